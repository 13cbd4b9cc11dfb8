"""Working days and calendar days in one SOP, which cannot be added."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.duration.duration import Duration
from soptool.model.duration.units import Clock, Unit

CHECK = Check(
    "SOP568",
    "duration-clocks-mixed",
    Severity.WARNING,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, asas keterukuran; mutu baku waktu",
)
Timed = tuple[StepSubject, Duration]


def _judge(subject: SopSubject) -> Iterator[Finding]:
    timed = tuple((step, step.step.time) for step in subject.steps)
    known = tuple((step, time) for step, time in timed if time and not time.alternatives)
    working = [pair for pair in known if _counts(pair, Clock.WORKING)]
    calendar = [pair for pair in known if _counts(pair, Clock.CALENDAR)]
    if not working or not calendar:
        return
    rare, usual = (calendar, working) if len(calendar) <= len(working) else (working, calendar)
    (step, time), (other, common) = rare[0], usual[0]
    there = subject.place(*other.path, "duration")
    yield step.at(
        CHECK,
        ("duration",),
        msg(
            "“{text}” and “{other}” run on different clocks (working days, calendar days), so "
            "their sum is neither.",
            text=time.text,
            other=common.text,
        ),
        hint=msg("Use one of them in the whole SOP: `hari kerja` or `hari kalender`."),
        related=(Related(there, msg("“{other}” stands here.", other=common.text)),),
    )


def _counts(timed: Timed, clock: Clock) -> bool:
    """Whether a time holds days of this clock; hours and minutes belong to either."""
    amounts = timed[1].minimum + timed[1].maximum
    return any(part.clock is clock and part.unit.rank >= Unit.DAYS.rank for part in amounts)


MANUAL = Manual(
    what=msg("Steps of one SOP count working days and calendar days side by side."),
    why=msg(
        "The times of the steps add up to the time that is promised. Five working days and five "
        "calendar days don't; documents then print two sums. A bare `hari` is a working day."
    ),
    bad=(
        (
            "steps:\n"
            "  - {activity: Menelaah permohonan, duration: 3 hari kerja}\n"
            "  - {activity: Menerbitkan izin, duration: 2 hari kalender}\n"
        ),
    ),
    good=(
        (
            "steps:\n"
            "  - {activity: Menelaah permohonan, duration: 3 hari kerja}\n"
            "  - {activity: Menerbitkan izin, duration: 2 jam}\n"
        ),
    ),
    defects=(44,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)
