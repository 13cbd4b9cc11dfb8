"""A check that is repeated though nothing has changed."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.flow.rows import row_name
from soptool.language import listed, msg
from soptool.lint.evidence.loops import loops_of
from soptool.lint.evidence.reading import is_part, tongue
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.step import checks

CHECK = Check(
    "SOP586",
    "loop-without-work",
    Severity.WARNING,
    principle=Principle.EFFICIENCY,
    source="PermenPAN-RB 35/2012, asas efisiensi dan efektivitas",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for loop in loops_of(subject):
        if not all(_only_decides(step) for step in loop):
            continue
        names = listed([row_name(step.node) for step in loop])
        yield loop[-1].at(
            CHECK,
            ("branches",),
            msg("Nothing is mended before step {steps} is decided again.", steps=names),
            hint=msg("Lead the answer back to the step where the fault is mended."),
            key=True,
        )


def _only_decides(step: StepSubject) -> bool:
    if not step.step.is_decision or is_part(step):
        return False
    text = step.step.activity
    names = step.of.executor_names
    return text is None or "?" in text or bool(checks(text, names, tongue(step.of)))


MANUAL = Manual(
    what=msg("A loop of the flow holds decisions only."),
    why=msg(
        "Work goes back so that somebody mends it. An answer that leads to the same question "
        "again gives the same answer again."
    ),
    bad=(
        (
            "steps:\n"
            "  - id: periksa\n"
            "    activity: Memeriksa konsep surat\n"
            "    question: Sesuai?\n"
            "    branches: {Ya: end, Tidak: periksa}\n"
        ),
    ),
    good=(
        (
            "steps:\n"
            "  - {id: susun, activity: Menyusun konsep surat}\n"
            "  - activity: Memeriksa konsep surat\n"
            "    question: Sesuai?\n"
            "    branches: {Ya: end, Tidak: susun}\n"
        ),
    ),
    defects=(31,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: bool(loops_of(subject)))
