"""Where a label would touch something, at the least heights and widths."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from soptool.diagram.geometry import Layout
from soptool.diagram.plan import PARTS, Place, Symbol, X, Y

_LINE_ROOM: Final = 0.25
_REACH: Final = 60.0
_FALL: Final = 60.0
"""No label is tried farther from its symbol, mm across and down."""


class Spot(NamedTuple):
    """A box in mm from the top left of the page's first row."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Column borders, row borders, and the number of the first row."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    first_row: int

    def x(self, place: X) -> float:
        """Return millimetres from the left."""
        left, right = self.columns[place.column], self.columns[place.column + 1]
        return left + (right - left) * place.fraction + place.offset

    def y(self, place: Y) -> float:
        """Return millimetres from the top."""
        top = self.rows[place.row - self.first_row]
        bottom = self.rows[place.row - self.first_row + 1]
        return top + (bottom - top) * PARTS[place.anchor] + place.offset

    def point(self, place: Place) -> tuple[float, float]:
        """Return a place in mm."""
        return self.x(place.x), self.y(place.y)


class Room:
    """What labels must not touch."""

    def __init__(self, drawn: Layout, scale: Scale) -> None:
        self.symbols = {symbol.id: symbol for symbol in drawn.symbols}
        self.taken: list[Spot] = []
        self.scale = scale
        self._right = scale.columns[-1] - 0.2
        self._lines = [
            _spot(scale.point(start), scale.point(end))
            for connector in drawn.connectors
            for start, end in pairwise(connector.places)
        ] + [_spot(scale.point(link.start), scale.point(link.end)) for link in drawn.links]
        self._boxes = [(_box(symbol, scale), symbol.kind == "decision") for symbol in drawn.symbols]

    def around(self, symbol: Symbol) -> _Near:
        """Return what lies within a label's reach of a symbol."""
        x, y = self.scale.point(symbol.centre)
        left, top, right, bottom = x - _REACH, y - _FALL, x + _REACH, y + _FALL
        # Written out, for this is where labels take their time.
        return _Near(
            [it for it in self._lines if it[3] > top and it[1] < bottom and it[2] > left],
            [it for it in self._boxes if it[0][3] > top and it[0][1] < bottom],
            [it for it in self.taken if it[3] > top and it[1] < bottom],
            [at for at in self.scale.columns if left < at < right],
            [at for at in self.scale.rows if top < at < bottom],
            self._right,
        )


class _Near(NamedTuple):
    """Lines, symbols, labels, and borders near a label; the right end of the drawing."""

    lines: list[Spot]
    boxes: list[tuple[Spot, bool]]
    taken: list[Spot]
    columns: list[float]
    rows: list[float]
    right: float

    def free(self, spot: Spot, *, strict: bool) -> bool:
        """Whether nothing is touched there; `strict`: not even the table's lines."""
        if spot.left < 0.2 or spot.right > self.right:
            return False
        if strict and (
            any(spot.left < x < spot.right for x in self.columns)
            or any(spot.top < y < spot.bottom for y in self.rows)
        ):
            return False
        return not self.hits(spot, stop=True)

    def hits(self, spot: Spot, *, stop: bool = False) -> int:
        """Count what is touched, or stop at the first."""
        left, top = spot.left - _LINE_ROOM, spot.top - _LINE_ROOM
        right, bottom = spot.right + _LINE_ROOM, spot.bottom + _LINE_ROOM
        hits = 0 if spot.left >= 0.2 and spot.right <= self.right else 3
        for line in self.lines:
            if line[2] > left and line[0] < right and line[3] > top and line[1] < bottom:
                hits += 1
                if stop:
                    return hits
        for box, diamond in self.boxes:
            if _meet(box, spot) and (not diamond or _in_diamond(box, spot)):
                hits += 2
                if stop:
                    return hits
        return hits + 2 * sum(_meet(other, spot) for other in self.taken)


def _spot(one: tuple[float, float], other: tuple[float, float]) -> Spot:
    return Spot(
        min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
    )


def _box(symbol: Symbol, scale: Scale) -> Spot:
    x, y = scale.point(symbol.centre)
    half, high = symbol.width / 2, symbol.height / 2
    return Spot(x - half, y - high, x + half, y + high)


def _meet(one: Spot, other: Spot) -> bool:
    return (
        one.left < other.right
        and one.right > other.left
        and one.top < other.bottom
        and one.bottom > other.top
    )


def _in_diamond(box: Spot, spot: Spot) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    near_x = min(max(x, spot.left), spot.right)
    near_y = min(max(y, spot.top), spot.bottom)
    across = abs(near_x - x) / (box.right - x)
    down = abs(near_y - y) / (box.bottom - y)
    return across + down < 1.03
