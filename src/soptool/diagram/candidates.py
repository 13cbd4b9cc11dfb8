"""All ways in which one wire can run, cheapest first.

A way is: out of a port, across at the source's level, along one vertical corridor, across at the
target's level, into a port. The corridor is the only free choice, so the ways can be listed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final, Literal, NamedTuple

from soptool.diagram.lattice import CROWDED, Lattice, column_free
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


class Candidates:
    """The candidates of a wire, cheapest first, worked out only as far as they are looked at.

    Never none: the outer gutters are free.
    """

    def __init__(self, lattice: Lattice, wire: Wire, weights: Weights) -> None:
        self._lattice = lattice
        self._weights = weights
        starts = tuple(_starts(lattice, wire, weights))
        if wire.side:
            starts = tuple(port for port in starts if port.side == wire.side) or starts
        ends = tuple(_ends(lattice, wire, weights))
        self._pairs = [
            (_least_cost(start, end, weights), start, end) for start in starts for end in ends
        ]
        self._pairs.sort(reverse=True)
        self._open: list[Candidate] = []
        self._ready: list[Candidate] = []

    @property
    def cheapest(self) -> float:
        """Cost of the first candidate."""
        while not self._ready:
            self._work_out()
        return self._ready[0].cost

    def below(self, limit: float, number: int) -> Candidate | None:
        """Return the n-th cheapest candidate (from 0), or None if it costs the limit or more."""
        while number >= len(self._ready):
            if not self._pairs or self._pairs[-1][0] >= limit:
                return None
            self._work_out()
        found = self._ready[number]
        return found if found.cost < limit else None

    def _work_out(self) -> None:
        """Work out the next pair of ports; ready is what costs less than all pairs to come."""
        _, start, end = self._pairs.pop()
        self._open += _between(self._lattice, start, end, self._weights)
        self._open.sort()
        least = self._pairs[-1][0] if self._pairs else float("inf")
        count = bisect_left(self._open, (least,))
        self._ready += self._open[:count]
        del self._open[:count]


def _between(lattice: Lattice, start: Port, end: Port, weights: Weights) -> list[Candidate]:
    if start.y == end.y:
        return _direct(start, end, weights)
    found = _by_gutters(lattice, start, end, weights)
    # Among very many lines there is room for words only where one turns away.
    if start.y < end.y and not (start.side == "bottom" and lattice.slants[start.box] >= CROWDED):
        found += _by_centres(lattice, start, end, weights)
    return found


def _least_cost(start: Port, end: Port, weights: Weights) -> float:
    """Return what no candidate from one port to the other can cost less than."""
    cost = _fixed_cost(start, end, weights) + abs(start.x - end.x) * weights.column / 2
    return cost + weights.bend * _least_bends(start, end)


def _least_bends(start: Port, end: Port) -> int:
    if start.y > end.y:
        return start.bends + end.bends
    upright = (start.side == "bottom") + (end.side == "top")
    if upright == 2:
        return 0 if start.x == end.x else 2
    if start.y == end.y:
        return 0
    return 2 - upright


def _starts(lattice: Lattice, wire: Wire, weights: Weights) -> list[Port]:
    first = lattice.sheet.boxes[wire.sources[0]]
    if first.kind == "connector":
        if lattice.sheet.boxes[wire.targets[0]].band < first.band:
            return _beside(lattice, wire.sources[0], 0.0)
        return [_upright(lattice, wire.sources[0], "bottom", 0.0)]
    below = weights.other_bottom if wire.label and not wire.main else 0.0
    beside = weights.plain_side
    if wire.label:
        beside = weights.main_side if wire.main else 0.0
    if _same_band(lattice.sheet, wire):
        beside = 0.0
    ports: list[Port] = []
    for number in wire.sources:
        straight = _upright(lattice, number, "bottom", below)
        if not (wire.label and lattice.slants[number] >= CROWDED):
            ports.append(straight)
        slant = straight._replace(cost=below + weights.slant)
        for rank in range(1, lattice.slants[number] + 1):
            ports += (slant._replace(x=slant.x - rank), slant._replace(x=slant.x + rank))
        ports += _beside(lattice, number, beside)
    return ports


def _ends(lattice: Lattice, wire: Wire, weights: Weights) -> list[Port]:
    ports: list[Port] = []
    for number in wire.targets:
        ports.append(_upright(lattice, number, "top", 0.0))
        if number not in wire.sources and lattice.sheet.boxes[number].kind != "connector":
            band = lattice.sheet.boxes[number].band
            ports += _beside(lattice, number, _entering(lattice.sheet, wire, band, weights))
    return ports


def _upright(lattice: Lattice, number: int, side: PortSide, cost: float) -> Port:
    box = lattice.sheet.boxes[number]
    y = 2 * box.band + (2 if side == "bottom" else 0)
    return Port(side, number, lattice.centres[box.column], y, cost, 0, lattice.width - 1, 2)


def _beside(lattice: Lattice, number: int, cost: float) -> list[Port]:
    box = lattice.sheet.boxes[number]
    x, y = lattice.centres[box.column], 2 * box.band + 1
    low, high = lattice.reaches[number]
    ports = []
    if box.group[0] == number:
        ports.append(Port("left", number, x, y, cost, low, x - 1, 1))
    if box.group[-1] == number:
        ports.append(Port("right", number, x, y, cost, x + 1, high, 1))
    return ports


def _same_band(sheet: Sheet, wire: Wire) -> bool:
    return sheet.boxes[wire.sources[0]].band == sheet.boxes[wire.targets[0]].band


def _entering(sheet: Sheet, wire: Wire, band: int, weights: Weights) -> float:
    source = sheet.boxes[wire.sources[0]].band
    if band == source:
        return 0.0
    if band < source:
        return weights.enter_back
    return weights.enter_next if band == source + 1 else weights.enter_ahead


def _direct(start: Port, end: Port, weights: Weights) -> list[Candidate]:
    """Bottom to the top of the next band, or side to side in one band."""
    cost = start.cost + end.cost + abs(start.x - end.x) * weights.column / 2
    if start.side == "bottom":
        bends = 0 if start.x == end.x else 2
        return [Candidate(cost + bends * weights.bend, start, end, DIRECT)]
    left, right = (start, end) if start.x < end.x else (end, start)
    if left.side == "right" and right.side == "left" and left.high == right.x - 1:
        return [Candidate(cost, start, end, DIRECT)]
    return []


def _by_gutters(lattice: Lattice, start: Port, end: Port, weights: Weights) -> list[Candidate]:
    low, high = max(start.low, end.low), min(start.high, end.high)
    gutters = lattice.gutters
    near, far = (start.x, end.x) if start.x < end.x else (end.x, start.x)
    gutters = gutters[bisect_left(gutters, low) : bisect_right(gutters, high)]
    fixed = _fixed_cost(start, end, weights) + weights.bend * (start.bends + end.bends)
    fixed += (far - near) * weights.column / 2
    # Out of the span between the ports every stop is passed twice.
    out = weights.column
    found = [Candidate(fixed + out * max(near - x, x - far, 0), start, end, x) for x in gutters]
    return _with_links(lattice, found, weights) if lattice.links else found


def _fixed_cost(start: Port, end: Port, weights: Weights) -> float:
    return start.cost + end.cost + abs(start.y - end.y) * weights.row / 2


def _with_links(lattice: Lattice, found: list[Candidate], weights: Weights) -> list[Candidate]:
    """Add what it costs to cross the links of joint steps."""
    if not found:
        return found
    top, bottom = sorted((found[0].start.y, found[0].end.y))
    links = [(first, last) for band, first, last in lattice.links if top < 2 * band + 1 < bottom]
    if not links:
        return found
    return [
        candidate._replace(
            cost=candidate.cost
            + weights.link * sum(first < candidate.corridor < last for first, last in links)
        )
        for candidate in found
    ]


def _by_centres(lattice: Lattice, start: Port, end: Port, weights: Weights) -> list[Candidate]:
    """Straight down from the source, or straight down onto the target."""
    corridors = []
    if start.side == "bottom" and lattice.stops[start.x].kind == "centre":
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
        if not column_free(lattice, lattice.stops[x].index, top, bottom):
            continue
        bends = (0 if from_start else start.bends) + (0 if to_end else end.bends)
        cost = _fixed_cost(start, end, weights) + weights.bend * bends
        cost += (abs(start.x - x) + abs(x - end.x)) * weights.column / 2
        found.append(Candidate(cost, start, end, x))
    return _with_links(lattice, found, weights) if lattice.links else found
