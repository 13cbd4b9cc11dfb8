"""Choose one candidate for each wire so that all together cost least.

Deterministic: fixed orders to begin with, each run down to a local optimum, then small groups of
wires that hurt each other solved exactly. Limits count nodes, never time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import cycle, islice
from typing import Final

from soptool.diagram.candidates import Candidate, Candidates
from soptool.diagram.lattice import CROWDED, Lattice
from soptool.diagram.prices import Prices
from soptool.diagram.route import Route, build
from soptool.diagram.sheet import Sheet, Wire
from soptool.diagram.weights import Weights

_PASSES: Final = 6
_MOST_MERGES: Final = 2
"""More merges of one wire are not hoped for."""
_EPSILON: Final = 1e-6
_FEW: Final = 40
"""Ways of a wire that are tried where no more looks are left."""
MOST_LOOKS: Final = 600_000
"""How often two ways are looked at for all pages of a drawing: then the plainest are taken."""


class Search:
    """The wires of a sheet with their candidates and the routes chosen so far."""

    def __init__(self, lattice: Lattice, weights: Weights, most: float = MOST_LOOKS) -> None:
        self.lattice = lattice
        self.weights = weights
        self.merging = _merging(lattice.sheet)
        self.prices = Prices(lattice, weights, self.merging, most)
        self.options = [Candidates(lattice, wire, weights) for wire in lattice.sheet.wires]
        self._built: list[dict[int, Route]] = [{} for _ in self.options]
        self._serial = 0
        self._hopes = [self.hope(others) for others in self.merging]
        self.near = _near(lattice.sheet)

    def route(self, wire: int, option: int, candidate: Candidate) -> Route:
        """Return the route of a candidate, which is the wire's n-th cheapest."""
        built = self._built[wire].get(option)
        if built is None:
            built = self._built[wire][option] = build(self.lattice, self._serial, wire, candidate)
            self._serial += 1
        return built

    def hope(self, others: Collection[int]) -> float:
        """Return what merging with these wires can give back, within reason."""
        return -self.weights.merge * min(_MOST_MERGES, len(others))

    def descend(self, order: tuple[int, ...]) -> list[Route]:
        """Route the wires one by one in this order, then improve each until none can be."""
        chosen: dict[int, Route] = {}
        rank = {wire: place for place, wire in enumerate(order)}
        near = [sorted(others, key=rank.__getitem__) for others in self.near]
        for wire in order:
            others = [chosen[other] for other in near[wire] if other in chosen]
            chosen[wire] = self._best(wire, others, None)
        last_change = order[-1] if order else None
        for wire in islice(cycle(order), _PASSES * len(order)):
            if self.prices.is_spent:
                break
            kept = chosen[wire]
            chosen[wire] = self._best(wire, [chosen[other] for other in near[wire]], kept)
            if chosen[wire] is not kept:
                last_change = wire
            elif wire == last_change:
                break
        return [chosen[wire] for wire in range(len(order))]

    def _best(self, wire: int, others: list[Route], keep: Route | None) -> Route:
        crowd, beside = self.prices.crowd(wire, others), self.prices.beside
        best = keep
        least = float("inf")
        hope = self._hopes[wire]
        if keep is not None:
            least = beside(keep, crowd) - _EPSILON
            if least <= self.options[wire].cheapest:
                return keep
        options, option = self.options[wire], 0
        while candidate := options.below(least + hope, option):
            if self.prices.is_spent:
                hope = 0.0
                if option >= _FEW and least < self.weights.forbidden:
                    break
            route = self.route(wire, option, candidate)
            option += 1
            cost = beside(route, crowd, least + hope)
            if cost < least:
                least, best = cost, route
        if best is None:
            message = "a wire has no candidate"
            raise AssertionError(message)
        return best

    def touching(self, routes: Sequence[Route]) -> Iterator[tuple[Route, Route]]:
        """Yield every two routes that share a point."""
        for wire, route in enumerate(routes):
            points = route.points
            for place in self.near[wire][bisect_right(self.near[wire], wire) :]:
                other = routes[place]
                if points & other.points:
                    yield route, other

    def total(self, routes: list[Route]) -> float:
        """Return what all routes cost together."""
        price = self.prices.price
        together = sum(price(*pair) for pair in self.touching(routes))
        return sum(route.cost for route in routes) + together

    def crowded(self, routes: list[Route]) -> bool:
        """Whether any two routes cross or cannot be drawn together."""
        price, cross = self.prices.price, self.weights.cross
        return any(price(*pair) >= cross for pair in self.touching(routes))


def _near(sheet: Sheet) -> list[list[int]]:
    """Return for each wire the others that it may touch: none that runs wholly above or below."""
    spans = [_span(sheet, wire) for wire in sheet.wires]
    near: list[list[int]] = [[] for _ in spans]
    running: list[int] = []
    for wire in sorted(range(len(spans)), key=spans.__getitem__):
        running = [other for other in running if spans[other][1] >= spans[wire][0]]
        for other in running:
            near[wire].append(other)
            near[other].append(wire)
        running.append(wire)
    return [sorted(others) for others in near]


def _span(sheet: Sheet, wire: Wire) -> tuple[int, int]:
    """Return the first and the last line of the lattice that a wire may run on."""
    bands = [sheet.boxes[box].band for box in (*wire.sources, *wire.targets)]
    return 2 * min(bands), 2 * max(bands) + 2


def _merging(sheet: Sheet) -> tuple[frozenset[int], ...]:
    """Return for each wire the others that may merge with it, for they lead to the same box."""
    leading: dict[int, set[int]] = defaultdict(set)
    for number, wire in enumerate(sheet.wires):
        for box in wire.targets:
            leading[box].add(number)
    return tuple(
        frozenset().union(*(leading[box] for box in wire.targets)) - {number}
        for number, wire in enumerate(sheet.wires)
    )


def starting_orders(lattice: Lattice) -> tuple[tuple[int, ...], ...]:
    """Return the orders to begin from: short wires first, long first, bottom up.

    Where one decision has very many answers, top down comes first: its lines then lie in the
    order in which they end.
    """
    sheet = lattice.sheet
    wires = range(len(sheet.wires))
    source = [sheet.boxes[wire.sources[0]].band for wire in sheet.wires]
    target = [sheet.boxes[wire.targets[0]].band for wire in sheet.wires]
    span = [abs(end - start) for start, end in zip(source, target, strict=True)]
    orders = (
        tuple(sorted(wires, key=lambda wire: (span[wire], target[wire] < source[wire], wire))),
        tuple(sorted(wires, key=lambda wire: (-span[wire], wire))),
        tuple(sorted(wires, key=lambda wire: (-target[wire], span[wire], wire))),
    )
    if max(lattice.slants, default=0) < CROWDED:
        return orders
    return (tuple(sorted(wires, key=lambda wire: (target[wire], span[wire], wire))), *orders)
