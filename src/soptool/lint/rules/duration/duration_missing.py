"""A step without time."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.cells import Column
from soptool.lint.evidence.entries import is_written
from soptool.lint.evidence.rows import has_own_cells, shares_a_row
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP560",
    "duration-missing",
    Severity.ERROR,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, bagian flowchart: mutu baku tiap kegiatan",
)


_COLUMN = Column(
    "duration",
    msg("The step has no time (waktu, `duration`)."),
    msg("The column for time (waktu, `duration`)"),
    msg("Write how long it takes at most: `duration: 30 menit`, `1 hari kerja`."),
)
_SHARED = msg(
    "Write how long it takes at most, or `duration: same` where the time above is for both."
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    rows = _rows(subject)
    left = [
        (row, _SHARED if shares_a_row(row) else _COLUMN.hint)
        for row in rows
        if not row.step.duration and not is_written(subject, *row.path, "duration")
    ]
    return _COLUMN.empty(subject, CHECK, rows, left)


def _rows(subject: SopSubject) -> list[StepSubject]:
    return [step for step in subject.steps if has_own_cells(step) or _is_told_apart(step)]


def _is_told_apart(step: StepSubject) -> bool:
    """Whether a further symbol of a row has words of its own; a bare one shares the row's time."""
    return shares_a_row(step) and step.step.activity is not None


MANUAL = Manual(
    what=msg("A step has no time."),
    why=msg(
        "Time, completeness and output of each step are the standard (mutu baku) against "
        "which work is held. Without the time nobody can say how long the procedure takes, or who "
        "is late."
    ),
    bad=(
        "steps:\n  - activity: Mencatat surat masuk\n",
        (
            "steps:\n  - {activity: Memeriksa surat, duration: 5 menit}\n"
            "  - {row: same, activity: Mendisposisikan surat}\n"
        ),
    ),
    good=(
        "steps:\n  - {activity: Mencatat surat masuk, duration: 5 menit}\n",
        (
            "steps:\n  - {activity: Memeriksa surat, duration: 5 menit}\n"
            "  - {row: same, activity: Mendisposisikan surat, duration: same}\n"
        ),
        (
            "steps:\n  - {id: periksa, activity: Memeriksa surat, duration: 5 menit}\n"
            "  - {row: same, branches: {Ya: next, Tidak: periksa}}\n"
            "  - {activity: Mencatat surat, duration: 5 menit}\n"
        ),
    ),
    defects=(41,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: bool(_rows(subject)))
