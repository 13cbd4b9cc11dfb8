"""Nets of lines → ways from where they begin to where they lead, each with its course."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from soptool.importing.interpret.lines import Piece, Place, ends, off
from soptool.importing.sheets import Segment

_MEETS: Final = 2.6
_SAME: Final = 1.5
_STRAIGHT: Final = 0.9
"""Cosine from which a course counts as going straight on."""
_DETOUR: Final = 2.0
"""So many times as long as another, a way that meets it head on goes round what is meant."""


@dataclass(frozen=True, slots=True)
class Course:
    """The places that a line passes, from its beginning to its end."""

    places: tuple[Place, ...]

    @property
    def segments(self) -> list[Segment]:
        """Its strokes in order."""
        return [Segment(*a, *b) for a, b in pairwise(self.places)]

    @property
    def length(self) -> float:
        """How long it is."""
        return sum(math.dist(a, b) for a, b in pairwise(self.places))


class Net:
    """Pieces that are joined, as a graph of places."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.places: list[Place] = []
        self.near: list[dict[int, float]] = []
        segments = [segment for piece in pieces for segment in piece.segments]
        marks = [place for segment in segments for place in ends(segment)]
        for segment in segments:
            for a, b in pairwise(_split(segment, marks)):
                self._tie(self._at(a), self._at(b))

    def _at(self, place: Place) -> int:
        for number, known in enumerate(self.places):
            if math.dist(known, place) < _SAME:
                return number
        self.places.append(place)
        self.near.append({})
        return len(self.places) - 1

    def _tie(self, one: int, other: int) -> None:
        if one != other:
            length = math.dist(self.places[one], self.places[other])
            self.near[one][other] = self.near[other][one] = length

    def nearest(self, place: Place) -> int:
        """Return the number of the place that is nearest."""
        return min(range(len(self.places)), key=lambda n: math.dist(self.places[n], place))

    def way(self, start: Place, end: Place) -> list[int] | None:
        """Return the shortest way between two places, by their numbers."""
        first, last = self.nearest(start), self.nearest(end)
        waiting: list[tuple[float, int]] = [(0.0, first)]
        before: dict[int, int | None] = {first: None}
        cost = {first: 0.0}
        while waiting:
            length, here = heapq.heappop(waiting)
            if here == last:
                return list(reversed(list(_back(before, here))))
            if length > cost[here]:
                continue
            for there, more in self.near[here].items():
                if length + more < cost.get(there, math.inf):
                    cost[there], before[there] = length + more, here
                    heapq.heappush(waiting, (length + more, there))
        return None

    def turns(self, way: Sequence[int]) -> int:
        """Return how often a way turns where lines meet."""
        return sum(
            len(self.near[here]) > 2 and not self._is_straight(before, here, after)
            for before, here, after in zip(way, way[1:], way[2:], strict=False)
        )

    def _is_straight(self, before: int, here: int, after: int) -> bool:
        (ax, ay), (bx, by), (cx, cy) = (self.places[n] for n in (before, here, after))
        one, two = (bx - ax, by - ay), (cx - bx, cy - by)
        product = one[0] * two[0] + one[1] * two[1]
        return product > _STRAIGHT * math.hypot(*one) * math.hypot(*two)

    def course(self, way: Sequence[int]) -> Course:
        """Return the places of a way."""
        return Course(tuple(self.places[number] for number in way))


def _back(before: dict[int, int | None], here: int | None) -> Iterator[int]:
    while here is not None:
        yield here
        here = before[here]


def _split(segment: Segment, marks: Sequence[Place]) -> list[Place]:
    """Return the places of a segment in order: its ends, and where others meet it."""
    start, end = ends(segment)
    inner = {
        mark
        for mark in marks
        if off(mark, segment) < _MEETS
        and math.dist(mark, start) > _SAME
        and math.dist(mark, end) > _SAME
    }
    return [start, *sorted(inner, key=lambda place: math.dist(place, start)), end]


def sound(net: Net, ways: Sequence[list[int]]) -> list[bool]:
    """Tell which ways of a net can be meant: no stretch is passed in both directions.

    Of two ways that meet head on, the one that goes straight on stays, but no detour: one that is
    much longer than another, and turns no less, is none.
    """
    turns = [net.turns(way) for way in ways]
    lengths = [net.course(way).length for way in ways]
    against = [_head_on(at, ways) for at in range(len(ways))]
    kept = [
        all(
            turns[other] > turns[at] or lengths[other] * _DETOUR > lengths[at]
            for other in against[at]
        )
        for at in range(len(ways))
    ]
    for at in sorted(range(len(ways)), key=lambda n: (-turns[n], -len(ways[n]))):
        if any(kept[other] and turns[other] < turns[at] for other in against[at]):
            kept[at] = False
    return kept


def _head_on(at: int, ways: Sequence[list[int]]) -> list[int]:
    """Return the ways that pass a stretch of this one in the other direction."""
    steps = set(pairwise(ways[at]))
    return [
        other
        for other, way in enumerate(ways)
        if other != at and any((b, a) in steps for a, b in pairwise(way))
    ]
