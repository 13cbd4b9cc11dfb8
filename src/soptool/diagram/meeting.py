"""Where two routes touch, and what that means.

Routes that share a piece of gutter get a track each. On which side one leaves the other at both
ends says whether they must cross: different sides are one crossing no order of tracks avoids.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from soptool.diagram.lattice import Lattice
from soptool.diagram.route import Route, path

MeetingKind = Literal["crossing", "corners", "merge", "fork", "run", "clash"]

_NORTH, _EAST, _SOUTH, _WEST = range(4)
_UPRIGHT = (_NORTH, _SOUTH)
_LEVEL = (_EAST, _WEST)
_MUST = 50.0
_FAR = 1_000_000


class Meeting(NamedTuple):
    """One maximal piece of lattice that two routes share, in the order of the second route.

    `crosses`: the two must cross here. `first_is_left`: seen along the piece, the first route
    keeps to the left of the second (for `run`). `first_arms`: where the first route goes from a
    shared corner. `weight`: how much the order matters; `_MUST` where the wrong one would lay the
    two on top of each other.
    """

    kind: MeetingKind
    points: tuple[int, ...]
    crosses: bool = False
    first_is_left: bool = True
    first_arms: tuple[int, ...] = ()
    weight: float = 1.0


class Trail(NamedTuple):
    """The lattice points of a route in order, and the place of each."""

    points: tuple[int, ...]
    place: dict[int, int]


def trail(route: Route, width: int) -> Trail:
    """Return a route's points in order."""
    points = path(route, width)
    if points[0] == points[-1]:
        # A line back to its own symbol: its end must not be taken for its beginning.
        points[-1] += _FAR * width
    return Trail(tuple(points), {point: place for place, point in enumerate(points)})


class _Piece(NamedTuple):
    """A shared piece: its points, direction along the first route, and the four next points."""

    points: tuple[int, ...]
    direction: int
    first_before: int | None
    first_after: int | None
    second_before: int | None
    second_after: int | None


def meetings(lattice: Lattice, first: Trail, second: Trail, *, one_fork: bool) -> Iterator[Meeting]:
    """Yield the meetings of two routes; `one_fork`: they are the same line before they part."""
    for piece in _pieces(first, second):
        if len(piece.points) == 1:
            yield from _at_point(lattice, piece)
        else:
            yield _along(lattice, piece, one_fork=one_fork)


def _pieces(first: Trail, second: Trail) -> Iterator[_Piece]:
    points, place = second.points, first.place
    count, end = len(points), -1
    for at in [at for at, point in enumerate(points) if point in place]:
        if at <= end:
            continue
        start = place[points[at]]
        end, here, direction = at, start, 0
        while end + 1 < count:
            following = place.get(points[end + 1])
            if following is None or abs(following - here) != 1:
                break
            if direction and following - here != direction:
                break
            direction, here, end = following - here, following, end + 1
        step = direction or 1
        yield _Piece(
            points[at : end + 1],
            direction,
            _point(first.points, start - step),
            _point(first.points, here + step),
            _point(points, at - 1),
            _point(points, end + 1),
        )


def _point(points: tuple[int, ...], place: int) -> int | None:
    return points[place] if 0 <= place < len(points) else None


def _arm(origin: int, other: int) -> int:
    """Return the direction of a neighbour, clockwise from north."""
    step = other - origin
    if step in (1, -1):
        return _EAST if step == 1 else _WEST
    return _SOUTH if step > 0 else _NORTH


def _at_point(lattice: Lattice, piece: _Piece) -> Iterator[Meeting]:
    point = piece.points[0]
    first = _arms(point, piece.first_before, piece.first_after)
    second = _arms(point, piece.second_before, piece.second_after)
    if len(first) < 2 or len(second) < 2:
        return
    straight = (first in (_UPRIGHT, _LEVEL), second in (_UPRIGHT, _LEVEL))
    if all(straight):
        yield Meeting("crossing", piece.points, crosses=True)
    elif not set(first) & set(second):
        y, x = divmod(point, lattice.width)
        tight = (y % 2 == 1) + (not lattice.roomy[x])
        kind: MeetingKind = "clash" if tight == 2 else "corners"
        yield Meeting(kind, piece.points, first_arms=first, weight=_MUST if tight else 1.0)


def _arms(point: int, before: int | None, after: int | None) -> tuple[int, ...]:
    return tuple(sorted(_arm(point, other) for other in (before, after) if other is not None))


def _along(lattice: Lattice, piece: _Piece, *, one_fork: bool) -> Meeting:
    forward = piece.direction == 1
    ends = forward and piece.first_after is None and piece.second_after is None
    begins = forward and piece.first_before is None and piece.second_before is None
    if begins and one_fork:
        return Meeting("fork", piece.points)
    if ends and not begins:
        return Meeting("merge", piece.points)
    if _fixed(lattice, piece.points):
        return Meeting("clash", piece.points)
    return _run(lattice, piece)


def _fixed(lattice: Lattice, points: tuple[int, ...]) -> bool:
    """Whether a piece lies where there is room for one line only."""
    for here, there in pairwise(points):
        y, x = divmod(here, lattice.width)
        if abs(there - here) == 1:
            if y % 2 == 1:
                return True
        elif not lattice.roomy[x]:
            return True
    return False


def _run(lattice: Lattice, piece: _Piece) -> Meeting:
    """Compare on which side the first route leaves the second at both ends of the piece."""
    points = piece.points
    start = _turn(points[0], points[1], piece.first_before, piece.second_before)
    end = _turn(points[-1], points[-2], piece.first_after, piece.second_after)
    at_start = None if start is None else start > 0
    at_end = None if end is None else end < 0
    crosses = at_start is not None and at_end is not None and at_start != at_end
    must_start = _in_line(lattice, points[0], piece.first_before, piece.second_before)
    must_end = _in_line(lattice, points[-1], piece.first_after, piece.second_after)
    if crosses and must_start and must_end:
        return Meeting("clash", points)
    left = at_end if at_start is None or must_end else at_start
    weight = 1.0 if at_start == at_end else 0.5
    return Meeting(
        "run",
        points,
        crosses=crosses,
        first_is_left=True if left is None else left,
        weight=_MUST if must_start or must_end else weight,
    )


def _in_line(lattice: Lattice, origin: int, first: int | None, second: int | None) -> bool:
    """Whether the two part in opposite directions on a line that has room for one only."""
    if first is None or second is None or first - origin != origin - second:
        return False
    y, x = divmod(origin, lattice.width)
    return y % 2 == 1 if abs(first - origin) == 1 else not lattice.roomy[x]


def _turn(origin: int, along: int, first: int | None, second: int | None) -> int | None:
    """Return by how many quarter turns more than the second the first leaves."""
    if first is None or second is None:
        return None
    base = _arm(origin, along)
    return (_arm(origin, first) - base) % 4 - (_arm(origin, second) - base) % 4
