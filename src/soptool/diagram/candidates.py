"""All ways in which one wire can run, cheapest first.

A way is: out of a port, across at the source's level, along one vertical corridor, across at the
target's level, into a port. The corridor is the only free choice, so the ways can be listed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from soptool.diagram.lattice import Lattice, band_free, column_free
from soptool.diagram.sheet import Sheet, Wire
from soptool.diagram.weights import Weights

PortSide = Literal["top", "bottom", "left", "right"]


class Port(NamedTuple):
    """A place on a box: stop `x`, height `y` of the first horizontal line, and its cost."""

    side: PortSide
    box: int
    x: int
    y: int
    cost: float


class Candidate(NamedTuple):
    """One way of a wire; `corridor` is a stop, or None where both ports meet in one line."""

    cost: float
    start: Port
    end: Port
    corridor: int | None


def candidates(grid: Lattice, wire: Wire, weights: Weights) -> tuple[Candidate, ...]:
    """Return the candidates of a wire, cheapest first; never none, the outer gutters are free."""
    starts = tuple(_starts(grid, wire, weights))
    if wire.side:
        starts = tuple(port for port in starts if port.side == wire.side) or starts
    ends = tuple(_ends(grid, wire, weights))
    found = [
        candidate
        for start in starts
        for end in ends
        for candidate in _between(grid, start, end, weights)
    ]
    found.sort(key=_order)
    return tuple(found)


def _order(candidate: Candidate) -> tuple[float, bool, int, int]:
    corridor = -1 if candidate.corridor is None else candidate.corridor
    return (candidate.cost, candidate.start.side != "bottom", corridor, candidate.end.x)


def _starts(grid: Lattice, wire: Wire, weights: Weights) -> Iterator[Port]:
    below = weights.other_bottom if wire.label and not wire.main else 0.0
    beside = weights.plain_side
    if wire.label:
        beside = weights.main_side if wire.main else 0.0
    if _same_band(grid.sheet, wire):
        beside = 0.0
    for number in wire.sources:
        box = grid.sheet.boxes[number]
        x = grid.centres[box.column]
        level = 2 * box.band + 1
        yield Port("bottom", number, x, level + 1, below)
        if number in grid.slanted:
            yield Port("bottom", number, x - 1, level + 1, below + weights.slant)
            yield Port("bottom", number, x + 1, level + 1, below + weights.slant)
        if box.kind == "connector":
            continue
        if box.group[0] == number:
            yield Port("left", number, x, level, beside)
        if box.group[-1] == number:
            yield Port("right", number, x, level, beside)


def _ends(grid: Lattice, wire: Wire, weights: Weights) -> Iterator[Port]:
    for number in wire.targets:
        box = grid.sheet.boxes[number]
        x = grid.centres[box.column]
        level = 2 * box.band + 1
        yield Port("top", number, x, level - 1, 0.0)
        if box.kind == "connector" or number in wire.sources:
            continue
        beside = _entering(grid.sheet, wire, box.band, weights)
        if box.group[0] == number:
            yield Port("left", number, x, level, beside)
        if box.group[-1] == number:
            yield Port("right", number, x, level, beside)


def _same_band(sheet: Sheet, wire: Wire) -> bool:
    return sheet.boxes[wire.sources[0]].band == sheet.boxes[wire.targets[0]].band


def _entering(sheet: Sheet, wire: Wire, band: int, weights: Weights) -> float:
    source = sheet.boxes[wire.sources[0]].band
    if band == source:
        return 0.0
    if band < source:
        return weights.enter_back
    return weights.enter_next if band == source + 1 else weights.enter_ahead


def _between(grid: Lattice, start: Port, end: Port, weights: Weights) -> Iterator[Candidate]:
    if start.y == end.y:
        direct = _direct(grid, start, end, weights)
        if direct:
            yield direct
        return
    ports = start.cost + end.cost
    height = abs(start.y - end.y) * weights.row / 2
    for x in _corridors(grid, start, end):
        if not _legal(grid, start, end, x):
            continue
        cost = ports + height + weights.bend * _bends(start, end, x)
        cost += (abs(start.x - x) + abs(x - end.x)) * weights.column / 2
        cost += weights.link * _links_crossed(grid, x, start.y, end.y)
        yield Candidate(cost, start, end, x)


def _direct(grid: Lattice, start: Port, end: Port, weights: Weights) -> Candidate | None:
    """Bottom to the top of the next band, or side to side in one band."""
    cost = start.cost + end.cost + abs(start.x - end.x) * weights.column / 2
    if start.side == "bottom":
        bends = 0 if start.x == end.x else 2
        return Candidate(cost + bends * weights.bend, start, end, None)
    if start.x == end.x:
        return None
    if (start.side, end.side) != (("right", "left") if start.x < end.x else ("left", "right")):
        return None
    step = 1 if start.x < end.x else -1
    if not band_free(grid, start.y // 2, start.x, end.x - step):
        return None
    return Candidate(cost, start, end, None)


def _corridors(grid: Lattice, start: Port, end: Port) -> Iterator[int]:
    yield from grid.gutters
    down = start.y < end.y
    straight = start.side == "bottom" and start.x == end.x
    if down and start.side == "bottom" and grid.stops[start.x].kind == "centre":
        yield start.x
    if down and end.side == "top" and not straight:
        yield end.x


def _legal(grid: Lattice, start: Port, end: Port, x: int) -> bool:
    return (
        _outward(start, x)
        and _outward(end, x)
        and _corridor_free(grid, start, end, x)
        and (start.y % 2 == 0 or band_free(grid, start.y // 2, start.x, x))
        and (end.y % 2 == 0 or band_free(grid, end.y // 2, end.x, x))
    )


def _outward(port: Port, x: int) -> bool:
    """Whether the corridor lies on the port's side of the box."""
    if port.side == "left":
        return x < port.x
    return x > port.x if port.side == "right" else True


def _corridor_free(grid: Lattice, start: Port, end: Port, x: int) -> bool:
    stop = grid.stops[x]
    if stop.kind == "gutter":
        return True
    top = start.y - 1 if start.side == "bottom" and x == start.x else start.y
    bottom = end.y + 1 if end.side == "top" and x == end.x else end.y
    return column_free(grid, stop.index, top, bottom)


def _bends(start: Port, end: Port, x: int) -> int:
    return _port_bends(start, "bottom", x) + _port_bends(end, "top", x)


def _port_bends(port: Port, upright: PortSide, x: int) -> int:
    if port.side != upright:
        return 1
    return 0 if x == port.x else 2


def _links_crossed(grid: Lattice, x: int, start: int, end: int) -> int:
    top, bottom = (start, end) if start < end else (end, start)
    return sum(first < x < last and top < 2 * band + 1 < bottom for band, first, last in grid.links)
