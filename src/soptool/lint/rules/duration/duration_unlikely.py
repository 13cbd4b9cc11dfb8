"""A single step that takes a month or more."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import by_number, msg
from soptool.lint.evidence.reading import is_part
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP567",
    "duration-unlikely",
    Severity.INFO,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, asas keterukuran; mutu baku waktu",
)
_MOST = "most"


def _judge(subject: StepSubject) -> Iterator[Finding]:
    time, calendar = subject.step.case_time, subject.of.whole.composer.calendar
    most = subject.of.whole.option(CHECK, _MOST)
    if time is None:
        return
    if calendar.weight(calendar.span(time).maximum) <= most * calendar.minutes_per_day:
        return
    text = time.text
    message = by_number(
        most,
        msg("“{text}” is long for one step: more than 1 working day.", text=text),
        msg("“{text}” is long for one step: more than {most} working days.", text=text, most=most),
    )
    hint = msg("Look at the unit; if it is right, the step is perhaps an SOP of its own.")
    yield subject.at(CHECK, ("duration",), message, hint=hint)


MANUAL = Manual(
    what=msg("One step takes longer than a set number of working days (`most`, 20)."),
    why=msg(
        "A row is one act of one executor. Where it takes a month or more, either the unit is "
        "wrong (hari for jam) or many acts hide in it, whose progress nobody can follow."
    ),
    bad=(
        "steps:\n  - {activity: Menandatangani surat tugas, duration: 90 hari kerja}\n",
        "steps:\n  - {activity: Mengumpulkan data lapangan, duration: 1 bulan}\n",
    ),
    good=("steps:\n  - {activity: Mengumpulkan data lapangan, duration: 2 minggu}\n",),
    defects=(43,),
)

RULE = Rule(
    CHECK,
    StepSubject,
    MANUAL,
    _judge,
    applies=lambda subject: subject.step.case_time is not None and not is_part(subject),
    options={_MOST: 20},
)
