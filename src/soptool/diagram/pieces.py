"""Straight pieces of lines, and how they lie to each other and to boxes. For the checker only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from soptool.diagram.drawing import Box, Connector, Point

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
        if found and alike(found[-1], point, 0) and alike(found[-1], point, 1):
            continue
        if len(found) > 1 and any(
            alike(found[-2], found[-1], axis) and alike(found[-1], point, axis) for axis in (0, 1)
        ):
            found[-1] = point
        else:
            found.append(point)
    return tuple(found)


def alike(one: Point, other: Point, axis: int) -> bool:
    return abs(one[axis] - other[axis]) < SAME_PLACE


def piece_of(here: Point, there: Point) -> Piece:
    (x1, y1), (x2, y2) = here, there
    level = abs(y1 - y2) < STRAIGHT
    diagonal = abs(x1 - x2) > STRAIGHT and abs(y1 - y2) > STRAIGHT
    return Piece(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2), level, diagonal)


def inside(piece: Piece, box: Box, more: float) -> bool:
    return (
        piece.right > box.left - more
        and piece.left < box.right + more
        and piece.bottom > box.top - more
        and piece.top < box.bottom + more
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
    return (
        one.left < other.right + more
        and one.right > other.left - more
        and one.top < other.bottom + more
        and one.bottom > other.top - more
    )


def length(line: Line) -> float:
    return sum((piece.right - piece.left) + (piece.bottom - piece.top) for piece in line.pieces)
