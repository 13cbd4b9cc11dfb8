"""What two routes cost each other, remembered for each pair."""

from __future__ import annotations

from collections.abc import Sequence
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

    def price(self, first: Route, second: Route) -> float:
        """Return what the two cost together beyond their own costs."""
        shared = first.points & second.points
        if not shared:
            return 0.0
        if first.labelled and first.fork == second.fork and not _one_port(first, second):
            return self._weights.parted
        clean = first.across & second.down | first.down & second.across
        if shared == clean:
            return self._weights.cross * clean.bit_count()
        stiff = first.stiff_across & second.stiff_across or first.stiff_down & second.stiff_down
        if stiff and not self._may_share(first, second):
            return self._weights.forbidden
        if first.serial > second.serial:
            first, second = second, first
        key = (first.serial, second.serial)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._sum(first, second)
        return known

    def _may_share(self, first: Route, second: Route) -> bool:
        return first.fork == second.fork or second.wire in self._merging[first.wire]

    def meetings(self, first: Route, second: Route) -> tuple[Meeting, ...]:
        """Return where the two meet; the older route comes first."""
        key = (first.serial, second.serial)
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

    def encounters(self, routes: Sequence[Route]) -> tuple[Encounter, ...]:
        """Return every pair of routes that touches."""
        found = []
        for place, one in enumerate(routes):
            points = one.points
            for other in routes[place + 1 :]:
                if points & other.points:
                    first, second = (one, other) if one.serial < other.serial else (other, one)
                    found.append(Encounter(first, second, self.meetings(first, second)))
        return tuple(found)


def _one_port(first: Route, second: Route) -> bool:
    one, other = first.candidate.start, second.candidate.start
    return (one.box, one.side, one.x) == (other.box, other.side, other.x)
