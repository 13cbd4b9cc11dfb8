"""What two routes cost each other, remembered for each pair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf
from typing import NamedTuple

from soptool.diagram.lattice import Lattice
from soptool.diagram.meeting import Meeting, Trail, meetings, trail
from soptool.diagram.route import Route
from soptool.diagram.weights import Weights


class Encounter(NamedTuple):
    """Two routes that touch, and where."""

    first: Route
    second: Route
    meetings: tuple[Meeting, ...]


class Prices:
    """Pair costs of the routes of one sheet; `merging[wire]` are the wires it may merge with."""

    def __init__(
        self, lattice: Lattice, weights: Weights, merging: Sequence[frozenset[int]]
    ) -> None:
        self._lattice = lattice
        self._merging = merging
        self._weights = weights
        self._known: dict[tuple[int, int], float] = {}
        self._meetings: dict[tuple[int, int], tuple[Meeting, ...]] = {}
        self._trails: dict[int, Trail] = {}

    def beside(
        self, route: Route, others: Iterable[Route], cost: float = 0.0, limit: float = inf
    ) -> float:
        """Return `cost` and what the route costs with each of the others, or any from `limit` on.

        What a glance tells is added first: most of what is too dear needs no closer look.
        """
        points, unclear = route.points, []
        for other in others:
            if points & other.points:
                price = self._glance(route, other)
                if price is None:
                    unclear.append(other)
                    continue
                cost += price
                if cost >= limit:
                    return cost
        for other in unclear:
            cost += self._look(route, other)
            if cost >= limit:
                return cost
        return cost

    def price(self, first: Route, second: Route) -> float:
        """Return what the two cost together beyond their own costs."""
        if not first.points & second.points:
            return 0.0
        price = self._glance(first, second)
        return self._look(first, second) if price is None else price

    def _glance(self, first: Route, second: Route) -> float | None:
        """Return the price of two that touch where it can be told from their points alone."""
        if first.labelled and first.fork == second.fork and not _one_port(first, second):
            return self._weights.parted
        shared = first.points & second.points
        clean = first.across & second.down | first.down & second.across
        if shared == clean:
            return self._weights.cross * clean.bit_count()
        stiff = first.stiff_across & second.stiff_across or first.stiff_down & second.stiff_down
        if stiff and not self._may_share(first, second):
            return self._weights.forbidden
        return self._known.get(_key(first, second))

    def _look(self, first: Route, second: Route) -> float:
        if first.serial > second.serial:
            first, second = second, first
        price = self._known[_key(first, second)] = self._sum(first, second)
        return price

    def _may_share(self, first: Route, second: Route) -> bool:
        return first.fork == second.fork or second.wire in self._merging[first.wire]

    def meetings(self, first: Route, second: Route) -> tuple[Meeting, ...]:
        """Return where the two meet; the older route comes first."""
        key = _key(first, second)
        known = self._meetings.get(key)
        if known is None:
            one_fork = first.fork == second.fork
            trails = self._trail(first), self._trail(second)
            known = self._meetings[key] = tuple(meetings(self._lattice, *trails, one_fork=one_fork))
        return known

    def _trail(self, route: Route) -> Trail:
        known = self._trails.get(route.serial)
        if known is None:
            known = self._trails[route.serial] = trail(route, self._lattice.width)
        return known

    def _sum(self, first: Route, second: Route) -> float:
        return sum(map(self._cost, self.meetings(first, second)))

    def _cost(self, meeting: Meeting) -> float:
        weights = self._weights
        match meeting.kind:
            case "crossing":
                return weights.cross
            case "clash":
                return weights.forbidden
            case "merge":
                return weights.merge
            case "run":
                steps = len(meeting.points) - 1
                shared = weights.share + weights.share_step * steps
                return shared + (weights.cross if meeting.crosses else 0.0)
            case _:
                return 0.0

    def encounter(self, one: Route, other: Route) -> Encounter:
        """Return two routes that touch, the older first, and where they do."""
        first, second = (one, other) if one.serial < other.serial else (other, one)
        return Encounter(first, second, self.meetings(first, second))


def _key(first: Route, second: Route) -> tuple[int, int]:
    one, other = first.serial, second.serial
    return (one, other) if one < other else (other, one)


def _one_port(first: Route, second: Route) -> bool:
    one, other = first.candidate.start, second.candidate.start
    return (one.box, one.side, one.x) == (other.box, other.side, other.x)
