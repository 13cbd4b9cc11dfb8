"""Where a label would touch something, or be read for another line.

At the least heights and widths.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from soptool.diagram.course import MATTERS, Course, Spot, along, apart, distance, parts
from soptool.diagram.geometry import Layout
from soptool.diagram.plan import (
    HEAD_LENGTH,
    HEAD_WIDTH,
    PARTS,
    Connector,
    Label,
    PlanPoint,
    Symbol,
    X,
    Y,
)
from soptool.diagram.surroundings import LINE_ROOM, Surroundings

_HEAD_ROOM: Final = 0.06
"""Words at the side of an upright line may stand so much over its head."""
_REACH: Final = 60.0
_FALL: Final = 60.0
"""No label is tried farther from its symbol, mm across and down."""
_FROM_TRUNK: Final = 3.1
"""Words farther from what lines have in common are read for one of them, mm."""
_FLANK: Final = (0.5, 0.75)
"""How far out on a diamond's edge words belong to its corner."""


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

    def point(self, place: PlanPoint) -> tuple[float, float]:
        """Return a place in mm."""
        return self.x(place.x), self.y(place.y)


class Clearance:
    """What labels must not touch."""

    def __init__(self, drawn: Layout, scale: Scale) -> None:
        self.symbols = {symbol.id: symbol for symbol in drawn.symbols}
        self.taken: list[Spot] = []
        self.scale = scale
        self._right = scale.columns[-1] - 0.2
        self._connectors = drawn.connectors
        courses = [list(map(scale.point, wire.places)) for wire in drawn.connectors]
        self._pieces = [
            [_spot(one, other) for one, other in pairwise(course)] for course in courses
        ]
        self._links = [
            _spot(scale.point(link.start), scale.point(link.end)) for link in drawn.links
        ]
        self._lines = [piece for pieces in self._pieces for piece in pieces] + self._links
        self._heads = list({_head(course[-2], course[-1]) for course in courses})
        self._near: dict[str, Surroundings] = {}
        self._strips: dict[int, Surroundings] = {}
        self._boxes = [(_box(symbol, scale), symbol.kind == "decision") for symbol in drawn.symbols]

    @cached_property
    def _wires(self) -> list[tuple[Spot, Connector, list[Spot]]]:
        """Connectors with their pieces, and the box around them."""
        wires = zip(self._connectors, self._pieces, strict=True)
        return [(_hull(pieces), connector, pieces) for connector, pieces in wires]

    def spot(self, label: Label) -> Spot:
        """Return a label's box."""
        x, y = self.scale.point(label.corner)
        return Spot(x, y, x + label.width, y + label.height)

    def take(self, label: Label) -> None:
        """Keep others off a label."""
        self.taken.append(self.spot(label))

    def around(self, symbol: Symbol) -> Surroundings:
        """Return what lies within a label's reach of a symbol."""
        known = self._near.get(symbol.id)
        if known:
            return known
        x, y = self.scale.point(symbol.centre)
        left, top, right, bottom = x - _REACH, y - _FALL, x + _REACH, y + _FALL
        # Written out, for this is where labels take their time.
        known = self._near[symbol.id] = Surroundings(
            [it for it in self._lines if it[3] > top and it[1] < bottom and it[2] > left],
            [it for it in self._heads if it[3] > top and it[1] < bottom],
            [it for it in self._boxes if it[0][3] > top and it[0][1] < bottom],
            self.taken,
            [at for at in self.scale.columns if left < at < right],
            [at for at in self.scale.rows if top < at < bottom],
            self._right,
        )
        return known

    def strip(self, row: int) -> Surroundings:
        """Return what matters to words inside a row."""
        known = self._strips.get(row)
        if known:
            return known
        at = row - self.scale.first_row
        borders = self.scale.rows[at : at + 2]
        top, bottom = borders[0] - MATTERS, borders[1] + MATTERS
        known = self._strips[row] = Surroundings(
            [it for it in self._lines if it[3] > top and it[1] < bottom],
            [it for it in self._heads if it[3] > top and it[1] < bottom],
            [it for it in self._boxes if it[0][3] > top and it[0][1] < bottom],
            self.taken,
            self.scale.columns,
            borders,
            self._right,
        )
        return known

    def lonely(self, spot: Spot, number: int, near: Surroundings) -> bool:
        """Whether words in a row stand by a connector's first piece, and far from other lines."""
        own = self._pieces[number]
        clear = apart(distance(spot, own[0]))
        if clear > MATTERS:
            return False
        left, top, right, bottom = spot
        left, top, right, bottom = left - clear, top - clear, right + clear, bottom + clear
        return all(
            any(line is piece for piece in own)
            for line in near.lines
            if line[2] > left and line[0] < right and line[3] > top and line[1] < bottom
        )

    def clear(self, spot: Spot, connector: Connector, *, parting: bool = False) -> bool:
        """Whether a label there is read for its line.

        `parting`: for all the lines that have this piece in common.
        """
        if parting and not self._at_trunk(spot, connector):
            return False
        return self._course(connector, spot).clear(spot)

    def _at_trunk(self, spot: Spot, trunk: Connector) -> bool:
        points = map(self.scale.point, trunk.places)
        beside = [*(_spot(one, other) for one, other in pairwise(points)), *self._shoulders(trunk)]
        return any(distance(spot, piece) <= _FROM_TRUNK for piece in beside)

    def _course(self, connector: Connector, spot: Spot) -> Course:
        """Return a branch's lines among the others, as far as they matter to a spot."""
        left, top = spot.left - MATTERS, spot.top - MATTERS
        right, bottom = spot.right + MATTERS, spot.bottom + MATTERS
        own: list[Spot] = []
        line: list[Spot] = []
        merging: list[Spot] = []
        siblings = list(self._links)
        strangers: list[Spot] = []
        for box, other, pieces in self._wires:
            if box[2] < left or box[0] > right or box[3] < top or box[1] > bottom:
                continue
            sibling = other.source == connector.source
            if sibling and other.label == connector.label:
                own += pieces
                if other.places[0] == connector.places[0]:
                    line += pieces
                continue
            (siblings if sibling else strangers).extend(pieces)
            if other.target == connector.target:
                merging += pieces
        alone = line
        if merging:
            alone = [
                part
                for piece in line
                for part in parts(piece, (along(piece, it) for it in merging))
            ]
        alone = [*alone, *self._shoulders(connector)]
        return Course(own + alone, alone, siblings, strangers)

    def holds(self, spot: Spot, connector: Connector, *, parting: bool = False) -> bool:
        """Whether a label there touches nothing, and is read for its line."""
        near = Surroundings(self._lines, self._heads, self._boxes, self.taken, [], [], self._right)
        return not near.hits(spot, stop=True) and self.clear(spot, connector, parting=parting)

    def _shoulders(self, connector: Connector) -> Iterator[Spot]:
        """Yield points beside the corner of a diamond from which a line leaves to the side."""
        symbol = self.symbols[connector.source]
        if symbol.kind != "decision" or connector.places[0].y != symbol.centre.y:
            return
        x, y = self.scale.point(symbol.centre)
        side = 1 if self.scale.x(connector.places[0].x) > x else -1
        for part in _FLANK:
            at = x + side * symbol.width / 2 * part
            for away in (-1, 1):
                level = y + away * symbol.height / 2 * (1 - part)
                yield Spot(at, level, at, level)


def _spot(one: tuple[float, float], other: tuple[float, float]) -> Spot:
    return Spot(
        min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
    )


def _head(before: tuple[float, float], tip: tuple[float, float]) -> Spot:
    """Return what words keep as far from as from a line, so that they clear the arrowhead."""
    (x0, y0), (x, y) = before, tip
    long, half = HEAD_LENGTH - LINE_ROOM, HEAD_WIDTH / 2 - LINE_ROOM - _HEAD_ROOM
    if y0 != y:
        return Spot(x - half, y - long, x + half, y)
    back = x - long if x0 < x else x + long
    return Spot(min(back, x), y - half, max(back, x), y + half)


def _hull(pieces: Sequence[Spot]) -> Spot:
    lefts, tops, rights, bottoms = zip(*pieces, strict=True)
    return Spot(min(lefts), min(tops), max(rights), max(bottoms))


def _box(symbol: Symbol, scale: Scale) -> Spot:
    x, y = scale.point(symbol.centre)
    half, high = symbol.width / 2, symbol.height / 2
    return Spot(x - half, y - high, x + half, y + high)
