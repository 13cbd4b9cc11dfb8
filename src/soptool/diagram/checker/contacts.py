"""Where two connectors touch: overlaps, crossings, pieces too close. For the checker only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from soptool.diagram.checker.drawing import Connector, Point
from soptool.diagram.checker.pieces import SAME_PLACE, TOUCH, Line, Piece, meet, parted, within

TIGHT: Final = 2.5
_FALSE_JOINT: Final = 0.3


class Contact(NamedTuple):
    """Places where two lines lie on each other, and how often they cross or run too close."""

    overlaps: tuple[Point, ...]
    crossings: int
    tight: int


_NONE: Final = Contact((), 0, 0)


def contact(one: Line, other: Line) -> Contact:
    """Compare two connectors."""
    if not meet(one.box, other.box, TIGHT):
        return _NONE
    allowed = _may_share(one.connector, other.connector)
    overlaps: list[Point] = []
    crossings: set[Point] = set()
    tight = 0
    for first, second in _close_pieces(one, other):
        if first.level == second.level:
            gap = parted(first, second)
            if gap is None:
                continue
            if gap >= TOUCH:
                tight += gap < TIGHT
            elif not allowed:
                overlaps.append((first.left, first.top))
            continue
        level, upright = (first, second) if first.level else (second, first)
        x, y = upright.left, level.top
        if within(level, upright, -SAME_PLACE):
            crossings.add((round(x, 1), round(y, 1)))
        elif not allowed and within(level, upright, _FALSE_JOINT):
            overlaps.append((x, y))
    return Contact(tuple(overlaps), len(crossings), tight)


def _close_pieces(one: Line, other: Line) -> Iterator[tuple[Piece, Piece]]:
    for first in one.pieces:
        if meet(first, other.box, TIGHT):
            for second in other.pieces:
                if meet(first, second, TIGHT):
                    yield first, second


def _may_share(one: Connector, other: Connector) -> bool:
    """Lines to one symbol may merge; one line that forks has one beginning."""
    if one.target == other.target:
        return True
    return one.source == other.source and one.label == other.label
