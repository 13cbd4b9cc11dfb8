"""How high rows must be, and where bands and level tracks lie in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from soptool.diagram.lattice import Lattice
from soptool.diagram.lettering import Block, settings
from soptool.diagram.plan import Y
from soptool.diagram.route import Route
from soptool.diagram.sizes import Columns
from soptool.diagram.tracks import Bundle, Tracks

_FIRST: Final = 1.7
"""From a row's border to the first level track."""
_STEP: Final = 1.8
_ARROW: Final = 2.6
_CLEAR: Final = 1.5
_WORDS_MOST: Final = 5.3
_WORDS_ROOM: Final = 1.6
_LABEL_GAP: Final = 0.9
_LABEL_ROOM: Final = 9.0
_TRACK_ROOM: Final = 2.2
"""Between a column's border and words beside the upright line there."""


@dataclass(frozen=True, slots=True)
class Bands:
    """Least row heights; the middle of each band; the height of each level track.

    `tracks[bundle][track]` likewise. Rows count from the sheet's first.
    """

    heights: tuple[float, ...]
    middles: tuple[Y, ...]
    tracks: dict[int, tuple[Y, ...]]


@dataclass(slots=True)
class _Gutter:
    """What lies in one gutter: tracks above and below its border, all where it has none.

    `step` is how far the tracks are apart.
    """

    above: int = 0
    below: int = 0
    step: float = _STEP

    @property
    def first_below(self) -> float:
        """How far the first track below the border lies from it: words stand between the two."""
        return _FIRST if self.step == _STEP else self.step


def label_block(text: str) -> Block | None:
    """Return how a branch label is set by choice."""
    found = settings(text)
    if not found:
        return None
    return next((block for block in found if block.width <= _LABEL_ROOM), found[-1])


