"""The grid of a worksheet: how wide and high its cells are, which are one, and how each looks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from soptool.importing.drawings.space import number
from soptool.importing.package import Attributes, Parts
from soptool.numerals import column_number

MOST_ROWS, MOST_COLUMNS = 3_000, 300
"""So much of a sheet is read as a form: what lies farther is none."""
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MARGINS = re.compile("(?:odd|even|first)(?:Header|Footer)")
_WIDTH, _HEIGHT = 8.43, 15.0
_HIGHEST: Final = 1_000.0
_LETTER: Final = 7
"""Pixels of a digit in the usual font, by which widths of columns count."""
_PIXEL: Final = 0.75
_MOST_MERGED: Final = 20_000


class Area(NamedTuple):
    """Cells that are one: rows and columns from 1, the last ones too."""

    row: int
    column: int
    last_row: int
    last_column: int


def points(letters: float) -> float:
    """Return the width of a column in points, by its width in letters."""
    return int((256 * letters + int(128 / _LETTER)) / 256 * _LETTER) * _PIXEL


@dataclass(slots=True)
class Grid:
    """Reads a worksheet's part while it comes; `looks` are numbers of looks by row and column."""

    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    looks: dict[tuple[int, int], int] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    drawing: str = ""
    margins: list[str] = field(default_factory=list)
    """What is printed above and below its pages, in the codes of Excel."""
    width: float = _WIDTH
    height: float = _HEIGHT
    _told: set[int] = field(default_factory=set)
    """Rows that say how high they are; programs fit others to their texts when they open them."""
    _row: int = 0
    _column: int = 0
    _is_margin: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take an element."""
        self._is_margin = _MARGINS.fullmatch(name) is not None
        if self._is_margin:
            self.margins.append("")
        if name == "c":
            self._cell(attributes)
        elif name == "row":
            self._begin_row(attributes)
        elif name == "col":
            self._columns(attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "sheetFormatPr":
            self.height = _kept(attributes.get("defaultRowHeight", ""), _HEIGHT)
            self.width = _kept(attributes.get("defaultColWidth", ""), _WIDTH)
        elif name == "drawing":
            self.drawing = attributes.get("id", "")

    def text(self, said: str) -> None:
        """Take a text."""
        if self._is_margin:
            self.margins[-1] += said

    def end(self, _name: str) -> None:
        """Take an element's end."""
        self._is_margin = False

    def _begin_row(self, attributes: Attributes) -> None:
        self._row = int(number(attributes.get("r", ""), self._row + 1))
        self._column = 0
        if not 0 < self._row <= MOST_ROWS:
            return
        is_hidden = attributes.get("hidden") in ("1", "true")
        if is_hidden or "ht" in attributes:
            told = _kept(attributes.get("ht", ""), self.height)
            self.heights[self._row] = 0.0 if is_hidden else told
            self._told.add(self._row)

    def _cell(self, attributes: Attributes) -> None:
        self._column += 1
        place = place_of(attributes.get("r", ""))
        if place is not None:
            self._row, self._column = place
        if 0 < self._row <= MOST_ROWS and self._column <= MOST_COLUMNS and "s" in attributes:
            self.looks[self._row, self._column] = int(number(attributes["s"]))

    def _columns(self, attributes: Attributes) -> None:
        first, last = (int(number(attributes.get(name, ""))) for name in ("min", "max"))
        is_hidden = attributes.get("hidden") in ("1", "true")
        wide = 0.0 if is_hidden else _kept(attributes.get("width", ""), self.width)
        for column in range(max(first, 1), min(last, MOST_COLUMNS) + 1):
            self.widths[column] = wide

    def _merge(self, reference: str) -> None:
        one, _, two = reference.partition(":")
        first, last = place_of(one), place_of(two or one)
        if first is None or last is None or len(self.merged) >= _MOST_MERGED:
            return
        if first[0] <= MOST_ROWS and first[1] <= MOST_COLUMNS and last >= first:
            bottom, right = min(last[0], MOST_ROWS), min(last[1], MOST_COLUMNS)
            self.merged.append(Area(*first, bottom, max(right, first[1])))

    def reach(self, row: int, offset: float) -> None:
        """Let a row that tells no height be as high as what is drawn in it, in points."""
        if row not in self._told:
            self.heights[row] = max(self.heights.get(row, self.height), min(offset, _HIGHEST))

    def edges(self, rows: int, columns: int) -> tuple[list[float], list[float]]:
        """Return where columns and rows begin, in points, and where the last ones end."""
        xs, ys = [0.0], [0.0]
        for column in range(1, columns + 1):
            xs.append(xs[-1] + points(self.widths.get(column, self.width)))
        for row in range(1, rows + 1):
            ys.append(ys[-1] + self.heights.get(row, self.height))
        return xs, ys


def place_of(reference: str) -> tuple[int, int] | None:
    """Return the row and column that a reference (`B3`) names."""
    match = _REFERENCE.fullmatch(reference.replace("$", "").upper())
    if match is None:
        return None
    return int(match[2]), column_number(match[1])


def _kept(text: str, usual: float) -> float:
    return min(max(number(text, usual), 0.0), _HIGHEST)


def read_grid(parts: Parts, part: str) -> Grid:
    """Read the grid of a worksheet. Raises Unreadable."""
    grid = Grid()
    parts.parse(part, grid.start, grid.end, grid.text)
    return grid
