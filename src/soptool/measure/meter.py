"""Spans of time as whole numbers, which add up and compare fast and exactly."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from soptool.model.calendar import Calendar, Span, Spell

Cost = tuple[int, int, int]
NOTHING: Cost = (0, 0, 0)


def plus(one: Cost, other: Cost) -> Cost:
    """Add two costs."""
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def less(one: Cost, other: Cost) -> Cost:
    """Take a cost away from another."""
    return one[0] - other[0], one[1] - other[1], one[2] - other[2]


class Meter:
    """Turns spells into whole numbers (weight, working, elapsed) that compare as weights do."""

    def __init__(self, calendar: Calendar, spans: Iterable[Span]) -> None:
        self.calendar = calendar
        spells = (spell for span in spans for spell in (span.minimum, span.maximum))
        self.scale = lcm(*{part.denominator for spell in spells for part in self._parts(spell)})

    def _parts(self, spell: Spell) -> tuple[Fraction, Fraction, Fraction]:
        return self.calendar.weight(spell), spell.working, spell.elapsed

    def cost(self, spell: Spell) -> Cost:
        """Measure a spell."""
        weight, working, elapsed = self._parts(spell)
        return self._whole(weight), self._whole(working), self._whole(elapsed)

    def _whole(self, part: Fraction) -> int:
        return part.numerator * (self.scale // part.denominator)

    def span(self, bounds: Bounds) -> Span:
        """Return bounds as minutes."""
        return Span(self._spell(bounds.low), self._spell(bounds.high))

    def _spell(self, cost: Cost) -> Spell:
        return Spell(Fraction(cost[1], self.scale), Fraction(cost[2], self.scale))


class Bounds(NamedTuple):
    """The shortest and longest way to a goal.

    `is_sure`: every way comes to it. `ends` has the places where it can be reached, as bits.
    `is_exact`: there is a way that takes just the shortest time.
    """

    low: Cost
    high: Cost
    is_sure: bool = True
    ends: int = 0
    is_exact: bool = True


AT_GOAL = Bounds(NOTHING, NOTHING)
