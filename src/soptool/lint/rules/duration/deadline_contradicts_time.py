"""A deadline in the sentence of a step that its time contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import Message, msg
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.words import either
from soptool.model.calendar import Calendar
from soptool.model.duration.deadline import Deadline, deadlines
from soptool.model.duration.duration import Duration, parse_duration
from soptool.model.duration.latest import LATEST, WITHIN, choices
from soptool.model.duration.units import Clock, Unit
from soptool.model.duration.vocabulary import ANY
from soptool.model.step import Step
from soptool.shape.fill import Location

CHECK = Check(
    "SOP577",
    "deadline-contradicts-time",
    Severity.WARNING,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, asas keterukuran; mutu baku waktu",
)


def _judge(subject: StepSubject) -> Iterator[Finding]:
    time, calendar = subject.step.case_time, subject.of.whole.composer.calendar
    for path, text in _sentences(subject.step):
        for said in deadlines(text):
            if time is not None and _contradicts(said, time, calendar):
                message = msg(
                    "The sentence says “{said}”, the time “{time}”.", said=said.text, time=time.text
                )
                yield _told(subject, path, message)
    for said in _noted(subject.step.note or ""):
        if time is not None and _is_far_more(said.time, time, calendar):
            message = msg(
                "The note says “{said}”, the time “{time}”.", said=said.text, time=time.text
            )
            yield _told(subject, ("note",), message)


def _told(subject: StepSubject, path: Location, message: Message) -> Finding:
    place = subject.of.file.value((*subject.path, "duration"))
    return subject.at(
        CHECK,
        path,
        message,
        hint=msg("Say the time once, under waktu (`duration`), and in one kind of days."),
        related=[Related(place, msg("The time stands here."))],
    )


def _is_far_more(noted: Duration, time: Duration, calendar: Calendar) -> bool:
    """Whether a note tells of more than the whole time: part of it may well be told there."""
    said, taken = (calendar.weight(calendar.span(it).maximum) for it in (noted, time))
    return said > taken


def _noted(note: str) -> Iterator[Deadline]:
    """Yield how long the note says that it takes: "Proses pengajuan 2 bulan", "1 hari/8 jam"."""
    alone = parse_duration(note) if _LENGTH.fullmatch(note) else None
    if alone is not None and alone.maximum:
        yield Deadline(alone, note.strip(), is_least=True)
    for match in _TAKES.finditer(note):
        lead = re.split(r"[.;:]", note[: match.start()])[-1]
        other = _AT_MOST.search(match[0]) or _OF_OTHER.search(f"{lead}{match[0]}")
        time = None if other else parse_duration(match[1])
        if time is not None and time.maximum:
            yield Deadline(time, match[0].strip(), is_least=True)


def _sentences(step: Step) -> Iterator[tuple[Location, str]]:
    if step.activity:
        yield ("activity",), step.activity
    for number, text in enumerate(step.details):
        yield ("details", number), text


def _contradicts(said: Deadline, time: Duration, calendar: Calendar) -> bool:
    if _clocks(said.time) and _clocks(time) and _clocks(said.time) != _clocks(time):
        return True
    limit, taken = (calendar.weight(calendar.span(it).maximum) for it in (said.time, time))
    return taken < limit if said.is_least else taken > limit


_AT_MOST = re.compile(rf"\b(?:paling|{choices(*LATEST, *WITHIN)})\b", re.IGNORECASE)
_OF_OTHER = re.compile(
    rf"\b(?:berlaku|disimpan|masa|usia|pengalaman|{either('id-ifs')}|valid|if)\b", re.IGNORECASE
)
"""What else lasts: a validity, or a case that may arise ("bila tidak dijawab selama 3 hari")."""
_LENGTH = re.compile(rf"(?:\W*(?:\d+|{ANY}|kerja|kalender))+\W*", re.IGNORECASE)
_TAKES = re.compile(
    r"\b(?:proses|selama|lamanya|memakan waktu|membutuhkan waktu|waktu|takes?)\b[^.;:\d]{0,40}?"
    rf"(\d+(?:[.,]\d+)?(?:\s*-\s*\d+)?\s*(?:{ANY})(?: kerja| kalender)?)\b",
    re.IGNORECASE,
)


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
            "steps:\n  - {activity: Menerima surat keputusan, duration: 5 menit, "
            "note: Proses pengajuan 2 bulan}\n"
        ),
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
