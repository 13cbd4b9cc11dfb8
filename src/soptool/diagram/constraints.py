"""Which pieces of routes are one line, and which of two must come first."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from soptool.diagram.lattice import Lattice
from soptool.diagram.meeting import Meeting, trail
from soptool.diagram.route import Route

_NORTH, _WEST = 0, 3
Corridor = tuple[bool, int]
"""Whether it is level, and its stop or height on the lattice."""


class Piece(NamedTuple):
    """A straight piece of a route in a gutter, from `low` to `high` along it."""

    wire: int
    number: int
    corridor: Corridor
    low: int
    high: int


class Net(NamedTuple):
    """Pieces that are one line."""

    name: int
    corridor: Corridor
    low: int
    high: int
    pieces: tuple[int, ...]


class Constraints:
    """Which pieces are one line, and which come before which."""

    def __init__(
        self, lattice: Lattice, pieces: tuple[Piece, ...], routes: Sequence[Route]
    ) -> None:
        self._width = lattice.width
        self._pieces = pieces
        self._number = {piece[:2]: number for number, piece in enumerate(pieces)}
        self._leader = list(range(len(pieces)))
        self._one_line: list[tuple[int, int]] = []
        self._before: dict[tuple[int, int], float] = defaultdict(float)
        self._corners = {route.wire: _corner_places(route) for route in routes}
        self._places: dict[int, dict[int, int]] = {}

    def add(self, first: Route, second: Route, meeting: Meeting) -> None:
        if meeting.kind in ("merge", "fork"):
            for one, other, _ in self._shared(first, second, meeting.points):
                self._one_line.append((one, other))
            if meeting.kind == "fork":
                self._add_bar(first, second, meeting.points[-1])
        elif meeting.kind == "run":
            self._add_run(first, second, meeting)
        elif meeting.kind == "corners":
            self._add_corners(first, second, meeting)

    def _add_bar(self, first: Route, second: Route, point: int) -> None:
        """Let two lines that part to both sides of their stem turn at one height."""
        y, x = divmod(point, self._width)
        for corridor in ((True, y), (False, x)):
            one = self._piece_at(first, corridor, (x, y))
            other = self._piece_at(second, corridor, (x, y))
            if one is not None and other is not None and one != other:
                self._one_line.append((one, other))

    def _add_run(self, first: Route, second: Route, meeting: Meeting) -> None:
        for one, other, step in self._shared(first, second, meeting.points):
            if (step == 1 or step < -1) == meeting.first_is_left:
                self._before[one, other] += meeting.weight
            else:
                self._before[other, one] += meeting.weight

    def _add_corners(self, first: Route, second: Route, meeting: Meeting) -> None:
        y, x = divmod(meeting.points[0], self._width)
        for corridor, arm in (((True, y), _NORTH), ((False, x), _WEST)):
            one = self._piece_at(first, corridor, (x, y))
            other = self._piece_at(second, corridor, (x, y))
            if one is None or other is None:
                continue
            pair = (one, other) if arm in meeting.first_arms else (other, one)
            self._before[pair] += meeting.weight

    def _piece_at(self, route: Route, corridor: Corridor, place: tuple[int, int]) -> int | None:
        for number in range(len(route.corners) - 1):
            known = self._number.get((route.wire, number))
            if known is None or self._pieces[known].corridor != corridor:
                continue
            if place in (route.corners[number], route.corners[number + 1]):
                return known
        return None

    def _shared(
        self, first: Route, second: Route, points: tuple[int, ...]
    ) -> Iterator[tuple[int, int, int]]:
        """Yield both routes' pieces, and the step, for each step along a shared piece."""
        for here, there in pairwise(points):
            one = self._number.get((first.wire, self._on(first, here, there)))
            other = self._number.get((second.wire, self._on(second, here, there)))
            if one is not None and other is not None:
                yield one, other, there - here

    def _on(self, route: Route, here: int, there: int) -> int:
        """Return the number of the route's piece between two neighbouring points."""
        places = self._places.get(route.wire)
        if places is None:
            places = self._places[route.wire] = trail(route, self._width).place
        place = min(places[here], places[there])
        return bisect_right(self._corners[route.wire], place) - 1

    def _find(self, piece: int) -> int:
        leader = self._leader
        while leader[piece] != piece:
            leader[piece] = leader[leader[piece]]
            piece = leader[piece]
        return piece

    def nets(self) -> list[Net]:
        """Return the nets by corridor and place."""
        members = {piece: [piece] for piece in range(len(self._pieces))}
        for one, other in self._one_line:
            self._join(members, self._find(one), self._find(other))
        nets = []
        for name, numbers in members.items():
            low = min(self._pieces[number].low for number in numbers)
            high = max(self._pieces[number].high for number in numbers)
            corridor = self._pieces[name].corridor
            nets.append(Net(name, corridor, low, high, tuple(numbers)))
        nets.sort(key=lambda net: (net.corridor, net.low, net.high, net.name))
        return nets

    def _join(self, members: dict[int, list[int]], one: int, other: int) -> None:
        """Make two nets one, unless two of their pieces must be kept apart.

        A line may fork off a second and merge into a third, which are not one line.
        """
        if one == other or any(
            (first, second) in self._before or (second, first) in self._before
            for first in members[one]
            for second in members[other]
        ):
            return
        self._leader[one] = other
        members[other] += members.pop(one)

    def before(self) -> dict[tuple[int, int], float]:
        """Return the wishes for order between nets, by their names."""
        wishes: dict[tuple[int, int], float] = defaultdict(float)
        for (one, other), weight in self._before.items():
            pair = (self._find(one), self._find(other))
            if pair[0] != pair[1]:
                wishes[pair] += weight
        return wishes


def _corner_places(route: Route) -> list[int]:
    places = [0]
    for (x1, y1), (x2, y2) in pairwise(route.corners):
        places.append(places[-1] + abs(x1 - x2) + abs(y1 - y2))
    return places
