"""Working days on the real calendar: weekends, public holidays and collective leave count nothing.

The days come from the `holidays` package. It knows public holidays and, of countries that decree
it, collective leave (cuti bersama, the category `government`), for the years that are decreed.
Holidays that follow the moon are estimated there until they are decided. Nobody can know from it
half days, shorter hours in Ramadan, local holidays, and leave of persons: a day counts whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Final, Protocol

from soptool.model.calendar import Calendar, Spell

if TYPE_CHECKING:
    from holidays import HolidayBase

MINUTES_PER_DAY: Final = 24 * 60
LONGEST_YEARS: Final = 100
_COLLECTIVE = "government"
_LANGUAGE = "en_US"
_ESTIMATED = "estimated"
_REMARK = re.compile(r" *\([^)]*\)$")


class DaysOff(Protocol):
    """Days on which nobody works, weekends aside."""

    def __contains__(self, day: date, /) -> bool:
        """Whether nobody works on the day."""


@dataclass(frozen=True)
class Holidays:
    """The public holidays and the collective leave of a country."""

    public: HolidayBase
    english: HolidayBase
    collective: HolidayBase | None

    def __contains__(self, day: date, /) -> bool:
        return day in self.public or (self.collective is not None and day in self.collective)

    def estimated(self, first: date, last: date) -> Iterator[tuple[date, str]]:
        """Yield the holidays between two days whose date is not decided yet, with their names."""
        for year in range(first.year, last.year + 1):
            date(year, 1, 1) in self.english  # noqa: B015 - the year is looked up when asked for
        for day in sorted(self.english):
            if first <= day <= last and _ESTIMATED in self.english[day]:
                yield day, _REMARK.sub("", self.public.get(day) or self.english[day])

    def undecreed(self, first: date, last: date) -> Iterator[int]:
        """Yield the years between two days of which no collective leave is decreed yet."""
        if self.collective is None:
            return
        years = range(first.year, self.collective.end_year + 1)
        latest = max((year for year in years if _has(self.collective, year)), default=None)
        for year in range(first.year, last.year + 1):
            if (latest is None or year > latest) and _has(self.public, year):
                yield year

    def unknown(self, first: date, last: date) -> Iterator[int]:
        """Yield the years between two days of which no holiday at all is known."""
        for year in range(first.year, last.year + 1):
            if not _has(self.public, year):
                yield year


def holidays_of(country: str) -> Holidays:
    """Return the holidays of a country code (ISO 3166). Raises LookupError for others."""
    import holidays  # noqa: PLC0415 - a large table, for commands that count from a date

    code = country.strip().upper()
    try:
        public = holidays.country_holidays(code)
    except NotImplementedError as error:
        raise LookupError(country) from error
    language = _LANGUAGE if _LANGUAGE in public.supported_languages else None
    collective = None
    if _COLLECTIVE in public.supported_categories:
        collective = holidays.country_holidays(code, categories=_COLLECTIVE)
    return Holidays(public, holidays.country_holidays(code, language=language), collective)


def finished_on(
    start: date, spell: Spell, calendar: Calendar, holidays: DaysOff = frozenset()
) -> date | None:
    """Return the day on which a spell that begins in the morning of `start` is over.

    Calendar days pass first, then working days; part of a day takes the day. None where that is
    more than a hundred years away.
    """
    end = _end(start)
    passed = _whole_days(spell.elapsed)
    if passed > (end - start).days:
        return None
    day = start + timedelta(days=passed)
    left = ceil(spell.working / calendar.minutes_per_day)
    per_week = ceil(calendar.days_per_week)
    while day < end:
        if day.weekday() < per_week and day not in holidays:
            left -= 1
        if left <= 0:
            return day
        day += timedelta(days=1)
    return None


def _end(start: date) -> date:
    """Return the first day that is too far away."""
    return date(min(start.year + LONGEST_YEARS, date.max.year), 1, 1)


def _whole_days(minutes: Fraction) -> int:
    return max(0, ceil(minutes / MINUTES_PER_DAY) - 1) if minutes else 0


def _has(holidays: HolidayBase, year: int) -> bool:
    date(year, 1, 1) in holidays  # noqa: B015 - the year is looked up when asked for
    return any(day.year == year for day in holidays)
