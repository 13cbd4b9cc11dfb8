"""A deadline in the sentence of a step that its time contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.calendar import Calendar
from soptool.model.duration.duration import Duration, parse_duration
from soptool.model.duration.units import Clock, Unit

CHECK = Check(
    "SOP577",
    "deadline-contradicts-time",
    Severity.WARNING,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, asas keterukuran; mutu baku waktu",
)
_UNITS = "menit|jam|hari|minggu|bulan|tahun"
_DEADLINE = re.compile(
    r"\b(?P<kind>paling (?:lambat|lama|cepat|singkat)|selambat-lambatnya|maksimal|waktu) ?"
    rf"(?P<time>\d+ ?(?:\([^)]*\) ?)?(?:{_UNITS})\b(?: (?:kerja|kalender))?)",
    re.IGNORECASE,
)
_AT_LEAST = ("paling cepat", "paling singkat")


def _judge(subject: StepSubject) -> Iterator[Finding]:
    time, text = subject.step.case_time, subject.step.activity or ""
    found = _DEADLINE.search(text)
    said = parse_duration(found["time"]) if found else None
    if found is None or said is None or time is None:
        return
    calendar = subject.of.whole.composer.calendar
    if not _contradicts(said, time, calendar, least=found["kind"].lower() in _AT_LEAST):
        return
    place = subject.of.file.value((*subject.path, "duration"))
    yield subject.at(
        CHECK,
        ("activity",),
        msg("The sentence says “{said}”, the time “{time}”.", said=found[0], time=time.text),
        hint=msg("Say the time once, under waktu (`duration`), and in one kind of days."),
        related=[Related(place, msg("The time stands here."))],
    )


def _contradicts(said: Duration, time: Duration, calendar: Calendar, *, least: bool) -> bool:
    if _clocks(said) and _clocks(time) and _clocks(said) != _clocks(time):
        return True
    limit, taken = (calendar.weight(calendar.span(it).maximum) for it in (said, time))
    return taken < limit if least else taken > limit


def _clocks(time: Duration) -> frozenset[Clock]:
    """Return whether days of the calendar or of the office are counted; nothing within a day."""
    return frozenset(part.clock for part in time.maximum if part.unit in _LONG)


_LONG = (Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS)

MANUAL = Manual(
    what=msg("A step's sentence sets a deadline that its time contradicts."),
    why=msg(
        "Two figures for one act leave open which holds: who is late by the one is in time by the "
        "other. Calendar days beside working days are such a pair, too."
    ),
    bad=(
        (
            "steps:\n  - activity: Menjawab sanggahan paling lambat 14 hari kalender\n"
            "    duration: 1 hari kerja\n"
        ),
        "steps:\n  - {activity: Membalas surat paling lambat 2 hari kerja, duration: 5 hari}\n",
    ),
    good=(
        "steps:\n  - {activity: Membalas surat paling lambat 2 hari kerja, duration: 1 hari}\n",
        "steps:\n  - {activity: Membalas surat, duration: maksimal 2 hari kerja}\n",
    ),
    defects=(42, 44),
)

RULE = Rule(CHECK, StepSubject, MANUAL, _judge)
