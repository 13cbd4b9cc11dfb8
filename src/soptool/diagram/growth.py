"""Let capsules grow: words like Selesai are wider than the usual symbol of a narrow column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from soptool.diagram.lattice import Lattice
from soptool.diagram.route import Route
from soptool.diagram.sizes import (
    SIDE_ARROW,
    SIDE_BARE,
    SIDE_CLEAR,
    WIDEST_TEXT,
    Columns,
    size_of,
)
from soptool.diagram.tracks import Tracks


def grown(lattice: Lattice, routes: Sequence[Route], tracks: Tracks, columns: Columns) -> Columns:
    """Let capsules without room for their words take what lines leave free beside them."""
    sizes = list(columns.sizes)
    for number, box in enumerate(lattice.sheet.boxes):
        if box.kind == "terminator" and box.text and not sizes[number].lines:
            rooms = _beside(lattice, routes, tracks, columns, number)
            free = columns.widths[box.column] - 2 * max(rooms)
            sizes[number] = size_of(box, sizes[number].width, min(WIDEST_TEXT, free))
    return replace(columns, sizes=tuple(sizes))


def _beside(
    lattice: Lattice, routes: Sequence[Route], tracks: Tracks, columns: Columns, number: int
) -> tuple[float, float]:
    """Return the room to keep from a column's borders, left and right, in the band of a box."""
    column = lattice.sheet.boxes[number].column
    arrows = {route.candidate.end.side for route in routes if route.candidate.end.box == number}
    rooms = {"left": SIDE_BARE, "right": SIDE_BARE}
    for gutter, offset in _passing(
        lattice, routes, tracks, columns, lattice.sheet.boxes[number].band
    ):
        side = "left" if offset > 0 else "right"
        if gutter == column + (side == "right"):
            keep = SIDE_ARROW if side in arrows else SIDE_CLEAR
            rooms[side] = max(rooms[side], abs(offset) + keep)
    return rooms["left"], rooms["right"]


def _passing(
    lattice: Lattice, routes: Sequence[Route], tracks: Tracks, columns: Columns, band: int
) -> Iterator[tuple[int, float]]:
    """Yield the gutters and offsets of the upright lines at the height of a band."""
    for route in routes:
        for piece, ((x, y), (_, other)) in enumerate(pairwise(route.corners)):
            if y != other and lattice.roomy[x] and min(y, other) <= 2 * band + 1 <= max(y, other):
                bundle, track = tracks.of[route.wire, piece]
                yield lattice.stops[x].index, columns.offsets[bundle][track]
