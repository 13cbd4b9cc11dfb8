"""All ways in which one wire can run, cheapest first.

A way is: out of a port, across at the source's level, along one vertical corridor, across at the
target's level, into a port. The corridor is the only free choice, so the ways can be listed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from soptool.diagram.lattice import Lattice, column_free
from soptool.diagram.sheet import Sheet, Wire
from soptool.diagram.weights import Weights

PortSide = Literal["bottom", "left", "right", "top"]
DIRECT: Final = -1
"""In place of a corridor where both ports meet in one line."""


class Port(NamedTuple):
    """A place on a box: stop `x`, height `y` of the first level line, and its cost.

    A corridor may stand from stop `low` to stop `high`: between this box and the next one on the
    port's side. `bends` is what it takes to turn into a corridor that is not straight ahead.
    """

    side: PortSide
    box: int
    x: int
    y: int
    cost: float
    low: int
    high: int
    bends: int


class Candidate(NamedTuple):
    """One way of a wire; `corridor` is a stop or `DIRECT`. Sorts by cost, then bottom first."""

    cost: float
    start: Port
    end: Port
    corridor: int


def candidates(grid: Lattice, wire: Wire, weights: Weights) -> tuple[Candidate, ...]:
    """Return the candidates of a wire, cheapest first; never none, the outer gutters are free."""
    starts = tuple(_starts(grid, wire, weights))
    if wire.side:
        starts = tuple(port for port in starts if port.side == wire.side) or starts
    ends = tuple(_ends(grid, wire, weights))
    found: list[Candidate] = []
    for start in starts:
        for end in ends:
            if start.y == end.y:
                found += _direct(start, end, weights)
                continue
            found += _by_gutters(grid, start, end, weights)
            if start.y < end.y:
                found += _by_centres(grid, start, end, weights)
    found.sort()
    return tuple(found)


def _starts(grid: Lattice, wire: Wire, weights: Weights) -> Iterator[Port]:
    below = weights.other_bottom if wire.label and not wire.main else 0.0
    beside = weights.plain_side
    if wire.label:
        beside = weights.main_side if wire.main else 0.0
    if _same_band(grid.sheet, wire):
        beside = 0.0
    for number in wire.sources:
        yield _upright(grid, number, "bottom", below)
        if number in grid.slanted:
            port = _upright(grid, number, "bottom", below + weights.slant)
            yield port._replace(x=port.x - 1)
            yield port._replace(x=port.x + 1)
        yield from _beside(grid, number, beside)


def _ends(grid: Lattice, wire: Wire, weights: Weights) -> Iterator[Port]:
    for number in wire.targets:
        yield _upright(grid, number, "top", 0.0)
        if number not in wire.sources:
            band = grid.sheet.boxes[number].band
            yield from _beside(grid, number, _entering(grid.sheet, wire, band, weights))


def _upright(grid: Lattice, number: int, side: PortSide, cost: float) -> Port:
    box = grid.sheet.boxes[number]
    y = 2 * box.band + (2 if side == "bottom" else 0)
    return Port(side, number, grid.centres[box.column], y, cost, 0, grid.width - 1, 2)


def _beside(grid: Lattice, number: int, cost: float) -> Iterator[Port]:
    box = grid.sheet.boxes[number]
    if box.kind == "connector":
        return
    x, y = grid.centres[box.column], 2 * box.band + 1
    walls = grid.walls[box.band]
    if box.group[0] == number:
        low = max((last + 1 for _, last in walls if last < x), default=0)
        yield Port("left", number, x, y, cost, low, x - 1, 1)
    if box.group[-1] == number:
        high = min((first - 1 for first, _ in walls if first > x), default=grid.width - 1)
        yield Port("right", number, x, y, cost, x + 1, high, 1)


def _same_band(sheet: Sheet, wire: Wire) -> bool:
    return sheet.boxes[wire.sources[0]].band == sheet.boxes[wire.targets[0]].band


def _entering(sheet: Sheet, wire: Wire, band: int, weights: Weights) -> float:
    source = sheet.boxes[wire.sources[0]].band
    if band == source:
        return 0.0
    if band < source:
        return weights.enter_back
    return weights.enter_next if band == source + 1 else weights.enter_ahead


def _direct(start: Port, end: Port, weights: Weights) -> tuple[Candidate, ...]:
    """Bottom to the top of the next band, or side to side in one band."""
    cost = start.cost + end.cost + abs(start.x - end.x) * weights.column / 2
    if start.side == "bottom":
        bends = 0 if start.x == end.x else 2
        return (Candidate(cost + bends * weights.bend, start, end, DIRECT),)
    left, right = (start, end) if start.x < end.x else (end, start)
    if left.side == "right" and right.side == "left" and left.high == right.x - 1:
        return (Candidate(cost, start, end, DIRECT),)
    return ()


def _by_gutters(grid: Lattice, start: Port, end: Port, weights: Weights) -> list[Candidate]:
    low, high = max(start.low, end.low), min(start.high, end.high)
    gutters = grid.gutters
    near, far = (start.x, end.x) if start.x < end.x else (end.x, start.x)
    gutters = gutters[bisect_left(gutters, low) : bisect_right(gutters, high)]
    fixed = _fixed_cost(start, end, weights) + weights.bend * (start.bends + end.bends)
    fixed += (far - near) * weights.column / 2
    # Out of the span between the ports every stop is passed twice.
    out = weights.column
    found = [Candidate(fixed + out * max(near - x, x - far, 0), start, end, x) for x in gutters]
    return _with_links(grid, found, weights) if grid.links else found


def _fixed_cost(start: Port, end: Port, weights: Weights) -> float:
    return start.cost + end.cost + abs(start.y - end.y) * weights.row / 2


def _with_links(grid: Lattice, found: list[Candidate], weights: Weights) -> list[Candidate]:
    """Add what it costs to cross the links of joint steps."""
    if not found:
        return found
    top, bottom = sorted((found[0].start.y, found[0].end.y))
    links = [(first, last) for band, first, last in grid.links if top < 2 * band + 1 < bottom]
    if not links:
        return found
    return [
        candidate._replace(
            cost=candidate.cost
            + weights.link * sum(first < candidate.corridor < last for first, last in links)
        )
        for candidate in found
    ]


def _by_centres(grid: Lattice, start: Port, end: Port, weights: Weights) -> list[Candidate]:
    """Straight down from the source, or straight down onto the target."""
    corridors = []
    if start.side == "bottom" and grid.stops[start.x].kind == "centre":
        corridors.append(start.x)
    if end.side == "top" and end.x not in corridors:
        corridors.append(end.x)
    found = []
    for x in corridors:
        if not (start.low <= x <= start.high and end.low <= x <= end.high):
            continue
        from_start = start.side == "bottom" and x == start.x
        to_end = end.side == "top" and x == end.x
        top, bottom = start.y - from_start, end.y + to_end
        if not column_free(grid, grid.stops[x].index, top, bottom):
            continue
        bends = (0 if from_start else start.bends) + (0 if to_end else end.bends)
        cost = _fixed_cost(start, end, weights) + weights.bend * bends
        cost += (abs(start.x - x) + abs(x - end.x)) * weights.column / 2
        found.append(Candidate(cost, start, end, x))
    return _with_links(grid, found, weights) if grid.links else found
