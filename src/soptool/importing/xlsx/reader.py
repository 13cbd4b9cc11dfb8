"""A workbook of anybody → sheets: each worksheet that is shown is a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from soptool.form.drawn_names import is_symbol
from soptool.importing.drawings.drawing import name_of
from soptool.importing.drawings.paper import Line, Paper, Piece
from soptool.importing.drawings.smartart import smartart_in
from soptool.importing.package import Parts
from soptool.importing.sheets import Box, Sheet, Sheets, Unread
from soptool.importing.tree import Element
from soptool.importing.xlsx.anchors import Ruler, draw, reached
from soptool.importing.xlsx.grid import MOST_COLUMNS, MOST_ROWS, Area, Grid, read_grid
from soptool.importing.xlsx.looks import PLAIN, Look, looks_of
from soptool.importing.xlsx.margins import margins_of
from soptool.importing.xlsx.rich import lines_of, rich_texts
from soptool.importing.xlsx.shapes import drawing_of
from soptool.importing.xlsx.workbook import OpenSheet, main_of, open_sheets

_PAD: Final = 1.5
_FEW: Final = 8
"""A sheet with fewer borders than that is one without: its cells are ruled as they lie."""
_BEYOND: Final = 60
"""So many rows and columns behind the last filled one may be drawn on."""


def read(parts: Parts) -> Sheets:
    """Read all sheets that are shown. Raises Unreadable."""
    main = main_of(parts)
    looks = looks_of(parts, main) if main else []
    rich = rich_texts(parts, main) if main else {}
    pages: list[Sheet] = []
    hidden: list[str] = []
    unread: list[Unread] = []
    margins: list[str] = []
    ours = False
    for sheet in open_sheets(parts):
        if sheet.is_hidden:
            hidden.append(sheet.name)
            continue
        drawn = _Page(parts, sheet, looks, rich)
        page = drawn.page(len(pages) + 1)
        ours |= drawn.is_ours
        margins += drawn.margins
        unread += (Unread(sheet.name, "hidden", text) for text in drawn.unseen)
        drawing = parts.related(sheet.part, "drawing")
        unread += smartart_in(parts, drawing, sheet.name) if drawing else ()
        pages.append(page)
    marks = ("soptool",) if ours else ()
    return Sheets(
        tuple(pages),
        has_spaces=ours,
        marks=marks,
        has_lines=True,
        hidden=tuple(hidden),
        unread=tuple(unread),
        margins=() if ours else tuple(margins_of(margins)),
    )


@dataclass(slots=True)
class _Page:
    """Lays one worksheet on a page."""

    parts: Parts
    sheet: OpenSheet
    looks: Sequence[Look]
    rich: Mapping[str, list[Piece]]
    is_ours: bool = False
    is_bare: bool = False
    """Whether it has no borders."""
    unseen: list[str] = field(default_factory=list)
    """Texts in rows and columns that are not shown."""
    margins: list[str] = field(default_factory=list)

    def page(self, number: int) -> Sheet:
        grid, paper = read_grid(self.parts, self.sheet.part), Paper()
        self.margins = grid.margins
        cells = {
            place: text
            for place, text in self.sheet.cells().items()
            if place[0] <= MOST_ROWS and place[1] <= MOST_COLUMNS and text.strip()
        }
        rows = max((row for row, _ in (*cells, *grid.looks)), default=1) + _BEYOND
        columns = max((column for _, column in (*cells, *grid.looks)), default=1) + _BEYOND
        drawing = self._drawing(grid)
        for row, offset in reached(drawing) if drawing is not None else ():
            grid.reach(row, offset)
        ruler = Ruler(*grid.edges(min(rows, MOST_ROWS), min(columns, MOST_COLUMNS)))
        areas = {(area.row, area.column): area for area in grid.merged}
        self._rule(paper, grid, cells, ruler)
        for place, text in cells.items():
            area = areas.get(place, Area(*place, *place))
            self._write(paper, grid, text, area, ruler, cells)
        if drawing is not None:
            draw(drawing, ruler, paper)
        return paper.sheet(number, ruler.xs[-1], ruler.ys[-1], self.sheet.name)

    def _drawing(self, grid: Grid) -> Element | None:
        root = drawing_of(self.parts, self.sheet.part, grid)
        if root is not None:
            self.is_ours = any(
                is_symbol(name_of(shape)) for anchor in root.children for shape in anchor.children
            )
        return root

    def _look(self, grid: Grid, row: int, column: int) -> Look:
        number = grid.looks.get((row, column), 0)
        return self.looks[number] if 0 <= number < len(self.looks) else PLAIN

    def _write(
        self,
        paper: Paper,
        grid: Grid,
        text: str,
        area: Area,
        ruler: Ruler,
        cells: Mapping[tuple[int, int], str],
    ) -> None:
        last_row = min(area.last_row, len(ruler.ys) - 1)
        last_column = min(area.last_column, len(ruler.xs) - 1)
        box = Box(ruler.xs[area.column - 1], ruler.ys[area.row - 1],
                  ruler.xs[last_column], ruler.ys[last_row])  # fmt: skip
        if box.width <= 0 or box.height <= 0:
            self.unseen.append(" ".join(text.split()))
            return
        look = self._look(grid, area.row, area.column)
        usual = Line((Piece("", look.size, look.is_italic),), look.across)
        lines = lines_of(text, self.rich.get(text), usual)
        if look.turn == "level" and len(lines) == 1:
            box = self._flowing(box, lines[0], area, ruler, cells, grid)
        pad = min(_PAD, box.width / 4)
        inner = Box(box.x0 + pad, box.y0, box.x1 - pad, box.y1)
        paper.write(lines, inner, look.down, look.turn)

    def _flowing(
        self,
        box: Box,
        line: Line,
        area: Area,
        ruler: Ruler,
        cells: Mapping[tuple[int, int], str],
        grid: Grid,
    ) -> Box:
        """Let a text go on over empty cells to its right, as Excel shows it."""
        needed = len(line.text) * line.size / 2
        column = area.last_column
        if self.is_bare or line.across != "left" or self._look(grid, area.row, column).sides[2]:
            return box
        while (
            box.width < needed
            and column + 1 < len(ruler.xs)
            and (area.row, column + 1) not in cells
            and not self._look(grid, area.row, column + 1).sides[0]
        ):
            column += 1
            box = box._replace(x1=ruler.xs[column])
            if self._look(grid, area.row, column).sides[2]:
                break
        return box

    def _rule(
        self, paper: Paper, grid: Grid, cells: Mapping[tuple[int, int], str], ruler: Ruler
    ) -> None:
        """Draw the borders of cells, none within those that are one."""
        inside = _joins(grid.merged)
        ruled = {place: self._look(grid, *place).sides for place in grid.looks}
        self.is_bare = sum(map(any, ruled.values())) < _FEW
        if self.is_bare:
            ruled = dict.fromkeys(_filled(cells, grid.merged), (True, True, True, True))
        for (row, column), (left, top, right, bottom) in ruled.items():
            if column >= len(ruler.xs) or row >= len(ruler.ys):
                continue
            x0, x1 = ruler.xs[column - 1], ruler.xs[column]
            y0, y1 = ruler.ys[row - 1], ruler.ys[row]
            if left and (row, column, "left") not in inside:
                paper.rule(x0, y0, x0, y1)
            if right and (row, column + 1, "left") not in inside:
                paper.rule(x1, y0, x1, y1)
            if top and (row, column, "top") not in inside:
                paper.rule(x0, y0, x1, y0)
            if bottom and (row + 1, column, "top") not in inside:
                paper.rule(x0, y1, x1, y1)


def _joins(merged: Sequence[Area]) -> set[tuple[int, int, str]]:
    """Return the sides of cells at which they are one with a neighbour."""
    found: set[tuple[int, int, str]] = set()
    for area in merged:
        if (area.last_row - area.row + 1) * (area.last_column - area.column + 1) > 100_000:
            continue
        for row in range(area.row, area.last_row + 1):
            for column in range(area.column, area.last_column + 1):
                if column > area.column:
                    found.add((row, column, "left"))
                if row > area.row:
                    found.add((row, column, "top"))
    return found


def _filled(
    cells: Mapping[tuple[int, int], str], merged: Sequence[Area]
) -> Iterator[tuple[int, int]]:
    """Yield all places of the part of a sheet that is filled."""
    rows = [row for row, _ in cells] + [area.last_row for area in merged]
    columns = [column for _, column in cells] + [area.last_column for area in merged]
    if not rows or max(rows) * max(columns) > 200_000:
        return
    for row in range(1, max(rows) + 1):
        for column in range(1, max(columns) + 1):
            yield row, column
