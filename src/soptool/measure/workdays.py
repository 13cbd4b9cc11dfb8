"""Working days on the real calendar: weekends and public holidays count as nothing."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from soptool.model.calendar import Calendar, Spell

MINUTES_PER_DAY = 24 * 60
_NONE: frozenset[date] = frozenset()


def holidays_of(country: str) -> Container[date]:
    """Return the public holidays of a country code (ISO 3166). Raises LookupError for others."""
    import holidays  # noqa: PLC0415 - a large table, for commands that count from a date

    try:
        return holidays.country_holidays(country)
    except NotImplementedError as error:
        raise LookupError(country) from error


def finished_on(
    start: date, spell: Spell, calendar: Calendar, holidays: Container[date] = _NONE
) -> date:
    """Return the day on which a spell that begins in the morning of `start` is over.

    Calendar days pass first, then working days; part of a day takes the day.
    """
    day = start + timedelta(days=_whole_days(spell.elapsed, Fraction(MINUTES_PER_DAY)))
    left = ceil(spell.working / calendar.minutes_per_day)
    per_week = ceil(calendar.days_per_week)
    while True:
        if day.weekday() < per_week and day not in holidays:
            left -= 1
        if left <= 0:
            return day
        day += timedelta(days=1)


def _whole_days(minutes: Fraction, per_day: Fraction) -> int:
    return max(0, ceil(minutes / per_day) - 1) if minutes else 0
