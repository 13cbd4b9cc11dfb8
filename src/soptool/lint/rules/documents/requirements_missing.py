"""A step without what it needs."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.rows import has_own_cells, row_of
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP561",
    "requirements-missing",
    Severity.ERROR,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, bagian flowchart: mutu baku tiap kegiatan",
)


def _judge(subject: StepSubject) -> Iterator[Finding]:
    if any(step.requirements for step in row_of(subject)):
        return
    message = msg("The step does not say what it needs (kelengkapan, `requirements`).")
    hint = msg("Name the documents or things without which it can't begin.")
    yield subject.at(CHECK, ("requirements",), message, hint=hint)


MANUAL = Manual(
    what=msg("A step does not say what it needs."),
    why=msg(
        "Time, completeness and output of each step are the standard (mutu baku) against "
        "which work is held. What a step needs tells its executor when he may begin."
    ),
    bad=("steps:\n  - activity: Mencatat surat masuk\n",),
    good=(
        "steps:\n  - {activity: Mencatat surat masuk, requirements: Surat masuk}\n",
        (
            "steps:\n  - {activity: Memeriksa surat, requirements: Surat masuk}\n"
            "  - {row: same, activity: Mendisposisikan surat}\n"
        ),
    ),
    defects=(41,),
)

RULE = Rule(CHECK, StepSubject, MANUAL, _judge, applies=has_own_cells)
