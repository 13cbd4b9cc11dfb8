"""Columns that stand by rank or at random instead of by the sequence of the activity."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Fix, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.executors import are_known, by_first_step, label_of
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP555",
    "executor-order",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, bagian flowchart: urutan kolom pelaksana",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    executors = subject.sop.executors
    declared, wanted = tuple(executors), by_first_step(subject)
    if declared == wanted:
        return
    at = next(i for i, pair in enumerate(zip(declared, wanted, strict=True)) if len({*pair}) > 1)
    early, late = label_of(executors[wanted[at]]), label_of(executors[declared[at]])
    message = msg(
        "“{early}” acts before “{late}”, but its column stands further right.",
        early=early,
        late=late,
    )
    if at == 0:
        message = msg(
            "The first column is “{late}”, but the activity begins with “{early}”.",
            early=early,
            late=late,
        )
    labels = {label_of(executor) for executor in executors.values()}
    is_clear = len(labels) == len(executors)  # of two that are called alike, the first gives the id
    order = ", ".join(f"`{name}`" for name in wanted)
    yield subject.at(
        CHECK,
        ("executors", declared[at]),
        message,
        hint=msg("Order the columns as the work passes through them: {order}.", order=order),
        fix=Fix(
            msg("Order the columns by their first step."),
            (subject.ordering(("executors",), wanted),),
        )
        if is_clear
        else None,
        key=True,
    )


_ROWS = (
    "steps:\n"
    "  - {activity: Mencatat surat masuk, executor: agendaris}\n"
    "  - {activity: Mendisposisikan surat masuk, executor: sekjen}\n"
)

_GOOD = (
    "executors:\n  agendaris: Pengadministrasi Persuratan\n  sekjen: Sekretaris Jenderal\n" + _ROWS
)

MANUAL = Manual(
    what=msg("The columns of executors do not follow the sequence of the activity."),
    why=msg(
        "The flow begins in the leftmost column and moves to the right as the work does, whatever "
        "the rank of the posts. Lines then cross less and the eye follows them."
    ),
    bad=(
        "executors:\n  sekjen: Sekretaris Jenderal\n  agendaris: Pengadministrasi Persuratan\n"
        + _ROWS,
    ),
    good=(_GOOD,),
    fixed=(_GOOD,),
    defects=(36,),
    recalled=True,
)

RULE = Rule(
    CHECK,
    SopSubject,
    MANUAL,
    _judge,
    applies=lambda subject: len(subject.sop.executors) > 1 and are_known(subject),
)
