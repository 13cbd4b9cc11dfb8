"""Lengths of a sheet in whole pixels, as programs draw it: where a place of a drawing is in cells.

Columns are as wide, and rows as high, as asked for or a little more; a row that is higher than one
of a sheet may be becomes several, whose cells are made one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil
from typing import Final, NamedTuple

from soptool.export.xlsx.sheet import PIXEL

TALLEST: Final = 540
"""Pixels of the highest row (405 points; 409.5 are allowed)."""


class Spot(NamedTuple):
    """A place in a cell: column and row from 0, with mm from its top left."""

    column: int
    across: float
    row: int
    down: float


def whole(millimetres: float) -> int:
    """Return the least pixels that hold a length."""
    return max(1, ceil(millimetres / PIXEL - 0.01))


def heights_of(millimetres: float) -> tuple[int, ...]:
    """Return the pixels of the sheet's rows that hold a row so high."""
    pixels = whole(millimetres)
    count = ceil(pixels / TALLEST)
    return tuple(pixels // count + (number < pixels % count) for number in range(count))


@dataclass(frozen=True)
class Ruler:
    """The borders of a sheet's columns and rows, in pixels from its top left."""

    columns: tuple[int, ...]
    rows: tuple[int, ...]

    def spot(self, x: float, y: float) -> Spot:
        """Return the cell in which a place (mm) is."""
        column, across = _within(self.columns, x)
        row, down = _within(self.rows, y)
        return Spot(column, across, row, down)


def ruler_of(widths: Sequence[int], heights: Sequence[int]) -> Ruler:
    """Return the ruler of columns and rows of so many pixels."""
    return Ruler(
        tuple(accumulate(widths, initial=0)),
        tuple(accumulate(heights, initial=0)),
    )


def _within(borders: Sequence[int], millimetres: float) -> tuple[int, float]:
    """Find what a place is in; one on the last border is at the end of what is before it."""
    place = max(0.0, millimetres / PIXEL)
    number = min(max(bisect_right(borders, place + 1e-6) - 1, 0), len(borders) - 2)
    most = borders[number + 1] - borders[number]
    return number, min(max(place - borders[number], 0.0), most) * PIXEL
