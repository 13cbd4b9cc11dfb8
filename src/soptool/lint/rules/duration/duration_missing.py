"""A step without time."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.rows import has_own_cells, shares_a_row
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP560",
    "duration-missing",
    Severity.ERROR,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, bagian flowchart: mutu baku tiap kegiatan",
)


def _judge(subject: StepSubject) -> Iterator[Finding]:
    if subject.step.duration:
        return
    message = msg("The step has no time (waktu, `duration`).")
    hint = msg("Write how long it takes at most: `duration: 30 menit`, `1 hari kerja`.")
    if shares_a_row(subject):
        hint = msg(
            "Write how long it takes at most, or `duration: same` where the time above is for both."
        )
    yield subject.at(CHECK, ("duration",), message, hint=hint)


def _takes_time(subject: StepSubject) -> bool:
    return shares_a_row(subject) or has_own_cells(subject)


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
    ),
    defects=(41,),
)

RULE = Rule(CHECK, StepSubject, MANUAL, _judge, applies=_takes_time)
