"""Straight pieces of lines, and how they lie to each other and to boxes. For the checker only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from soptool.diagram.checker.drawing import Box, Connector, Point

STRAIGHT: Final = 0.1
SAME_PLACE: Final = 0.05
TOUCH: Final = 0.6


class Piece(NamedTuple):
    """A straight piece; `level` where its two heights are alike."""

    left: float
    top: float
    right: float
    bottom: float
    level: bool
    diagonal: bool


class Line(NamedTuple):
    """A connector as clean pieces, with the box around it."""

    connector: Connector
    name: str
    points: tuple[Point, ...]
    pieces: tuple[Piece, ...]
    box: Box


def clean(points: Sequence[Point]) -> tuple[Point, ...]:
    """Drop doubled points and points on a straight line."""
    found: list[Point] = []
    for point in points:
        if found and _alike(found[-1], point):
            continue
        if len(found) > 1 and _in_line(found[-2], found[-1], point):
            found[-1] = point
        else:
            found.append(point)
    return tuple(found)


def _alike(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < SAME_PLACE and abs(one[1] - other[1]) < SAME_PLACE


def _in_line(one: Point, middle: Point, other: Point) -> bool:
    (x1, y1), (x2, y2), (x3, y3) = one, middle, other
    if abs(x1 - x2) < SAME_PLACE and abs(x2 - x3) < SAME_PLACE:
        return True
    return abs(y1 - y2) < SAME_PLACE and abs(y2 - y3) < SAME_PLACE


def piece_of(here: Point, there: Point) -> Piece:
    (x1, y1), (x2, y2) = here, there
    left, right = (x1, x2) if x1 < x2 else (x2, x1)
    top, bottom = (y1, y2) if y1 < y2 else (y2, y1)
    across, down = right - left, bottom - top
    diagonal = across > STRAIGHT and down > STRAIGHT
    return Piece(left, top, right, bottom, down < STRAIGHT, diagonal)


def inside(piece: Piece, box: Box, more: float) -> bool:
    return (
        piece.bottom > box.top - more
        and piece.top < box.bottom + more
        and piece.right > box.left - more
        and piece.left < box.right + more
    )


def cuts_diamond(box: Box, piece: Piece | Box, slack: float) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    across = abs(min(max(x, piece.left), piece.right) - x) / (box.right - x)
    down = abs(min(max(y, piece.top), piece.bottom) - y) / (box.bottom - y)
    return across + down < 1 - slack


def parted(one: Piece, other: Piece) -> float | None:
    """Return the distance of two parallel pieces that lie beside each other."""
    if one.level:
        beside = min(one.right, other.right) - max(one.left, other.left)
        return abs(one.top - other.top) if beside > 0.5 else None
    beside = min(one.bottom, other.bottom) - max(one.top, other.top)
    return abs(one.left - other.left) if beside > 0.5 else None


def within(level: Piece, upright: Piece, more: float) -> bool:
    x, y = upright.left, level.top
    return (
        level.left - more <= x <= level.right + more
        and upright.top - more <= y <= upright.bottom + more
    )


def meet(one: Box | Piece, other: Box | Piece, more: float) -> bool:
    # Heights first: most of what is compared stands in different rows.
    return (
        one.top < other.bottom + more
        and one.bottom > other.top - more
        and one.left < other.right + more
        and one.right > other.left - more
    )


def length(line: Line) -> float:
    return sum((piece.right - piece.left) + (piece.bottom - piece.top) for piece in line.pieces)
