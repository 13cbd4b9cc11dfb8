"""What stands one below the other in a Word document, as high as it is when it is printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from soptool.diagram.lettering import line_count, width
from soptool.importing.drawings.paper import Down, Line
from soptool.importing.sheets import Turn
from soptool.importing.tree import Element

_BORDER: Final = 0.6
"""Points that the line above a row takes."""
_LEAST_ROOM: Final = 4.0


@dataclass(slots=True)
class Text:
    """A paragraph: its lines, how it stands among others, and what is anchored in it."""

    lines: list[Line]
    above: float
    below: float
    leading: float
    drawings: list[Element] = field(default_factory=list)
    new_page: bool = False
    section: Element | None = None

    def height(self, room: float) -> float:
        """Return how high it is in so much room."""
        rows = sum(_rows(line, room) for line in self.lines) or 1
        return self.above + self.below + rows * self.leading


def _rows(line: Line, room: float) -> int:
    words = (width(f"{word} ", line.size) for word in line.text.split())
    return line_count(words, 0.0, max(room, _LEAST_ROOM))


@dataclass(slots=True)
class Cell:
    """A cell: where its columns begin and how many they are, and whether it goes on from above."""

    column: int
    columns: int
    goes_on: bool
    blocks: list[Block]
    margins: tuple[float, float, float, float]
    """Left, top, right, bottom."""
    down: Down = "top"
    turn: Turn = "level"

    def height(self, room: float) -> float:
        """Return how high its content is in so much room."""
        left, top, right, bottom = self.margins
        inner = max(room - left - right, _LEAST_ROOM)
        if self.turn != "level":
            texts = (block for block in self.blocks if isinstance(block, Text))
            return max((width(line.text, line.size) for t in texts for line in t.lines), default=0)
        return top + bottom + sum(block.height(inner) for block in self.blocks)


@dataclass(slots=True)
class Row:
    """A row of a table; `told` is the height that it says, `is_exact` where it is that."""

    cells: list[Cell]
    told: float = 0.0
    is_exact: bool = False
    is_head: bool = False


@dataclass(slots=True)
class Table:
    """A table: the places of its columns from its left, its rows, and where it begins."""

    edges: list[float]
    rows: list[Row]
    indent: float = 0.0
    is_centred: bool = False
    floats: tuple[float, str] | None = None
    """Where a floating one begins, and from what that counts."""
    slack: float = 1.2
    """A row that needs up to so much more than it says is as high as it says."""

    def wide(self, cell: Cell) -> float:
        """Return how wide a cell is."""
        last = min(cell.column + cell.columns, len(self.edges) - 1)
        return self.edges[last] - self.edges[min(cell.column, last)]

    def heights(self) -> list[float]:
        """Return how high each row is."""
        found = []
        for at, row in enumerate(self.rows):
            need = _BORDER + max((self._needs(at, cell) for cell in row.cells), default=0.0)
            is_told = row.is_exact or (row.told and need <= row.told * self.slack)
            found.append(row.told if is_told else max(row.told, need, _LEAST_ROOM))
        self._stretch(found)
        return found

    def _needs(self, at: int, cell: Cell) -> float:
        """Return how high a row must be for a cell of its own; Word does not ask upright words."""
        is_of_more = cell.goes_on or self.last(at, cell) > at
        is_upright = cell.turn != "level" and self.rows[at].told
        return 0.0 if is_of_more or is_upright else cell.height(self.wide(cell))

    def last(self, at: int, cell: Cell) -> int:
        """Return the number of the last row over which a cell goes."""
        while at + 1 < len(self.rows):
            below = next((c for c in self.rows[at + 1].cells if c.column == cell.column), None)
            if below is None or not below.goes_on:
                break
            at += 1
        return at

    def _stretch(self, heights: list[float]) -> None:
        """Let the last row of a cell over several rows be as high as that cell needs."""
        for at, row in enumerate(self.rows):
            for cell in row.cells:
                last = self.last(at, cell) if not cell.goes_on else at
                if last > at and not self.rows[last].told:
                    need = cell.height(self.wide(cell)) - sum(heights[at : last + 1])
                    heights[last] += max(0.0, need)

    def height(self, room: float) -> float:
        """Return how high it is."""
        del room
        return sum(self.heights())


Block = Text | Table
