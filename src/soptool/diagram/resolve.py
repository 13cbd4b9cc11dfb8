"""Solve small groups of wires exactly, all others fixed."""

from __future__ import annotations

from typing import Final, NamedTuple

from soptool.diagram.route import Route
from soptool.diagram.search import Search

_ROUNDS: Final = 3
_GROUP: Final = 4
_NODES: Final = 400
_TROUBLE: Final = 5.0
_BLOCKED: Final = 3.0
_LOOK: Final = 3
_EPSILON: Final = 1e-6


class _Choice(NamedTuple):
    """A candidate of one wire of the group, with its cost beside the fixed wires."""

    cost: float
    option: int
    route: Route


def improve(search: Search, routes: list[Route]) -> list[Route]:
    """Return routes of at most the same cost, re-solved in groups that hurt each other."""
    routes = list(routes)
    for _ in range(_ROUNDS):
        harm = _harm(search, routes)
        tried: set[frozenset[int]] = set()
        changed = False
        for wire in _in_trouble(search, routes, harm):
            if search.prices.is_spent:
                return routes
            group = _group(search, routes, harm, wire)
            key = frozenset(group)
            if len(group) < 2 or key in tried:
                continue
            tried.add(key)
            better = _solve(search, routes, group)
            if better:
                routes, changed = better, True
        if not changed:
            break
    return routes


def _harm(search: Search, routes: list[Route]) -> list[dict[int, float]]:
    """Return for each wire what it and each other wire cost together."""
    harm: list[dict[int, float]] = [{} for _ in routes]
    for one, other in search.touching(routes):
        price = search.prices.price(one, other)
        if price:
            harm[one.wire][other.wire] = price
            harm[other.wire][one.wire] = price
    return harm


def _in_trouble(search: Search, routes: list[Route], harm: list[dict[int, float]]) -> list[int]:
    trouble = [
        route.cost - search.options[wire].cheapest + sum(harm[wire].values())
        for wire, route in enumerate(routes)
    ]
    wires = [wire for wire, cost in enumerate(trouble) if cost > _TROUBLE]
    return sorted(wires, key=lambda wire: (-trouble[wire], wire))


def _group(
    search: Search, routes: list[Route], harm: list[dict[int, float]], wire: int
) -> list[int]:
    """Return the wire, those that hurt it, and those that keep it from its cheapest routes."""
    group = [wire, *sorted(harm[wire], key=lambda other: (-harm[wire][other], other))]
    blocking: dict[int, float] = {}
    for option in range(_LOOK):
        candidate = search.options[wire].below(float("inf"), option)
        if candidate is None:
            break
        wish = search.route(wire, option, candidate)
        for other in (routes[near] for near in search.near[wire]):
            if other.wire in group or not wish.points & other.points:
                continue
            price = search.prices.price(wish, other)
            if price > _BLOCKED:
                blocking[other.wire] = max(price, blocking.get(other.wire, 0.0))
    group += sorted(blocking, key=lambda other: (-blocking[other], other))
    return group[:_GROUP]


def _solve(search: Search, routes: list[Route], group: list[int]) -> list[Route] | None:
    """Return better routes for the group, or None."""
    near = {other for wire in group for other in search.near[wire]}
    fixed = [routes[wire] for wire in sorted(near.difference(group))]
    now = _cost_now(search, routes, group, fixed)
    pools = _pools(search, group, fixed, now)
    if not pools:
        return None
    best = _Branching(search, sorted(pools, key=len), now - _EPSILON).best()
    if best is None:
        return None
    better = list(routes)
    for route in best:
        better[route.wire] = route
    return better


def _cost_now(search: Search, routes: list[Route], group: list[int], fixed: list[Route]) -> float:
    price = search.prices.price
    cost = 0.0
    for place, wire in enumerate(group):
        route = routes[wire]
        cost += search.prices.beside(route, search.prices.crowd(wire, fixed))
        cost += sum(price(route, routes[other]) for other in group[:place])
    return cost


def _pools(search: Search, group: list[int], fixed: list[Route], now: float) -> list[list[_Choice]]:
    """Return for each wire the candidates that can still pay; none for any if one has none."""
    others = frozenset(route.wire for route in fixed)
    hopes = [search.hope(search.merging[wire] & others) for wire in group]
    least = [search.options[wire].cheapest - hope for wire, hope in zip(group, hopes, strict=True)]
    pairs = sum(len(search.merging[wire].intersection(group)) for wire in group) // 2
    now -= search.weights.merge * pairs
    pools = []
    for place, wire in enumerate(group):
        limit = now - sum(least) + least[place]
        pool = _pool(search, wire, fixed, limit, hopes[place])
        if not pool:
            return []
        least[place] = pool[0].cost
        pools.append(pool)
    return pools


def _pool(
    search: Search, wire: int, fixed: list[Route], limit: float, hope: float
) -> list[_Choice]:
    beside, options = search.prices.beside, search.options[wire]
    crowd = search.prices.crowd(wire, fixed)
    pool: list[_Choice] = []
    option = 0
    while candidate := options.below(limit + hope, option):
        if search.prices.is_spent:
            return []
        route = search.route(wire, option, candidate)
        cost = beside(route, crowd, limit + hope)
        if cost < limit:
            pool.append(_Choice(cost, option, route))
        option += 1
    pool.sort(key=lambda choice: (choice.cost, choice.option))
    return pool


class _Branching:
    """Branch and bound over the pools, with a limit on nodes."""

    def __init__(self, search: Search, pools: list[list[_Choice]], limit: float) -> None:
        self._price = search.prices.price
        self._pools = pools
        self._limit = limit
        self._nodes = 0
        self._found: list[Route] | None = None
        wires = [pool[0].route.wire for pool in pools]
        self._hopes = [
            -search.weights.merge * len(search.merging[wire].intersection(wires[:depth]))
            for depth, wire in enumerate(wires)
        ]
        self._rest = [0.0] * (len(pools) + 1)
        for depth in range(len(pools) - 1, -1, -1):
            least = pools[depth][0].cost - self._hopes[depth]
            self._rest[depth] = self._rest[depth + 1] + least

    def best(self) -> list[Route] | None:
        """Return the cheapest combination below the limit."""
        self._descend(0, 0.0, [])
        return self._found

    def _descend(self, depth: int, cost: float, chosen: list[Route]) -> None:
        if depth == len(self._pools):
            if cost < self._limit:
                self._limit, self._found = cost, list(chosen)
            return
        for choice in self._pools[depth]:
            if cost + choice.cost - self._hopes[depth] + self._rest[depth + 1] >= self._limit:
                return
            self._nodes += 1
            if self._nodes > _NODES:
                return
            total = cost + choice.cost
            for other in chosen:
                total += self._price(choice.route, other)
            if total + self._rest[depth + 1] < self._limit:
                chosen.append(choice.route)
                self._descend(depth + 1, total, chosen)
                chosen.pop()