def bands(
    lattice: Lattice, routes: Sequence[Route], tracks: Tracks, sizes: Columns, first_row: int
) -> Bands:
    """Return the heights of a sheet whose first row is `first_row` of the plan."""
    rows = lattice.sheet.rows
    level = {number: bundle for number, bundle in enumerate(tracks.bundles) if bundle.corridor[0]}
    gutters = [_Gutter() for _ in range(len(rows) + 1)]
    for bundle in level.values():
        gutter = gutters[bundle.corridor[1] // 2]
        above = _above(bundle, rows)
        gutter.above = max(gutter.above, above)
        gutter.below = max(gutter.below, len(bundle.leans) - above)
    _part_labelled(gutters, lattice, routes)
    up, down = _halves(lattice, routes, sizes)
    heights: list[float] = []
    middles: list[Y] = []
    band = 0
    while band < len(rows):
        last = band
        while last + 1 < len(rows) and rows[last + 1] == rows[band]:
            last += 1
        offsets, block = _stack(gutters, up, down, band, last)
        row = first_row + len(heights)
        middles += [Y(row, "middle", offset) for offset in offsets]
        heights.append(_height(gutters, up, down, (band, last), block))
        band = last + 1
    places = {
        number: _places(bundle, rows, middles, down, gutters[bundle.corridor[1] // 2])
        for number, bundle in level.items()
    }
    return Bands(tuple(heights), tuple(middles), places)


def _part_labelled(gutters: list[_Gutter], lattice: Lattice, routes: Sequence[Route]) -> None:
    """Leave room for words between the lines of a decision with many branches."""
    for route in routes:
        start, block = route.candidate.start, label_block(lattice.sheet.wires[route.wire].label)
        if block and start.side == "bottom" and lattice.slants[start.box]:
            gutter = gutters[start.y // 2]
            gutter.step = max(gutter.step, min(block.height, _WORDS_MOST) + _WORDS_ROOM)


def _above(bundle: Bundle, rows: tuple[int, ...]) -> int:
    """Return how many tracks lie above the border of their gutter."""
    gutter, count = bundle.corridor[1] // 2, len(bundle.leans)
    if gutter == 0:
        return 0
    if gutter == len(rows):
        return count
    return (count + 1) // 2


def _halves(
    lattice: Lattice, routes: Sequence[Route], sizes: Columns
) -> tuple[list[float], list[float]]:
    """Return the room each band needs above and below its middle, labels included."""
    boxes = lattice.sheet.boxes
    up = [0.0] * len(lattice.sheet.rows)
    for box, size in zip(boxes, sizes.sizes, strict=True):
        up[box.band] = max(up[box.band], size.height / 2)
    down = list(up)
    leaving = {(start.box, start.x) for start in (route.candidate.start for route in routes)}
    for route in routes:
        block = label_block(lattice.sheet.wires[route.wire].label)
        if block is None:
            continue
        start, end = route.candidate.start, route.candidate.end
        band, below = boxes[start.box].band, boxes[end.box].band
        if start.side == "bottom":
            room = sizes.sizes[start.box].height / 2 + block.height + _LABEL_GAP
            down[band] = max(down[band], room)
            beside = {(start.box, start.x - 1), (start.box, start.x + 1)}
            if (lattice.slants[start.box] > 1 or beside <= leaving) and below == band + 1:
                # Words find room only where the neighbours have turned away.
                room = sizes.sizes[end.box].height / 2 + block.height + _LABEL_GAP
                up[below] = max(up[below], room)
        else:
            above = _above_flank(lattice, sizes, start.box, block)
            up[band] = max(up[band], above + block.height + _LABEL_GAP)
            down[band] = max(down[band], block.height + _LABEL_GAP)
    return up, down


def _above_flank(lattice: Lattice, sizes: Columns, number: int, block: Block) -> float:
    """Return the more room for a label of several lines that reaches in over its diamond's flank.

    Only where symbols stand under each other: elsewhere the lower half of a row is the higher one.
    """
    rows, box, size = lattice.sheet.rows, lattice.sheet.boxes[number], sizes.sizes[number]
    if len(block.lines) == 1 or rows.count(rows[box.band]) == 1:
        return 0.0
    half = size.width / 2
    over = block.width + half + _TRACK_ROOM - sizes.widths[box.column] / 2
    away = size.height / 2 * min(1.0, over / half)
    return max(0.0, away - _ARROW + _LABEL_GAP)


def _stack(
    gutters: list[_Gutter], up: list[float], down: list[float], first: int, last: int
) -> tuple[list[float], float]:
    """Return the middles of a row's bands from the row's middle, and half their height."""
    if first == last:
        return [0.0], max(up[first], down[first])
    middles = [up[first]]
    for band in range(first + 1, last + 1):
        gap = _between(gutters[band])
        middles.append(middles[-1] + down[band - 1] + gap + up[band])
    half = (middles[-1] + down[last]) / 2
    return [middle - half for middle in middles], half


def _between(gutter: _Gutter) -> float:
    count = gutter.above + gutter.below
    return _CLEAR + max(0, count - 1) * gutter.step + _ARROW if count else _ARROW + 0.4


def _height(
    gutters: list[_Gutter],
    up: list[float],
    down: list[float],
    span: tuple[int, int],
    block: float,
) -> float:
    first, last = span
    head, foot = gutters[first].below, gutters[last + 1].above
    over = gutters[first]
    top = _ARROW + (over.first_below + over.step * (head - 1) if head else 0.0)
    bottom = _CLEAR + (_FIRST + gutters[last + 1].step * (foot - 1) if foot else 0.0)
    if first == last:
        return 2 * max(top + up[first], bottom + down[last])
    return 2 * (block + max(top, bottom))


def _places(
    bundle: Bundle, rows: tuple[int, ...], middles: list[Y], down: list[float], room: _Gutter
) -> tuple[Y, ...]:
    gutter, count, step = bundle.corridor[1] // 2, len(bundle.leans), room.step
    above = _above(bundle, rows)
    if 0 < gutter < len(rows) and rows[gutter - 1] == rows[gutter]:
        upper = middles[gutter - 1]
        first = upper.offset + down[gutter - 1] + _CLEAR
        return tuple(Y(upper.row, "middle", first + step * place) for place in range(count))
    places = []
    for place in range(count):
        if place < above:
            offset = _FIRST + step * (above - 1 - place)
            places.append(Y(middles[gutter - 1].row, "bottom", -offset))
        else:
            offset = room.first_below + step * (place - above)
            places.append(Y(middles[gutter].row, "top", offset))
    return tuple(places)
