"""How large symbols are, and how much room columns need beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from operator import add
from typing import Final, NamedTuple

from soptool.diagram.grid import Kind
from soptool.diagram.lattice import Lattice
from soptool.diagram.lettering import Block, settings
from soptool.diagram.route import Route
from soptool.diagram.sheet import Box
from soptool.diagram.tracks import Bundle, Tracks

NARROWEST: Final = 9.0
WIDEST: Final = 16.0
HEIGHTS: Final[dict[Kind, float]] = {
    "terminator": 6.0,
    "process": 6.5,
    "decision": 8.5,
    "connector": 8.0,
}
_TALLEST_DECISION: Final = 14.0
WIDEST_TEXT: Final = 22.0
_ROUND_ENDS: Final = 2.6
_FILL: Final = 0.95

TRACK_FIRST: Final = 1.1
"""From a column's border to the first upright track."""
TRACK_STEP: Final = 1.4
_TRACK_MOST: Final = 2.6
_TRACK_AWAY: Final = 2.0
SIDE_ARROW: Final = 2.3
SIDE_CLEAR: Final = 1.1
SIDE_BARE: Final = 1.4
_SIDE_WISH: Final = 1.5
"""From a symbol to a column's border, where there is a choice."""
_SLANT_STEP: Final = 2.0
"""Least distance of lines that leave a symbol downwards."""


