"""Choose one candidate for each wire so that all together cost least.

Deterministic: fixed orders to begin with, each run down to a local optimum, then small groups of
wires that hurt each other solved exactly. Limits count nodes, never time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from itertools import cycle, islice
from typing import Final

from soptool.diagram.candidates import Candidate, Candidates
from soptool.diagram.lattice import Lattice
from soptool.diagram.prices import Prices
from soptool.diagram.route import Route, build
from soptool.diagram.sheet import Sheet
from soptool.diagram.weights import Weights

_PASSES: Final = 6
_MOST_MERGES: Final = 2
"""More merges of one wire are not hoped for."""
_EPSILON: Final = 1e-6


class Search:
    """The wires of a sheet with their candidates and the routes chosen so far."""

    def __init__(self, lattice: Lattice, weights: Weights) -> None:
        self.lattice = lattice
        self.weights = weights
        self.merging = _merging(lattice.sheet)
        self.prices = Prices(lattice, weights, self.merging)
        self.options = [Candidates(lattice, wire, weights) for wire in lattice.sheet.wires]
        self._built: list[dict[int, Route]] = [{} for _ in self.options]
        self._serial = 0
        self._hopes = [self.hope(others) for others in self.merging]

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
        for wire in order:
            chosen[wire] = self._best(wire, chosen, None)
        last_change = order[-1] if order else None
        for wire in islice(cycle(order), _PASSES * len(order)):
            kept = chosen[wire]
            chosen[wire] = self._best(wire, chosen, kept)
            if chosen[wire] is not kept:
                last_change = wire
            elif wire == last_change:
                break
        return [chosen[wire] for wire in range(len(order))]

    def _best(self, wire: int, chosen: dict[int, Route], keep: Route | None) -> Route:
        others = [route for other, route in chosen.items() if other != wire]
        busy = 0
        for other in others:
            busy |= other.points
        best = keep
        least = float("inf")
        hope = self._hopes[wire]
        if keep is not None:
            least = self._cost(keep, others, busy, least) - _EPSILON
            if least <= self.options[wire].cheapest:
                return keep
        options, option = self.options[wire], 0
        while candidate := options.below(least + hope, option):
            route = self.route(wire, option, candidate)
            option += 1
            cost = self._cost(route, others, busy, least + hope)
            if cost < least:
                least, best = cost, route
        if best is None:
            message = "a wire has no candidate"
            raise AssertionError(message)
        return best

    def _cost(self, route: Route, others: list[Route], busy: int, limit: float) -> float:
        """Return what a route costs beside others, or any cost from the limit on."""
        cost = route.cost
        if not route.points & busy:
            return cost
        price, points = self.prices.price, route.points
        for other in others:
            if points & other.points:
                cost += price(route, other)
                if cost >= limit:
                    return cost
        return cost

    def total(self, routes: list[Route]) -> float:
        """Return what all routes cost together."""
        total = sum(route.cost for route in routes)
        price = self.prices.price
        for place, route in enumerate(routes):
            points = route.points
            for other in routes[place + 1 :]:
                if points & other.points:
                    total += price(route, other)
        return total

    def crowded(self, routes: list[Route]) -> bool:
        """Whether any two routes cross or cannot be drawn together."""
        price = self.prices.price
        return any(
            route.points & other.points and price(route, other) >= self.weights.cross
            for place, route in enumerate(routes)
            for other in routes[place + 1 :]
        )


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


def starting_orders(sheet: Sheet) -> tuple[tuple[int, ...], ...]:
    """Return the orders to begin from: short wires first, long first, bottom up."""
    wires = range(len(sheet.wires))
    source = [sheet.boxes[wire.sources[0]].band for wire in sheet.wires]
    target = [sheet.boxes[wire.targets[0]].band for wire in sheet.wires]
    span = [abs(end - start) for start, end in zip(source, target, strict=True)]
    return (
        tuple(sorted(wires, key=lambda wire: (span[wire], target[wire] < source[wire], wire))),
        tuple(sorted(wires, key=lambda wire: (-span[wire], wire))),
        tuple(sorted(wires, key=lambda wire: (-target[wire], span[wire], wire))),
    )
