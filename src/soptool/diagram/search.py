"""Choose one candidate for each wire so that all together cost least.

Deterministic: fixed orders to begin with, each run down to a local optimum, then small groups of
wires that hurt each other solved exactly. Limits count nodes, never time.
"""

from __future__ import annotations

from typing import Final

from soptool.diagram.candidates import Candidate, candidates
from soptool.diagram.lattice import Lattice
from soptool.diagram.prices import Prices
from soptool.diagram.route import Route, build
from soptool.diagram.sheet import Sheet
from soptool.diagram.weights import Weights

_PASSES: Final = 6
_MERGES: Final = 4.0
"""Bound on what merging can give back to one candidate."""
_EPSILON: Final = 1e-6


class Search:
    """The wires of a sheet with their candidates and the routes chosen so far."""

    def __init__(self, grid: Lattice, weights: Weights) -> None:
        self.grid = grid
        self.weights = weights
        self.prices = Prices(grid, weights)
        self.options: list[tuple[Candidate, ...]] = [
            candidates(grid, wire, weights) for wire in grid.sheet.wires
        ]
        self._built: list[list[Route | None]] = [[None] * len(found) for found in self.options]
        self._serial = 0

    def route(self, wire: int, option: int) -> Route:
        """Return the route of a wire's n-th cheapest candidate."""
        built = self._built[wire][option]
        if built is None:
            candidate = self.options[wire][option]
            built = build(self.grid, self._serial, wire, candidate)
            self._built[wire][option] = built
            self._serial += 1
        return built

    def descend(self, order: tuple[int, ...]) -> list[Route]:
        """Route the wires one by one in this order, then improve each until none can be."""
        chosen: dict[int, Route] = {}
        for wire in order:
            chosen[wire] = self._best(wire, chosen, None)
        for _ in range(_PASSES):
            changed = False
            for wire in order:
                kept = chosen[wire]
                chosen[wire] = self._best(wire, chosen, kept)
                changed = changed or chosen[wire] is not kept
            if not changed:
                break
        return [chosen[wire] for wire in range(len(order))]

    def _best(self, wire: int, chosen: dict[int, Route], keep: Route | None) -> Route:
        others = [route for other, route in chosen.items() if other != wire]
        busy = 0
        for other in others:
            busy |= other.points
        best = keep
        least = float("inf")
        if keep is not None:
            least = self._cost(keep, others, busy, least) - _EPSILON
            if least <= self.options[wire][0].cost:
                return keep
        for option, candidate in enumerate(self.options[wire]):
            if candidate.cost - _MERGES >= least:
                break
            route = self.route(wire, option)
            cost = self._cost(route, others, busy, least)
            if cost < least:
                least, best = cost, route
        if best is None:
            message = "a wire has no candidate"
            raise AssertionError(message)
        return best

    def _cost(self, route: Route, others: list[Route], busy: int, limit: float) -> float:
        cost = route.cost
        if not route.points & busy:
            return cost
        price, points = self.prices.price, route.points
        for other in others:
            if points & other.points:
                cost += price(route, other)
                if cost - _MERGES >= limit:
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
