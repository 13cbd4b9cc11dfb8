"""Strokes of a page → the rules of its tables, and the cells between them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final, NamedTuple

from soptool.importing.sheets import Box, Segment, Sheet

_STRAIGHT: Final = 0.8
"""Points by which the ends of an upright or level stroke may differ."""
_APART, _GAP = 1.0, 3.0
"""Pieces of one rule lie so near beside each other, and leave such gaps."""
_LEAST: Final = 5.0
"""A rule of a cell is longer than that."""
_REACH: Final = 2.0


class Rule(NamedTuple):
    """A level or upright line: where it lies, and from where to where it reaches."""

    at: float
    low: float
    high: float

    def covers(self, place: float, slack: float = _REACH) -> bool:
        """Whether it reaches a place."""
        return self.low - slack <= place <= self.high + slack


def is_level(stroke: Segment) -> bool:
    """Whether a stroke runs from side to side."""
    return abs(stroke.y0 - stroke.y1) < _STRAIGHT


def is_upright(stroke: Segment) -> bool:
    """Whether a stroke runs from above to below."""
    return abs(stroke.x0 - stroke.x1) < _STRAIGHT


def merged(
    strokes: Iterable[Segment], apart: float = _APART, gap: float = _GAP
) -> tuple[list[Rule], list[Rule]]:
    """Join pieces that lie on one line: level rules and upright ones."""
    level, upright = [], []
    for stroke in strokes:
        if is_level(stroke):
            low, high = sorted((stroke.x0, stroke.x1))
            level.append(Rule((stroke.y0 + stroke.y1) / 2, low, high))
        elif is_upright(stroke):
            low, high = sorted((stroke.y0, stroke.y1))
            upright.append(Rule((stroke.x0 + stroke.x1) / 2, low, high))
    return _joined(level, apart, gap), _joined(upright, apart, gap)


def _joined(pieces: list[Rule], apart: float, gap: float) -> list[Rule]:
    found: list[Rule] = []
    beside: list[Rule] = []
    for piece in sorted(pieces):
        if beside and piece.at - beside[0].at > apart:
            found += _along(beside, gap)
            beside = []
        beside.append(piece)
    return [*found, *_along(beside, gap)]


def _along(pieces: list[Rule], gap: float) -> list[Rule]:
    found: list[Rule] = []
    for piece in sorted(pieces, key=lambda rule: rule.low):
        if found and piece.low - found[-1].high <= gap:
            found[-1] = found[-1]._replace(high=max(found[-1].high, piece.high))
        else:
            found.append(piece)
    return found


class Rules:
    """The rules of a page."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.level, self.upright = merged((*sheet.strokes, *sheet.rules))

    @cached_property
    def _long_level(self) -> list[Rule]:
        return [rule for rule in self.level if rule.high - rule.low > _LEAST]

    @cached_property
    def _long_upright(self) -> list[Rule]:
        return [rule for rule in self.upright if rule.high - rule.low > _LEAST]

    def cell(self, x: float, y: float) -> Box | None:
        """Return the cell around a place; None where a rule lacks on one side."""
        left = max((r.at for r in self._long_upright if r.at < x and r.covers(y)), default=None)
        right = min((r.at for r in self._long_upright if r.at > x and r.covers(y)), default=None)
        top = max((r.at for r in self._long_level if r.at < y and r.covers(x)), default=None)
        bottom = min((r.at for r in self._long_level if r.at > y and r.covers(x)), default=None)
        if left is None or right is None or top is None or bottom is None:
            return None
        return Box(left, top, right, bottom)

    def between(self, left: float, right: float, y: float) -> bool:
        """Whether an upright rule stands between two places of a line of text."""
        return any(left < rule.at < right and rule.low < y < rule.high for rule in self.upright)

    def is_ruled(self, x: float, y: float) -> bool:
        """Whether a level rule passes a place."""
        return any(abs(rule.at - y) < 2.5 and rule.covers(x) for rule in self.level)
