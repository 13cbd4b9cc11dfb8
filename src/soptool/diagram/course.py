"""The course of a branch among other lines, and whether words at a spot are read for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import hypot
from typing import Final, NamedTuple

_FARTHEST: Final = 5.0
_FARTHER: Final = 1.2
_APART: Final = 0.42
"""Other lines are as many times farther from a label than its own, and so much more."""
MATTERS: Final = _FARTHEST * _FARTHER + _APART
"""No line farther from a spot than this changes what it is read for."""


def apart(near: float) -> float:
    """Return how far other lines must be from words that stand so near to their own."""
    return near * _FARTHER + _APART


class Spot(NamedTuple):
    """A box in mm from the top left of the page's first row."""

    left: float
    top: float
    right: float
    bottom: float


class Course(NamedTuple):
    """A branch's lines with its corner, of these what is shared with no other; other lines."""

    own: list[Spot]
    alone: list[Spot]
    siblings: list[Spot]
    strangers: list[Spot]

    def clear(self, spot: Spot) -> bool:
        """Whether a label there is read for this branch and no other line."""
        near = min((distance(spot, part) for part in self.alone), default=_FARTHEST + 1)
        if near > _FARTHEST or self._seen(spot, self.siblings, near):
            return False
        least = min(distance(spot, piece) for piece in self.own)
        return not self._seen(spot, self.strangers, least)

    def _seen(self, spot: Spot, pieces: Sequence[Spot], near: float) -> bool:
        """Whether one of these pieces is seen from there and not clearly farther than `near`."""
        clear = apart(near)
        left, top, right, bottom = spot
        left, top, right, bottom = left - clear, top - clear, right + clear, bottom + clear
        return any(
            piece[2] > left
            and piece[0] < right
            and piece[3] > top
            and piece[1] < bottom
            and any(distance(spot, part) < clear for part in self._shown(spot, piece))
            for piece in pieces
        )

    def _shown(self, spot: Spot, piece: Spot) -> Iterator[Spot]:
        """Yield what is not hidden behind the branch's own lines."""
        return parts(piece, (_hidden(piece, own, spot) for own in self.own))


def _hidden(piece: Spot, own: Spot, spot: Spot) -> tuple[float, float] | None:
    """Return from where to where a piece lies behind another, or on it, seen from a spot."""
    left, top, right, bottom = own
    if top == bottom:
        if top >= spot.bottom:
            bottom = float("inf")
        elif top <= spot.top:
            top = float("-inf")
        else:
            return None
    elif left >= spot.right:
        right = float("inf")
    elif left <= spot.left:
        left = float("-inf")
    else:
        return None
    if piece.top == piece.bottom:
        return (left, right) if top <= piece.top <= bottom else None
    return (top, bottom) if left <= piece.left <= right else None


def along(piece: Spot, other: Spot) -> tuple[float, float] | None:
    """Return from where to where another piece lies on this one."""
    if piece.top == piece.bottom == other.top == other.bottom:
        return other.left, other.right
    if piece.left == piece.right == other.left == other.right:
        return other.top, other.bottom
    return None


def parts(piece: Spot, covers: Iterable[tuple[float, float] | None]) -> Iterator[Spot]:
    """Yield what is left of a piece outside the covered stretches."""
    level = piece.top == piece.bottom
    at, end = (piece.left, piece.right) if level else (piece.top, piece.bottom)
    for low, high in sorted(cover for cover in covers if cover):
        if low >= end:
            break
        if low > at:
            yield _part(piece, at, low)
        at = max(at, high)
    if at < end:
        yield _part(piece, at, end)


def _part(piece: Spot, low: float, high: float) -> Spot:
    if piece.top == piece.bottom:
        return piece._replace(left=low, right=high)
    return piece._replace(top=low, bottom=high)


def distance(spot: Spot, piece: Spot) -> float:
    """Return how far a piece is from a box."""
    across = piece[0] - spot[2] if piece[0] > spot[2] else spot[0] - piece[2]
    down = piece[1] - spot[3] if piece[1] > spot[3] else spot[1] - piece[3]
    return hypot(across if across > 0 else 0.0, down if down > 0 else 0.0)
