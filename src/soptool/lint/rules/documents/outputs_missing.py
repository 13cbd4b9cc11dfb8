"""A step without an output."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.rows import has_own_cells, row_of
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP562",
    "outputs-missing",
    Severity.ERROR,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, bagian flowchart: mutu baku tiap kegiatan",
)


def _judge(subject: StepSubject) -> Iterator[Finding]:
    if any(step.outputs for step in row_of(subject)):
        return
    message = msg("The step does not say what it yields (output, `outputs`).")
    hint = msg("Name the document or thing that is there when it is done.")
    yield subject.at(CHECK, ("outputs",), message, hint=hint)


MANUAL = Manual(
    what=msg("A step does not say what it yields."),
    why=msg(
        "Time, completeness and output of each step are the standard (mutu baku) against "
        "which work is held. The output shows that a step is done, and is what the next one begins "
        "with."
    ),
    bad=("steps:\n  - activity: Mencatat surat masuk\n",),
    good=(
        "steps:\n  - {activity: Mencatat surat masuk, outputs: Surat masuk teragenda}\n",
        (
            "steps:\n  - {activity: Memeriksa surat, outputs: Surat masuk teragenda}\n"
            "  - {row: same, activity: Mendisposisikan surat}\n"
        ),
    ),
    defects=(41,),
)

RULE = Rule(CHECK, StepSubject, MANUAL, _judge, applies=has_own_cells)
