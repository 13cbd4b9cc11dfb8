"""A step without what it needs."""

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
    "SOP561",
    "requirements-missing",
    Severity.ERROR,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, bagian flowchart: mutu baku tiap kegiatan",
)


_COLUMN = Column(
    "requirements",
    msg("The step does not say what it needs (kelengkapan, `requirements`)."),
    msg("The column for what steps need (kelengkapan, `requirements`)"),
    msg("Name the documents or things without which it can't begin."),
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    rows = _rows(subject)
    left = [
        (row, _COLUMN.hint) for row in rows if not any(step.requirements for step in row_of(row))
    ]
    return _COLUMN.empty(subject, CHECK, rows, left)


def _rows(subject: SopSubject) -> list[StepSubject]:
    return [step for step in subject.steps if has_own_cells(step)]


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

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: bool(_rows(subject)))
