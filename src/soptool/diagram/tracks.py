"""Give each line in a gutter its track.

Pieces of routes that share a gutter are ordered by how the routes meet; pieces that are one line
(merged or not yet forked) are one *net*. Nets that touch form a *bundle* of tracks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from soptool.diagram.lattice import Lattice
from soptool.diagram.meeting import Meeting, trail
from soptool.diagram.prices import Encounter
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


@dataclass(frozen=True, slots=True)
class Bundle:
    """Tracks that lie side by side, from the left or the top.

    `leans[t]` is how many ends on track t turn to the right or downwards, less the others.
    """

    corridor: Corridor
    leans: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tracks:
    """Bundles, and (bundle, track) of each piece by wire and number of the piece."""

    bundles: tuple[Bundle, ...]
    of: dict[tuple[int, int], tuple[int, int]]


class _Net(NamedTuple):
    """Pieces that are one line."""

    name: int
    corridor: Corridor
    low: int
    high: int
    pieces: tuple[int, ...]


def assign(grid: Lattice, routes: Sequence[Route], found: Sequence[Encounter]) -> Tracks:
    """Return the tracks of the routes."""
    pieces = tuple(piece for route in routes for piece in _pieces(grid, route))
    ties = _Ties(grid, pieces, routes)
    for first, second, meetings in found:
        for meeting in meetings:
            ties.add(first, second, meeting)
    bundles: list[Bundle] = []
    of: dict[tuple[int, int], tuple[int, int]] = {}
    nets, wishes = ties.nets(), ties.before()
    for group in _touching(nets):
        tracks = _order(group, wishes)
        for net in group:
            for piece in net.pieces:
                of[pieces[piece][:2]] = (len(bundles), tracks[net.name])
        bundles.append(_bundle(group, tracks, pieces, routes))
    return Tracks(tuple(bundles), of)


def _pieces(grid: Lattice, route: Route) -> Iterator[Piece]:
    for number, ((x1, y1), (x2, y2)) in enumerate(pairwise(route.corners)):
        if y1 == y2 and y1 % 2 == 0:
            yield Piece(route.wire, number, (True, y1), min(x1, x2), max(x1, x2))
        elif x1 == x2 and grid.stops[x1].kind == "gutter":
            yield Piece(route.wire, number, (False, x1), min(y1, y2), max(y1, y2))


class _Ties:
    """Which pieces are one line, and which come before which."""

    def __init__(self, grid: Lattice, pieces: tuple[Piece, ...], routes: Sequence[Route]) -> None:
        self._width = grid.width
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
        elif meeting.kind == "run":
            self._add_run(first, second, meeting)
        elif meeting.kind == "corners":
            self._add_corners(first, second, meeting)

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

    def nets(self) -> list[_Net]:
        """Return the nets by corridor and place."""
        members = {piece: [piece] for piece in range(len(self._pieces))}
        for one, other in self._one_line:
            self._join(members, self._find(one), self._find(other))
        nets = []
        for name, numbers in members.items():
            low = min(self._pieces[number].low for number in numbers)
            high = max(self._pieces[number].high for number in numbers)
            corridor = self._pieces[name].corridor
            nets.append(_Net(name, corridor, low, high, tuple(numbers)))
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


def _touching(nets: list[_Net]) -> Iterator[list[_Net]]:
    """Yield groups of nets of one corridor that touch, directly or through others."""
    group: list[_Net] = []
    reach = 0
    for net in nets:
        if group and (net.corridor != group[0].corridor or net.low > reach):
            yield group
            group = []
        reach = max(reach, net.high) if group else net.high
        group.append(net)
    if group:
        yield group


def _order(group: list[_Net], wishes: dict[tuple[int, int], float]) -> dict[int, int]:
    """Return a track for each net: most wishes kept, then packed to the left or the top."""
    names = [net.name for net in group]
    first = {
        name: {other: wishes[other, name] for other in names if _wins(wishes, other, name)}
        for name in names
    }
    left = {net.name: net for net in group}
    tracks: dict[int, int] = {}
    placed: list[_Net] = []
    while left:
        net = min(left.values(), key=lambda net: _urgency(net, first[net.name], left))
        del left[net.name]
        tracks[net.name] = max(
            (tracks[other.name] + 1 for other in placed if _overlap(other, net)), default=0
        )
        placed.append(net)
    return tracks


def _wins(wishes: dict[tuple[int, int], float], one: int, other: int) -> bool:
    """Whether `one` wants to be before `other` more than the other way round."""
    forward, backward = wishes.get((one, other), 0.0), wishes.get((other, one), 0.0)
    return forward > backward or (forward == backward and forward > 0 and one > other)


def _urgency(
    net: _Net, before: dict[int, float], left: dict[int, _Net]
) -> tuple[float, int, int, int]:
    waiting = sum(weight for name, weight in before.items() if name in left)
    return (waiting, net.low, net.high, net.name)


def _overlap(one: _Net, other: _Net) -> bool:
    return one.low <= other.high and other.low <= one.high


def _bundle(
    group: list[_Net], tracks: dict[int, int], pieces: tuple[Piece, ...], routes: Sequence[Route]
) -> Bundle:
    corridor = group[0].corridor
    leans = [0] * (max(tracks.values()) + 1)
    for net in group:
        for number in net.pieces:
            piece = pieces[number]
            corners = routes[piece.wire].corners
            leans[tracks[net.name]] += _lean(corners, piece.number, 1 if corridor[0] else 0)
    return Bundle(corridor, tuple(leans))


def _lean(corners: tuple[tuple[int, int], ...], number: int, axis: int) -> int:
    lean = 0
    here = corners[number][axis]
    if number > 0:
        lean += _sign(corners[number - 1][axis] - here)
    if number + 2 < len(corners):
        lean += _sign(corners[number + 2][axis] - here)
    return lean


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)
