"""A step without an output."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.cells import Column
from soptool.lint.evidence.rows import has_own_cells, row_of
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP562",
    "outputs-missing",
    Severity.ERROR,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, bagian flowchart: mutu baku tiap kegiatan",
)


_COLUMN = Column(
    "outputs",
    msg("The step does not say what it yields (output, `outputs`)."),
    msg("The column for what steps yield (output, `outputs`)"),
    msg("Name the document or thing that is there when it is done."),
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    rows = _rows(subject)
    left = [(row, _COLUMN.hint) for row in rows if not any(step.outputs for step in row_of(row))]
    return _COLUMN.empty(subject, CHECK, rows, left)


def _rows(subject: SopSubject) -> list[StepSubject]:
    return [step for step in subject.steps if has_own_cells(step)]


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

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: bool(_rows(subject)))
