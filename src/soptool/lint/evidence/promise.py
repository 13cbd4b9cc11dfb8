"""The promised time of a service beside what its SOPs take, and both places in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from soptool.compose.procedure import Row
from soptool.finding import Related
from soptool.language import Message, msg
from soptool.lint.evidence.service import Served, row_place, served
from soptool.lint.evidence.subject import StandardSubject
from soptool.measure.service import Course, promised
from soptool.measure.times import longest
from soptool.model.calendar import Calendar, Spell, format_spell
from soptool.model.duration.duration import Duration
from soptool.shape.fill import Location

_SHOWN = 3


@dataclass(frozen=True)
class Promise:
    """A promised time and a course of SOPs that must keep it."""

    served: Served
    course: Course
    path: Location
    duration: Duration

    @property
    def calendar(self) -> Calendar:
        """The workspace's calendar."""
        return self.course.calendar

    @property
    def spell(self) -> Spell:
        """The longest time that is promised."""
        return self.calendar.span(self.duration).maximum

    def is_passed_by(self, spell: Spell | None) -> bool:
        """Whether a time is longer than the promise."""
        return spell is not None and self._weight(spell) > self._weight(self.spell)

    def _weight(self, spell: Spell) -> Fraction:
        return self.calendar.weight(spell)

    @property
    def sops(self) -> str:
        """The titles of the SOPs."""
        return ", ".join(f"“{way.procedure.title}”" for way in self.course.ways)

    def text(self, spell: Spell) -> str:
        """Write a time in the workspace's language."""
        return format_spell(spell, self.calendar, self.served.subject.whole.settings.language)


def promises(subject: StandardSubject) -> Iterator[Promise]:
    """Yield each service's longest promised time with every course of SOPs behind it."""
    for one in served(subject):
        for course in one.courses:
            known = promised(one.offer, course.calendar)
            if known is not None:
                number, _, duration = known
                path = one.offer.path("delivery", "time", number)
                yield Promise(one, course, path, duration)


def is_promised(subject: StandardSubject) -> bool:
    """Whether there is a promised time with a measured SOP behind it."""
    return any(promise.course.is_measured for promise in promises(subject))


def waypoints(promise: Promise) -> Iterator[Related]:
    """Yield where the way begins, what takes longest on it, and where it ends."""
    ways = promise.course.ways
    first, last = ways[0].first, ways[-1].last
    begins = msg("The applicant's way begins here, in row {no}.", no=first.no)
    rows: list[tuple[Row, tuple[str, ...], Message]] = [(first, (), begins)]
    heavy = sorted(
        (row for way in ways for row in way.heaviest),
        key=lambda row: -promise.calendar.weight(longest(row, promise.calendar)),
    )
    for row in heavy[:_SHOWN]:
        time = promise.text(longest(row, promise.calendar))
        rows.append((row, ("duration",), msg("Row {no} takes {time}.", no=row.no, time=time)))
    if last:
        rows.append((last[-1], (), msg("It ends here, in row {no}.", no=last[-1].no)))
    for row, path, words in rows:
        place = row_place(row, *path)
        if place is not None:
            yield Related(place, words)
