"""What two routes cost each other, remembered for each pair."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Final, NamedTuple

from soptool.diagram.bars import bars, has_bar
from soptool.diagram.lattice import Lattice
from soptool.diagram.meeting import Meeting, Trail, meetings, trail
from soptool.diagram.route import Route
from soptool.diagram.weights import Weights

_CLOSE_LOOK: Final = 30
"""As many times as long as a glance."""


class Encounter(NamedTuple):
    """Two routes that touch, and where."""

    first: Route
    second: Route
    meetings: tuple[Meeting, ...]


class Crowd(NamedTuple):
    """Routes beside which one more is to run, and the points of all in one.

    `stiff_across`, `stiff_down`: only of those with which it may not share a piece.
    """

    routes: Sequence[Route]
    points: int
    across: int
    down: int
    stiff_across: int
    stiff_down: int


class Prices:
    """Pair costs of the routes of one sheet; `merging[wire]` are the wires it may merge with.

    Looks are counted. Where more were taken than `most`, the search is to come to an end: what
    two routes cost that share a piece is then guessed, as high as it may be.
    """

    def __init__(
        self, lattice: Lattice, weights: Weights, merging: Sequence[frozenset[int]], most: float
    ) -> None:
        self._lattice = lattice
        self._merging = merging
        self._weights = weights
        self._bars = bars(lattice.sheet)
        self._known: dict[tuple[int, int], float] = {}
        self._meetings: dict[tuple[int, int], tuple[Meeting, ...]] = {}
        self._trails: dict[int, Trail] = {}
        self._most = most
        self.looks = 0

    @property
    def is_spent(self) -> bool:
        """Whether as many looks were taken as may be."""
        return self.looks > self._most

    def crowd(self, wire: int, routes: Sequence[Route]) -> Crowd:
        """Put the routes together beside which a way of this wire is to be found."""
        points = across = down = stiff_across = stiff_down = 0
        for route in routes:
            points |= route.points
            across |= route.across
            down |= route.down
            if not self._may_share(wire, route):
                stiff_across |= route.stiff_across
                stiff_down |= route.stiff_down
        return Crowd(routes, points, across, down, stiff_across, stiff_down)

    def beside(self, route: Route, crowd: Crowd, limit: float = inf) -> float:
        """Return what the route costs beside the others, or any cost from `limit` on.

        What a glance tells is added first: most of what is too dear needs no closer look.
        """
        cost, points = route.cost, route.points
        if not points & crowd.points:
            return cost
        least = self._least(route, crowd)
        if cost + least >= limit:
            return cost + least
        unclear = []
        for other in crowd.routes:
            if points & other.points:
                self.looks += 1
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

    def _least(self, route: Route, crowd: Crowd) -> float:
        """Return what crossings and lying on others cost at least; what merges give comes off."""
        if route.stiff_across & crowd.stiff_across or route.stiff_down & crowd.stiff_down:
            return self._weights.forbidden
        clean = route.across & crowd.down | route.down & crowd.across
        return self._weights.cross * clean.bit_count()

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
        if self._is_chain(first, second) or self._is_chain(second, first):
            return self._weights.parted
        shared = first.points & second.points
        clean = first.across & second.down | first.down & second.across
        if shared == clean:
            return self._weights.cross * clean.bit_count()
        if _is_stiff(first, second) and not self._may_share(first.wire, second):
            return self._weights.forbidden
        return self._known.get(_key(first, second))

    def _is_chain(self, entering: Route, leaving: Route) -> bool:
        """Whether one enters and the other leaves different symbols, any of which may act."""
        one, other = entering.candidate.end.box, leaving.candidate.start.box
        box = self._lattice.sheet.boxes[one]
        return box.relation == "any" and one != other and other in box.group

    def _look(self, first: Route, second: Route) -> float:
        if first.serial > second.serial:
            first, second = second, first
        if self.is_spent and not _is_stiff(first, second):
            return self._guess(first, second)
        self.looks += _CLOSE_LOOK
        price = self._known[_key(first, second)] = self._sum(first, second)
        return price

    def _guess(self, first: Route, second: Route) -> float:
        """Return what two routes may cost that share a piece: they part on different sides."""
        weights, shared = self._weights, first.points & second.points
        if self._may_share(first.wire, second):
            return weights.share
        return weights.cross + weights.share + weights.share_step * shared.bit_count()

    def _may_share(self, wire: int, route: Route) -> bool:
        wires = self._lattice.sheet.wires
        return wires[wire].fork == route.fork or route.wire in self._merging[wire]

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
        return self._parting(first, second) + sum(map(self._cost, self.meetings(first, second)))

    def _parting(self, first: Route, second: Route) -> float:
        """Return what it costs that two lines of one branch part elsewhere than at its bar."""
        is_branch = first.labelled and first.fork == second.fork
        if not is_branch or has_bar(first, second, self._bars[first.fork]):
            return 0.0
        return self._weights.unbarred

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


def _is_stiff(first: Route, second: Route) -> bool:
    """Whether they share a piece where there is room for one line only."""
    across = first.stiff_across & second.stiff_across
    return bool(across or first.stiff_down & second.stiff_down)


def _one_port(first: Route, second: Route) -> bool:
    one, other = first.candidate.start, second.candidate.start
    return (one.box, one.side, one.x) == (other.box, other.side, other.x)
