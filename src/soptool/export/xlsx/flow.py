"""The sheet of the flow table: merged heads, a row of cells a row, its drawing above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil
from typing import Final

from soptool.export.office.strip import strips_of
from soptool.export.xlsx.drawing import Drawing
from soptool.export.xlsx.paper import PAPERS, page_foot, page_head
from soptool.export.xlsx.ruler import Ruler, heights_of, ruler_of, whole
from soptool.export.xlsx.sheet import PIXEL, Area, Printing, Sheet
from soptool.export.xlsx.styles import Style
from soptool.export.xlsx.texts import (
    INDENT,
    Run,
    acts,
    fitting,
    folded,
    height_of,
    inset,
    is_plain,
    listed,
    parted,
    plain,
    runs,
)
from soptool.form.edition import cited, foot_of
from soptool.form.head import Head
from soptool.form.pages.paging import pages
from soptool.form.pages.sheets import Sheets
from soptool.form.pages.times import times_on
from soptool.form.table import Table, TableRow, Time
from soptool.form.widths import PAPER
from soptool.workbook.columns import form_sheet_name

_SIZE: Final = 7.5
"""Points of letters in rows, a little less than what was measured: programs set them wider."""
_HEAD: Final = Style(7.5, bold=True, across="center", down="center", fill="E1E1E1")
_TURNED: Final = Style(7.5, bold=True, across="center", down="center", fill="E1E1E1", upright=True)
_NUMBER: Final = Style(6.5, across="center", down="center", fill="E1E1E1")
_TEXT: Final = Style(_SIZE, down="center")
_MIDDLE: Final = Style(_SIZE, across="center", down="center")
_EMPTY: Final = Style(_SIZE)
_HEADING: Final = Style(_SIZE, bold=True, down="center", fill="F0F0F0")
_TOTAL: Final = Style(8.0, bold=True, down="center", border=False)
_NOTE: Final = Style(7.5, border=False)
_LEAST_MARGIN: Final = 5.0
_END: Final = 10.0
_LEAST_TOP, _TOP_WITH_HEAD = 5.0, 9.0
_FOOT: Final = 2.0
"""Millimetres that what stands below pages may take of them."""


@dataclass
class FlowSheet:
    """The sheet of one SOP whose pages are known; `before`: how many the workbook has before it."""

    sheets: Sheets
    font: str
    before: int
    sheet: Sheet = field(init=False)
    drawing: Drawing = field(init=False)

    def __post_init__(self) -> None:
        name = form_sheet_name("flow", self.sheets.draft.form.edition.language)
        self._pixels = tuple(map(whole, self._widths()))
        self.sheet = Sheet(name, [pixels * PIXEL for pixels in self._pixels], has_grid=False)
        self._heights: list[int] = []
        self._tops: list[int] = []
        self._heads()
        self._rows()
        self._notes()
        self.drawing = self._drawn()
        self.sheet.printing = self._printing()

    @property
    def table(self) -> Table:
        """What stands in it."""
        return self.sheets.chart.table

    def _widths(self) -> tuple[float, ...]:
        widths = self.sheets.chart.table.widths
        texts = (widths.requirements, widths.duration, widths.outputs, widths.note)
        return (widths.no, widths.activity, *widths.executors, *texts)

    @property
    def _executors(self) -> slice:
        return slice(2, 2 + len(self.table.columns))

    def _next(self) -> int:
        """Return the number of the next row of the sheet, from 1."""
        return len(self._heights) + 1

    def _add(self, *pixels: int) -> None:
        for height in pixels:
            self._heights.append(height)
            self.sheet.heights[len(self._heights)] = height * PIXEL

    def _heads(self) -> None:
        first = self._next()
        taken: set[tuple[int, int]] = set()
        for row, heads in enumerate(self.table.head):
            column = 1
            for head in heads:
                while (row, column) in taken:
                    column += 1
                area = Area(
                    first + row, column, first + row + head.rows - 1, column + head.columns - 1
                )
                taken |= {
                    (row + down, column + across)
                    for down in range(head.rows)
                    for across in range(head.columns)
                }
                text, room, style = plain(head.text), self._room(area), _TURNED
                if not self._is_turned(head):
                    text = folded(head.text, room, _HEAD)
                    style = fitting(text, room, _HEAD)
                self.sheet.put_over(area, text, style)
                column += head.columns
        for row in range(len(self.table.head)):
            self._add(whole(self._head_height(first + row)))
        if self.table.has_numbers:
            row = self._next()
            for number in range(1, self.table.numbers + 1):
                self.sheet.put(row, number, f"({number})", _NUMBER)
            self._add(whole(4.0))
        self._head_rows = self._next() - 1
        self.sheet.frozen = (self._head_rows, 2)

    def _is_turned(self, head: Head) -> bool:
        return head.kind == "executor" and self.table.widths.turned

    def _head_height(self, row: int) -> float:
        """Return how high a row of the head is: as its highest cell of one row needs."""
        merged = {(area.row, area.column): area for area in self.sheet.merged}
        needs = [4.5]
        for (at, column), cell in self.sheet.cells.items():
            area = merged.get((at, column), Area(at, column, at, column))
            last = area.last_row == row and cell.text
            if not last:
                continue
            if cell.style.upright:
                needs.append(self.table.turned_length + 2.0)
                continue
            rows = area.last_row - area.row + 1
            high = height_of(cell.text, self._room(area), cell.style.size, is_bold=True)
            needs.append(high - 4.5 * (rows - 1))
        return max(needs)

    def _room(self, area: Area) -> float:
        """Return how wide cells are, mm."""
        return sum(self.sheet.widths[area.column - 1 : area.last_column])

    def _rows(self) -> None:
        rows, edition = self.table.rows, self.sheets.draft.form.edition
        times: dict[int, Time | None] = {}
        starts = []
        for page in pages(len(rows), self.sheets.starts):
            times |= dict(times_on(rows, page, edition))
            starts.append(page.start)
        self._breaks = [start for start in starts if start]
        for number, (row, height) in enumerate(zip(rows, self.sheets.heights, strict=True)):
            self._tops.append(self._next())
            self._add(*heights_of(height))
            self._row(row, self._tops[number])
        self._tops.append(self._next())
        for number, time in times.items():
            if time is not None and rows[number].kind != "heading":
                last = self._tops[number + time.rows] - 1
                column = self._executors.stop + 2
                said = "\n".join(map(plain, time.texts))
                self._put(self._tops[number], last, column, said, _MIDDLE)

    def _row(self, row: TableRow, first: int) -> None:
        last = self._next() - 1
        columns = len(self._pixels)
        if row.kind == "heading":
            self._put(first, last, 1, plain(row.acts[0].text), _HEADING, 2)
            for column in range(3, columns + 1):
                self._put(first, last, column, "", _HEADING)
            return
        see = self.sheets.draft.form.edition.t("See")
        notes = (*row.notes, *(f"{see} {cited(each)}" for each in row.see))
        self._put(first, last, 1, plain(row.no), _MIDDLE)
        self._put_acts(first, last, row)
        for column in range(self._executors.start + 1, self._executors.stop + 1):
            self._put(first, last, column, "", _EMPTY)
        after = self._executors.stop + 1
        self._put(first, last, after, listed(row.requirements), _TEXT)
        self._put(first, last, after + 2, listed(row.outputs), _TEXT)
        self._put(first, last, after + 3, listed(notes), _TEXT)

    def _put_acts(self, first: int, last: int, row: TableRow) -> None:
        area = Area(first, 2, last, 2)
        text = plain("".join(piece.text for piece in acts(row.acts, _SIZE)))
        look = self._look(area, text, _TEXT)
        pieces = acts(row.acts, look.size)
        said = text if is_plain(pieces) else runs(pieces, self.font, look.size)
        self.sheet.put_over(area, said, look)

    def _put(
        self, first: int, last: int, column: int, text: str, style: Style, columns: int = 1
    ) -> None:
        area = Area(first, column, last, column + columns - 1)
        if style.across == "left":
            text = parted(text, self._room(area) - INDENT, style)
        self.sheet.put_over(area, text, self._look(area, text, style))

    def _look(self, area: Area, text: str, style: Style) -> Style:
        """Return a look in which the text fits the cells, with room before it if it can have it."""
        if style.across != "left" or not text:
            return fitting(text, self._room(area), style)
        height = sum(self._heights[area.row - 1 : area.last_row]) * PIXEL
        return inset(text, self._room(area), height, style)

    def _notes(self) -> None:
        page, columns = self.sheets.draft.form.page, len(self._pixels)
        t = self.sheets.draft.form.edition.t
        if page.total is not None:
            named = (Run(f"{page.total_label}: "), Run(page.total, bold=True))
            self._note(named, _TOTAL, columns)
        if page.legend is not None:
            self._note((Run(page.legend),), _NOTE, columns)
        if page.footnotes:
            self._note((Run(t("Footnotes"), bold=True),), _NOTE, columns)
        for note in page.footnotes:
            self._note((Run(note.mark, raised=True), Run(f" {note.text}")), _NOTE, columns)

    def _note(self, pieces: Sequence[Run], style: Style, columns: int) -> None:
        """Put a line below the table, over all columns."""
        first = self._next()
        text = "".join(plain(piece.text) for piece in pieces)
        height = height_of(text, sum(self.sheet.widths), style.size, is_bold=style.bold)
        self._add(*heights_of(height + 1.0))
        area = Area(first, 1, self._next() - 1, columns)
        self.sheet.put_over(area, runs(pieces, self.font, style.size), style)

    def _drawn(self) -> Drawing:
        ruler: Ruler = ruler_of(self._pixels, self._heights)
        drawing = Drawing(ruler, self.font)
        widths = [pixels * PIXEL for pixels in self._pixels[self._executors]]
        left = ruler.columns[self._executors.start] * PIXEL
        tops = [ruler.rows[row - 1] * PIXEL for row in self._tops]
        heights = [below - top for top, below in pairwise(tops)]
        sheets, edition = self.sheets, self.sheets.draft.form.edition
        for strip, top in zip(
            strips_of(sheets.chart, heights, edition, self.before, widths), tops, strict=False
        ):
            drawing.add(strip, left, top)
        return drawing

    @property
    def last_page(self) -> int:
        """The number of its last page; what stands below the rows may take more than one."""
        high = PAPER[self.sheets.draft.form.edition.settings.paper][1]
        room = high - self._top(high) - _END
        return self.before + len(self._breaks) + max(1, ceil(self._page_heights()[-1] / room))

    def _printing(self) -> Printing:
        """Return how the sheet is printed: pages break where those of the drawing do."""
        form = self.sheets.draft.form
        page, paper = form.page, form.edition.settings.paper
        width, high = PAPER[paper]
        margin = max(_LEAST_MARGIN, (width - sum(self.sheet.widths)) / 2 - 0.2)
        return Printing(
            Area(1, 1, len(self._heights), len(self._pixels)),
            PAPERS[paper],
            (1, self._head_rows),
            self._last_rows(),
            page_head(page.badge.word if page.badge else ""),
            page_foot(foot_of(page.dates[0].text, page.title), self.last_page, form.edition.t),
            margin,
            top=self._top(high),
            bottom=_END,
            first=self.before + 1,
        )

    def _last_rows(self) -> tuple[int, ...]:
        """Return the rows of the sheet behind which a page ends."""
        return tuple(self._tops[start] - 1 for start in self._breaks)

    def _top(self, high: float) -> float:
        """Return the margin above pages so high (mm): rows are whole pixels, a few of them more."""
        least = _TOP_WITH_HEAD if self.sheets.draft.form.page.badge else _LEAST_TOP
        return min(max(high - _END - _FOOT - max(self._page_heights()), least), _END)

    def _page_heights(self) -> tuple[float, ...]:
        """Return how high what stands on each page is, mm."""
        borders = (0, *self._last_rows(), len(self._heights))
        head = sum(self._heights[: self._head_rows])
        return tuple(
            (sum(self._heights[first:last]) + (head if first else 0)) * PIXEL
            for first, last in pairwise(borders)
        )