class Size(NamedTuple):
    """A symbol's size, and the text that fits inside."""

    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths of the columns, sizes of the boxes, and the offset of each upright track.

    `usual` is the width of a symbol without words. `offsets[bundle][track]` is mm from the
    gutter's border, below 0 to the left of it.
    """

    widths: tuple[float, ...]
    usual: float
    sizes: tuple[Size, ...]
    offsets: dict[int, tuple[float, ...]]


class _Side(NamedTuple):
    """One side of a column: most tracks there, and room kept for an arrow."""

    tracks: int
    keep: float

    @property
    def room(self) -> float:
        if not self.tracks:
            return SIDE_BARE
        return TRACK_FIRST + TRACK_STEP * (self.tracks - 1) + self.keep


def columns(
    lattice: Lattice,
    routes: Sequence[Route],
    tracks: Tracks,
    wished: tuple[float, ...],
    most: float = WIDEST,
) -> Columns:
    """Return sizes for columns of at least the wished widths, usual symbols of `most` at most."""
    lefts = {
        number: _left_share(bundle, lattice.stops[bundle.corridor[1]].index, len(wished))
        for number, bundle in enumerate(tracks.bundles)
        if not bundle.corridor[0]
    }
    sides = _sides(lattice, routes, tracks, lefts)
    rooms = [2 * max(left.room, right.room) for left, right in sides]
    least = tuple(_least(lattice, box) for box in range(len(lattice.sheet.boxes)))
    narrowest = _widest(lattice, least)
    widths = tuple(map(max, wished, map(add, narrowest, rooms)))
    free = [width - room for width, room in zip(widths, rooms, strict=True)]
    wish = min(widths, default=WIDEST) - 2 * _SIDE_WISH
    usual = max(NARROWEST, min(most, wish, *free))
    sizes = tuple(
        size_of(box, max(usual, wide), min(WIDEST_TEXT, free[box.column]))
        for box, wide in zip(lattice.sheet.boxes, least, strict=True)
    )
    widest = _widest(lattice, [size.width for size in sizes])
    space = [(width - widest) / 2 for width, widest in zip(widths, widest, strict=True)]
    offsets = {
        number: _offsets(len(tracks.bundles[number].leans), left, gutter, space, sides)
        for number, left in lefts.items()
        for gutter in (lattice.stops[tracks.bundles[number].corridor[1]].index,)
    }
    return Columns(widths, usual, sizes, offsets)


def _least(lattice: Lattice, box: int) -> float:
    """Return the least width of a box for the lines that leave it."""
    return max(NARROWEST, 2 * _SLANT_STEP * (lattice.slants[box] + 1))


def _widest(lattice: Lattice, widths: Sequence[float]) -> list[float]:
    """Return for each column the greatest width of its boxes."""
    widest = [NARROWEST] * lattice.sheet.columns
    for box, width in zip(lattice.sheet.boxes, widths, strict=True):
        widest[box.column] = max(widest[box.column], width)
    return widest


def _left_share(bundle: Bundle, gutter: int, count: int) -> int:
    """Return how many tracks lie left of the border: where their ends lean, evenly if alike."""
    leans, most = bundle.leans, len(bundle.leans)
    if gutter == 0:
        return 0
    if gutter == count:
        return most

    def strain(left: int) -> tuple[float, int]:
        wrong = sum(leans[:left]) - sum(leans[left:])
        return (wrong + 0.45 * (2 * left - most) ** 2, left)

    return min(range(most + 1), key=strain)


def _sides(
    lattice: Lattice, routes: Sequence[Route], tracks: Tracks, lefts: dict[int, int]
) -> list[tuple[_Side, _Side]]:
    most: dict[tuple[int, str], int] = defaultdict(int)
    for number, left in lefts.items():
        bundle = tracks.bundles[number]
        gutter = lattice.stops[bundle.corridor[1]].index
        most[gutter - 1, "right"] = max(most[gutter - 1, "right"], left)
        most[gutter, "left"] = max(most[gutter, "left"], len(bundle.leans) - left)
    arrows = {
        (lattice.sheet.boxes[end.box].column, end.side)
        for end in (route.candidate.end for route in routes)
    }

    def side(column: int, name: str) -> _Side:
        keep = SIDE_ARROW if (column, name) in arrows else SIDE_CLEAR
        return _Side(most[column, name], keep)

    return [
        (side(column, "left"), side(column, "right")) for column in range(lattice.sheet.columns)
    ]


def _offsets(
    count: int,
    left: int,
    gutter: int,
    space: list[float],
    sides: list[tuple[_Side, _Side]],
) -> tuple[float, ...]:
    before: tuple[float, ...] = ()
    after: tuple[float, ...] = ()
    if left:
        before = _spread(left, space[gutter - 1] - sides[gutter - 1][1].keep)
    if count > left:
        after = _spread(count - left, space[gutter] - sides[gutter][0].keep)
    return (*(-offset for offset in reversed(before)), *after)


def _spread(count: int, room: float) -> tuple[float, ...]:
    """Return distances from the border for tracks that have so much room."""
    spare = room - TRACK_FIRST
    step = 0.0
    if count > 1:
        step = min(max(spare / (count - 1), TRACK_STEP), _TRACK_MOST)
    first = TRACK_FIRST + min(_TRACK_AWAY, max(0.0, spare - step * (count - 1)) * 0.45)
    return tuple(first + step * place for place in range(count))


def size_of(box: Box, usual: float, free: float) -> Size:
    """Return the size of a symbol of at least the usual width, wider if its words need it."""
    height = HEIGHTS[box.kind]
    if box.kind == "connector":
        return Size(NARROWEST, height, (box.text,))
    fitting: list[Size] = []
    for block in settings(box.text):
        fitting += _holding(box.kind, block, usual, free)
    if not fitting:
        return Size(usual, height, ())
    return min(fitting, key=lambda size: (size.height + 0.4 * size.width, size.width))


def _holding(kind: Kind, block: Block, usual: float, free: float) -> list[Size]:
    """Return symbols that hold the block inside."""
    if kind != "decision":
        wide, high = block.width + _ROUND_ENDS, block.height + 1.8
        height = max(HEIGHTS[kind], high)
        return [Size(max(usual, wide), height, block.lines)] if wide <= free else []
    found = []
    width = usual
    while width <= free + 1e-9:
        left = _FILL - block.width / width
        height = max(HEIGHTS[kind], block.height / left) if left > 0 else _TALLEST_DECISION + 1
        if height <= _TALLEST_DECISION:
            found.append(Size(width, height, block.lines))
        width += 1.0
    return found
