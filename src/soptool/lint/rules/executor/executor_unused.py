"""A column in which nothing is ever done."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Fix, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.executors import are_known, in_order_of_use
from soptool.lint.evidence.subject import MacroSubject, SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP551",
    "executor-unused",
    Severity.ERROR,
    principle=Principle.EFFICIENCY,
    source="PermenPAN-RB 35/2012, bagian flowchart: kolom pelaksana",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    acting = in_order_of_use(subject)
    for name, executor in subject.sop.executors.items():
        if name in acting:
            continue
        out = msg("Take “{name}” out.", name=executor.name)
        change = subject.deleting(("executors", name))
        yield subject.at(
            CHECK,
            ("executors", name),
            msg("No step is done by “{name}”; its column stays empty.", name=executor.name),
            hint=msg(
                "Take it out, or name it at the steps that it does (`executor: {id}`).", id=name
            ),
            fix=None if _is_mapped(subject, name) else Fix(out, (change,), safe=False),
            key=True,
        )


def _is_mapped(subject: SopSubject, name: str) -> bool:
    """Whether the executor is named at a part: by this macro, or by one that has it as a part."""
    own = subject.macro.steps if isinstance(subject, MacroSubject) else ()
    whole = subject.whole
    users = (whole.named(user) for user in whole.workspace.users.get(subject.id, ()))
    macros = (user.macro for user in users if isinstance(user, MacroSubject))
    return any(name in (step.executors or {}).values() for step in own) or any(
        name in (step.executors or {}) for macro in macros for step in macro.steps
    )


MANUAL = Manual(
    what=msg("An executor is declared but does no step."),
    why=msg(
        "The columns show who takes part in the procedure. An empty one costs space, and leaves "
        "readers looking for a task that was forgotten."
    ),
    bad=(
        (
            "executors:\n"
            "  agendaris: Pengadministrasi Persuratan\n"
            "  kabag: Kepala Bagian Tata Usaha\n"
            "steps:\n  - {activity: Mencatat surat masuk, executor: agendaris}\n"
        ),
    ),
    good=(
        (
            "executors:\n"
            "  agendaris: Pengadministrasi Persuratan\n"
            "  kabag: Kepala Bagian Tata Usaha\n"
            "steps:\n"
            "  - {activity: Menyerahterimakan surat masuk, executor: {chain: [agendaris, kabag]}}\n"
        ),
    ),
    fixes_safely=False,
    fixed=(
        (
            "executors:\n"
            "  agendaris: Pengadministrasi Persuratan\n"
            "steps:\n  - {activity: Mencatat surat masuk, executor: agendaris}\n"
        ),
    ),
    defects=(33,),
)

RULE = Rule(
    CHECK,
    SopSubject,
    MANUAL,
    _judge,
    applies=lambda subject: bool(subject.sop.executors) and are_known(subject),
)
