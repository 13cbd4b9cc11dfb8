"""Give each line in a gutter its track.

Pieces of routes that share a gutter are ordered by how the routes meet; pieces that are one line
(merged or not yet forked) are one *net*. Nets that touch form a *bundle* of tracks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from soptool.diagram.constraints import Constraints, Corridor, Net, Piece
from soptool.diagram.lattice import CROWDED, Lattice
from soptool.diagram.prices import Encounter
from soptool.diagram.route import Route


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


def assign(lattice: Lattice, routes: Sequence[Route], found: Sequence[Encounter]) -> Tracks:
    """Return the tracks of the routes."""
    pieces = tuple(piece for route in routes for piece in _pieces(lattice, route))
    constraints = Constraints(lattice, pieces, routes)
    for first, second, meetings in found:
        for meeting in meetings:
            constraints.add(first, second, meeting)
    bundles: list[Bundle] = []
    of: dict[tuple[int, int], tuple[int, int]] = {}
    nets, wishes = constraints.nets(), constraints.before()
    drops = {
        net.name
        for net in nets
        if all(_drops(lattice, routes[pieces[piece].wire], pieces[piece]) for piece in net.pieces)
    }
    for group in _touching(nets):
        tracks = _order(group, wishes, drops)
        for net in group:
            for piece in net.pieces:
                of[pieces[piece][:2]] = (len(bundles), tracks[net.name])
        bundles.append(_bundle(group, tracks, pieces, routes))
    return Tracks(tuple(bundles), of)


def _pieces(lattice: Lattice, route: Route) -> Iterator[Piece]:
    for number, ((x1, y1), (x2, y2)) in enumerate(pairwise(route.corners)):
        if y1 == y2 and y1 % 2 == 0:
            yield Piece(route.wire, number, (True, y1), min(x1, x2), max(x1, x2))
        elif x1 == x2 and lattice.roomy[x1]:
            yield Piece(route.wire, number, (False, x1), min(y1, y2), max(y1, y2))


def _drops(lattice: Lattice, route: Route, piece: Piece) -> bool:
    """Whether it leads one of a crowd of branches back to the middle of its column.

    Its words stand beside its upright line, below where all others have turned away.
    """
    start = route.candidate.start
    if not route.labelled or piece.number != 1 or not piece.corridor[0] or start.side != "bottom":
        return False
    column = lattice.sheet.boxes[start.box].column
    return lattice.slants[start.box] >= CROWDED and route.corners[2][0] == lattice.centres[column]


def _touching(nets: list[Net]) -> Iterator[list[Net]]:
    """Yield groups of nets of one corridor that touch, directly or through others."""
    group: list[Net] = []
    reach = 0
    for net in nets:
        if group and (net.corridor != group[0].corridor or net.low > reach):
            yield group
            group = []
        reach = max(reach, net.high) if group else net.high
        group.append(net)
    if group:
        yield group


def _order(
    group: list[Net], wishes: dict[tuple[int, int], float], drops: Collection[int]
) -> dict[int, int]:
    """Return a track for each net: most wishes kept, then packed to the left or the top.

    `drops` come behind all others.
    """
    names = [net.name for net in group]
    first = {
        name: {other: wishes[other, name] for other in names if _wins(wishes, other, name)}
        for name in names
    }
    left = {net.name: net for net in group}
    tracks: dict[int, int] = {}
    placed: list[Net] = []
    while left:
        net = min(
            left.values(),
            key=lambda net: (net.name in drops, *_urgency(net, first[net.name], left)),
        )
        del left[net.name]
        before = (one for one in placed if net.name in drops or _overlap(one, net))
        tracks[net.name] = max((tracks[one.name] + 1 for one in before), default=0)
        placed.append(net)
    return tracks


def _wins(wishes: dict[tuple[int, int], float], one: int, other: int) -> bool:
    """Whether `one` wants to be before `other` more than the other way round."""
    forward, backward = wishes.get((one, other), 0.0), wishes.get((other, one), 0.0)
    return forward > backward or (forward == backward and forward > 0 and one > other)


def _urgency(
    net: Net, before: dict[int, float], left: dict[int, Net]
) -> tuple[float, int, int, int]:
    waiting = sum(weight for name, weight in before.items() if name in left)
    return (waiting, net.low, net.high, net.name)


def _overlap(one: Net, other: Net) -> bool:
    return one.low <= other.high and other.low <= one.high


def _bundle(
    group: list[Net], tracks: dict[int, int], pieces: tuple[Piece, ...], routes: Sequence[Route]
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
