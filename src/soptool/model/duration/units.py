"""Quantities of time as the mutu baku states them: a value, its unit, and the clock it runs on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction


class Unit(StrEnum):
    """A unit of time; a quarter and a semester are read as 3 and 6 months."""

    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"

    @property
    def rank(self) -> int:
        """The place of the unit from the shortest (0) to the longest (6)."""
        return _RANKS[self]


_RANKS = {unit: rank for rank, unit in enumerate(Unit)}


class Clock(StrEnum):
    """Whether time passes in office hours (`working`) or day and night (`calendar`)."""

    WORKING = "working"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Amount:
    """One quantity, for example 3 calendar days; the value is exact and never negative."""

    value: Fraction
    unit: Unit
    clock: Clock = Clock.WORKING


Amounts = tuple[Amount, ...]
"""A sum of quantities (`1 jam 30 menit`); empty is no time at all."""


# By the usual calendar, and elapsed time by the share of a week that is worked.
_ROUGH_MINUTES = (Fraction(1, 60), 1, 60, 450, 2250, 9450, 113400)
_ELAPSED_MINUTES = (Fraction(1, 60), 1, 60, 1440, 10080, 43200, 525600)
_WORKED = Fraction(2250, 10080)


def rough_minutes(sum_: Amounts) -> Fraction:
    """Return a length by the usual calendar, only to see which of two times is the longer."""
    return sum((_rough(part) for part in sum_), Fraction(0))


def _rough(part: Amount) -> Fraction:
    if part.clock is Clock.WORKING:
        return part.value * _ROUGH_MINUTES[part.unit.rank]
    return part.value * _ELAPSED_MINUTES[part.unit.rank] * _WORKED


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time, from its least to its most; both are equal where one is stated."""

    minimum: Amounts
    maximum: Amounts

    def times(self, count: Fraction) -> Length:
        """Return the length repeated."""
        return Length(_times(self.minimum, count), _times(self.maximum, count))


def _times(sum_: Amounts, count: Fraction) -> Amounts:
    return tuple(replace(part, value=part.value * count) for part in sum_)
