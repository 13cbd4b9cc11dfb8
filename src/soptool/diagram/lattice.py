"""The symbolic grid on which lines run, free of all sizes.

Across, a line may stand on a *stop*: the gutter before each column, the column's centre, the
gutter after the last column; beside the centre of a column with a many-way decision also its
slants, as many as it takes on each side. Down, gutter `2b` is above band b and `2b + 1` its
middle. A point is one number, `y * width + x`, so that a set of points is one integer with a bit
for each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from soptool.diagram.sheet import Box, Sheet

CROWDED: Final = 4
"""So many slants on each side and more are crowded."""

StopKind = Literal["gutter", "slant-left", "centre", "slant-right"]


@dataclass(frozen=True, slots=True)
class Stop:
    """A place across; `index` is the gutter's or the column's number.

    Slants count outwards from the centre: `rank` 1, 2, and so on.
    """

    kind: StopKind
    index: int
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Lattice:
    """Stops, and what stands in the way.

    `roomy[x]` tells whether stop x has room for several lines. `blocked[c][b]` counts the boxes
    of column c in the bands before b. `reaches[n]` are the first and the last stop that a level
    line from box n can reach. `links` are (band, first stop, last stop). `slants[n]` is by how
    many slants on each side box n may be left. `combs[n]` has n bits, one below the other.
    """

    sheet: Sheet
    stops: tuple[Stop, ...]
    roomy: tuple[bool, ...]
    gutters: tuple[int, ...]
    centres: tuple[int, ...]
    blocked: tuple[tuple[int, ...], ...]
    reaches: tuple[tuple[int, int], ...]
    links: tuple[tuple[int, int, int], ...]
    slants: tuple[int, ...]
    combs: tuple[int, ...]

    @property
    def width(self) -> int:
        """Points in one line across."""
        return len(self.stops)

    @property
    def size(self) -> int:
        """Points in all."""
        return self.width * (2 * len(self.sheet.rows) + 1)


def lattice_of(sheet: Sheet) -> Lattice:
    """Return the lattice of a sheet."""
    slants = tuple(_slants(sheet))
    stops: list[Stop] = []
    for column in range(sheet.columns):
        most = max(
            (slants[number] for number, box in enumerate(sheet.boxes) if box.column == column),
            default=0,
        )
        stops.append(Stop("gutter", column))
        stops += (Stop("slant-left", column, rank) for rank in range(most, 0, -1))
        stops.append(Stop("centre", column))
        stops += (Stop("slant-right", column, rank) for rank in range(1, most + 1))
    stops.append(Stop("gutter", sheet.columns))
    centres = tuple(x for x, stop in enumerate(stops) if stop.kind == "centre")
    return Lattice(
        sheet,
        tuple(stops),
        tuple(stop.kind == "gutter" for stop in stops),
        tuple(x for x, stop in enumerate(stops) if stop.kind == "gutter"),
        centres,
        _blocked(sheet),
        _reaches(sheet, centres, len(stops) - 1),
        _links(sheet, centres),
        slants,
        _combs(len(stops), 2 * len(sheet.rows) + 1),
    )


def _slants(sheet: Sheet) -> Iterator[int]:
    """Yield for each box what its branches need besides the bottom and the free sides.

    Where they are `CROWDED`, the bottom is not counted: nobody could read the label of a line
    that goes straight down among so many.
    """
    branches = {
        (wire.sources[0], wire.fork)
        for wire in sheet.wires
        if wire.label and len(wire.sources) == 1
    }
    leaving = Counter(source for source, _ in branches)
    for number, box in enumerate(sheet.boxes):
        more = max(0, leaving[number] - _free_sides(box, number))
        yield more // 2 if more // 2 < CROWDED else (more + 1) // 2


def _free_sides(box: Box, number: int) -> int:
    return (box.group[0] == number) + (box.group[-1] == number)


def _blocked(sheet: Sheet) -> tuple[tuple[int, ...], ...]:
    standing = [[0] * len(sheet.rows) for _ in range(sheet.columns)]
    for box in sheet.boxes:
        standing[box.column][box.band] = 1
    return tuple(tuple(_sums(column)) for column in standing)


def _sums(counts: Iterable[int]) -> list[int]:
    sums = [0]
    for count in counts:
        sums.append(sums[-1] + count)
    return sums


def _reaches(sheet: Sheet, centres: tuple[int, ...], last: int) -> tuple[tuple[int, int], ...]:
    """Linked symbols and their links are one wall to level lines."""
    walls: list[set[tuple[int, int]]] = [set() for _ in sheet.rows]
    for box in sheet.boxes:
        left, right = sheet.boxes[box.group[0]], sheet.boxes[box.group[-1]]
        walls[box.band].add((centres[left.column], centres[right.column]))
    reaches = []
    for box in sheet.boxes:
        x = centres[box.column]
        low = max((end + 1 for _, end in walls[box.band] if end < x), default=0)
        high = min((start - 1 for start, _ in walls[box.band] if start > x), default=last)
        reaches.append((low, high))
    return tuple(reaches)


def _links(sheet: Sheet, centres: tuple[int, ...]) -> tuple[tuple[int, int, int], ...]:
    return tuple(
        (box.band, centres[box.column], centres[sheet.boxes[right].column])
        for number, box in enumerate(sheet.boxes)
        for right in _right_neighbour(box, number)
    )


def _right_neighbour(box: Box, number: int) -> tuple[int, ...]:
    place = box.group.index(number) + 1
    return box.group[place : place + 1]


def _combs(width: int, height: int) -> tuple[int, ...]:
    combs = [0]
    for line in range(height):
        combs.append(combs[-1] | 1 << line * width)
    return tuple(combs)


def column_free(lattice: Lattice, column: int, top: int, bottom: int) -> bool:
    """Whether no box of the column stands strictly between two heights."""
    first, last = (top + 1) // 2, bottom // 2
    if first >= last:
        return True
    counts = lattice.blocked[column]
    return counts[last] == counts[first]
