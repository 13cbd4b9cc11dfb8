"""What the lines of one branch have in common before they part. For the checker only."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from soptool.diagram.checker.drawing import Point
from soptool.diagram.checker.pieces import SAME_PLACE, Piece, piece_of


def trunk(lines: Sequence[Sequence[Point]]) -> list[Piece]:
    """Return the pieces from the beginning that all these lines run along."""
    common = list(lines[0])
    for line in lines[1:]:
        common = _both(common, line)
    return [piece_of(here, there) for here, there in pairwise(common)]


def _both(one: Sequence[Point], other: Sequence[Point]) -> list[Point]:
    found = [one[0]]
    if not _alike(one[0], other[0]):
        return found
    for here, there in zip(one[1:], other[1:], strict=False):
        near = _nearer(found[-1], here, there)
        if near is None:
            break
        found.append(near)
        if not _alike(here, there):
            break
    return found


def _nearer(start: Point, one: Point, other: Point) -> Point | None:
    """Return which of two places lies on the way from `start` to the other, None where neither."""
    (dx, dy), (ex, ey) = _way(start, one), _way(start, other)
    across = abs(dy) < SAME_PLACE and abs(ey) < SAME_PLACE and dx * ex > 0
    down = abs(dx) < SAME_PLACE and abs(ex) < SAME_PLACE and dy * ey > 0
    if not (across or down):
        return None
    return one if abs(dx) + abs(dy) <= abs(ex) + abs(ey) else other


def _way(start: Point, end: Point) -> tuple[float, float]:
    return end[0] - start[0], end[1] - start[1]


def _alike(one: Point, other: Point) -> bool:
    return all(abs(step) < SAME_PLACE for step in _way(one, other))
