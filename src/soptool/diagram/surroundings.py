"""What is near a label at the least heights and widths, and what words would touch there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from soptool.diagram.course import Spot

Within = Literal["cell", "row", "table"]
"""What words stay within: a cell, a row, only the table."""

LINE_ROOM: Final = 0.25
_WORD_SPACE: Final = 0.9
_BORDER_ROOM: Final = 0.7
"""Between words in a cell and its borders."""


class Surroundings(NamedTuple):
    """Lines, arrowheads, symbols, labels, and borders near; the right end of the drawing."""

    lines: list[Spot]
    heads: list[Spot]
    boxes: list[tuple[Spot, bool]]
    taken: list[Spot]
    columns: Sequence[float]
    rows: Sequence[float]
    right: float

    def parted(self, spot: Spot, x: float) -> bool:
        """Whether an upright line stands between a spot and a place across."""
        low, high = min(x, spot.right), max(x, spot.left)
        return any(
            low < line[0] < high
            and line[0] == line[2]
            and line[3] > spot.top
            and line[1] < spot.bottom
            for line in self.lines
        )

    def free(self, spot: Spot, within: Within) -> bool:
        """Whether nothing is touched there, and what it is to stay within is not left."""
        left, top, right, bottom = spot
        if left < 0.2 or right > self.right:
            return False
        if within == "cell":
            left, right = left - _BORDER_ROOM, right + _BORDER_ROOM
            top, bottom = top - _BORDER_ROOM, bottom + _BORDER_ROOM
            if any(left < x < right for x in self.columns):
                return False
        if within != "table" and any(top < y < bottom for y in self.rows):
            return False
        return not self.hits(spot, stop=True)

    def hits(self, spot: Spot, *, stop: bool = False) -> int:
        """Count what is touched, or stop at the first."""
        left, top = spot.left - LINE_ROOM, spot.top - LINE_ROOM
        right, bottom = spot.right + LINE_ROOM, spot.bottom + LINE_ROOM
        hits = 0 if spot.left >= 0.2 and spot.right <= self.right else 3
        for lines in (self.lines, self.heads):
            for line in lines:
                if line[2] > left and line[0] < right and line[3] > top and line[1] < bottom:
                    hits += 1
                    if stop:
                        return hits
        for box, diamond in self.boxes:
            if _meet(box, spot) and (not diamond or _in_diamond(box, spot)):
                hits += 2
                if stop:
                    return hits
        wider = Spot(spot.left - _WORD_SPACE, spot.top, spot.right + _WORD_SPACE, spot.bottom)
        return hits + 2 * sum(_meet(other, wider) for other in self.taken)


def _meet(one: Spot, other: Spot) -> bool:
    return (
        one.left < other.right
        and one.right > other.left
        and one.top < other.bottom
        and one.bottom > other.top
    )


def _in_diamond(box: Spot, spot: Spot) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    near_x = min(max(x, spot.left), spot.right)
    near_y = min(max(y, spot.top), spot.bottom)
    across = abs(near_x - x) / (box.right - x)
    down = abs(near_y - y) / (box.bottom - y)
    return across + down < 1.03
