"""A candidate as a line on the lattice, with its points as bit sets for quick comparison."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from soptool.diagram.candidates import DIRECT, Candidate
from soptool.diagram.lattice import Lattice

Corner = tuple[int, int]


class Route(NamedTuple):
    """A line from the middle of one box to the middle of another.

    `corners` are lattice places (x, y), first and last in the boxes. `points` are the bits of all
    points but these two, and two kinds beyond the lattice: of a labelled line the one that all
    lines of its branch share, and the one that all lines share which enter or leave symbols any of
    which may act. `across` and `down` are those strictly inside horizontal and vertical pieces;
    `stiff_across` and `stiff_down` those from which it goes on to the right or downwards where
    there is room for one line only.
    """

    serial: int
    wire: int
    fork: int
    labelled: bool
    cost: float
    candidate: Candidate
    corners: tuple[Corner, ...]
    points: int
    across: int
    down: int
    stiff_across: int
    stiff_down: int


def build(lattice: Lattice, serial: int, wire: int, candidate: Candidate) -> Route:
    """Return the route of a wire's candidate."""
    corners = _corners(candidate)
    width = lattice.width
    points = across = down = stiff_across = stiff_down = 0
    for (x1, y1), (x2, y2) in pairwise(corners):
        if y1 == y2:
            low, length = (x1, x2 - x1) if x1 < x2 else (x2, x1 - x2)
            at = y1 * width + low
            points |= ((2 << length) - 1) << at
            across |= (1 << length) - 2 << at
            if y1 % 2:
                stiff_across |= (1 << length) - 1 << at
        else:
            low, length = (y1, y2 - y1) if y1 < y2 else (y2, y1 - y2)
            at = low * width + x1
            points |= lattice.combs[length + 1] << at
            down |= lattice.combs[length - 1] << at + width
            if not lattice.roomy[x1]:
                stiff_down |= lattice.combs[length] << at
    (x1, y1), (x2, y2) = corners[0], corners[-1]
    points &= ~(1 << y1 * width + x1 | 1 << y2 * width + x2)
    own = lattice.sheet.wires[wire]
    if own.label:
        points |= 1 << lattice.size + own.fork
    for box in (candidate.start.box, candidate.end.box):
        any_of = lattice.sheet.boxes[box]
        if any_of.relation == "any" and len(any_of.group) > 1:
            points |= 1 << lattice.size + len(lattice.sheet.wires) + any_of.group[0]
    return Route(
        serial,
        wire,
        own.fork,
        bool(own.label),
        candidate.cost,
        candidate,
        corners,
        points,
        across,
        down,
        stiff_across,
        stiff_down,
    )


def _corners(candidate: Candidate) -> tuple[Corner, ...]:
    _, start, end, corridor = candidate
    xs, ys, xt, yt = start.x, start.y, end.x, end.y
    first = (xs, ys - 1 if start.side == "bottom" else ys)
    last = (xt, yt + 1 if end.side == "top" else yt)
    if corridor == DIRECT:
        if xs == xt or start.side != "bottom":
            return (first, last)
        return (first, (xs, ys), (xt, yt), last)
    corners = [first]
    if start.side != "bottom":
        corners.append((corridor, ys))
    elif corridor != xs:
        corners += ((xs, ys), (corridor, ys))
    if end.side != "top":
        corners.append((corridor, yt))
    elif corridor != xt:
        corners += ((corridor, yt), (xt, yt))
    corners.append(last)
    return tuple(corners)


def path(route: Route, width: int) -> list[int]:
    """Return every lattice point of a route in order, both ends included."""
    points: list[int] = []
    for (x1, y1), (x2, y2) in pairwise(route.corners):
        step = 1 if y1 == y2 else width
        start, end = y1 * width + x1, y2 * width + x2
        points.extend(range(start, end, step if start < end else -step))
    x, y = route.corners[-1]
    points.append(y * width + x)
    return points
