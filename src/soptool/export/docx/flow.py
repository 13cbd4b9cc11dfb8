"""The flow table in Word, a drawing in every row. Its rows have the heights that were measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Final

from soptool.diagram.lettering import POINT
from soptool.export.docx.cells import EMPTY, Cell, Merge, row, table
from soptool.export.docx.drawing import group
from soptool.export.docx.manuscript import Manuscript
from soptool.export.docx.styles import BULLETS
from soptool.export.docx.text import ITALIC, Look, paragraph, run
from soptool.export.office.strip import Strip, strips_of
from soptool.export.office.xml import Xml, joined
from soptool.form.breaks import breakable
from soptool.form.edition import cited
from soptool.form.head import Head
from soptool.form.pages.paging import pages
from soptool.form.pages.sheets import Sheets
from soptool.form.pages.times import times_on
from soptool.form.table import Act, Table, TableRow, Time
from soptool.form.vertical import turned_text

_HEAD, _HEADING = "E1E1E1", "F0F0F0"
_RAISED: Final = Look(raised=True)
_BOLD: Final = Look(bold=True)
_PADDING, _BULLET = 2.6, 2.4
_TEXT: Final = 8 * POINT
_HEAD_PADDING: Final = 2.0
_NAME: Final = 80
"""Letters of the name of a drawing, which Word lists in its selection pane."""
_EDGE: Final = 1.0
"""Above and below upright names, mm."""
_HEAD_TEXT: Final = 7.5 * POINT * 1.08


@dataclass(frozen=True)
class FlowTable:
    """The table of one SOP whose pages are known."""

    sheets: Sheets
    manuscript: Manuscript

    @property
    def table(self) -> Table:
        """What stands in it."""
        return self.sheets.chart.table

    @property
    def widths(self) -> tuple[float, ...]:
        """Widths of all columns, mm."""
        widths = self.table.widths
        texts = (widths.requirements, widths.duration, widths.outputs, widths.note)
        return (widths.no, widths.activity, *widths.executors, *texts)

    def written(self, before: int) -> Iterator[Xml]:
        """Yield a table for each page; `before`: the pages of the document before the first.

        LibreOffice knows no breaks of pages between two rows of a table. Where the texts of a page
        grow, its table goes on over the next one, with the same head.
        """
        edition = self.manuscript.press.edition
        strips = strips_of(self.sheets.chart, self.sheets.heights, edition, before)
        heads = tuple(self._heads())
        for page in pages(len(self.table.rows), self._starts):
            if page.start:
                yield paragraph(style="SopGap", new_page=True)
            title = f"{self.table.titles.activity}: {self.sheets.draft.form.page.title}"
            is_last = page.stop == len(self.table.rows)
            last = self._last_rows() if is_last else ()
            yield table(self.widths, (*heads, *self._rows(page, strips), *last), title)

    def _last_rows(self) -> Iterator[Xml]:
        """Yield what stands below the rows."""
        return iter(())

    @property
    def _starts(self) -> tuple[int, ...]:
        """The rows that begin a page; none where lines just go on, as then any row may."""
        return self.sheets.starts if self.sheets.draft.form.edition.has_connectors else ()

    def _heads(self) -> Iterator[Xml]:
        """Yield the rows of the head; a cell over several of them goes on in those below."""
        above: dict[int, Head] = {}
        left: dict[int, int] = {}
        for heads in self.table.head:
            waiting = iter(heads)
            cells: list[Cell] = []
            column = 0
            while column < len(self.widths):
                if left.get(column, 0):
                    left[column] -= 1
                    head = above[column]
                    cells.append(self._head(head, "continue"))
                else:
                    head = next(waiting)
                    above[column], left[column] = head, head.rows - 1
                    cells.append(self._head(head, "restart" if head.rows > 1 else None))
                column += head.columns
            yield row(cells, self.widths, height=self._head_height(heads), is_head=True)
        if self.table.has_numbers:
            numbers = range(1, self.table.numbers + 1)
            cells = [
                Cell(paragraph(f"({number})", style="SopNumber"), shade=_HEAD) for number in numbers
            ]
            yield row(cells, self.widths, is_head=True)

    def _head(self, head: Head, merge: Merge | None) -> Cell:
        if merge == "continue":
            return Cell(paragraph(style="SopHead"), head.columns, merge, _HEAD)
        turned = head.kind == "executor" and self.table.widths.turned
        edge = _EDGE if turned else None
        said = paragraph(*self._head_words(head), style="SopHead", left=edge, right=edge)
        return Cell(said, head.columns, merge, _HEAD, turned=turned)

    def _head_words(self, head: Head) -> Iterator[str]:
        """Yield the runs of a head; the name of an executor fits its column."""
        if head.kind != "executor":
            yield head.text
        elif self.table.widths.turned:
            yield turned_text(head.text, self.table.turned_length)
        else:
            room = self.table.widths.executor * head.columns - _HEAD_PADDING
            yield breakable(head.text, room, _HEAD_TEXT)

    def _head_height(self, heads: Sequence[Head]) -> float | None:
        """Return how high a row with upright names must be: Word does not ask those."""
        is_turned = self.table.widths.turned and any(head.kind == "executor" for head in heads)
        return self.table.turned_length + 2 * _EDGE if is_turned else None

    def _rows(self, page: range, strips: Sequence[Strip]) -> Iterator[Xml]:
        rows = self.table.rows
        times = dict(times_on(rows, page, self.manuscript.press.edition))
        left = 0
        for number in page:
            time = times.get(number)
            left = time.rows if time else left
            merge: Merge | None = "restart" if time and left > 1 else None
            if time is None and left > 0:
                merge = "continue"
            left -= 1
            yield self._row(rows[number], strips[number], self._time(time, merge))

    def _time(self, time: Time | None, merge: Merge | None) -> Cell:
        texts = time.texts if time else ()
        said = (_words(text, self.table.widths.duration) for text in texts)
        lines = "\n".join(said)
        return Cell(paragraph(lines, style="SopCell", align="center"), merge=merge)

    def _row(self, it: TableRow, strip: Strip, time: Cell) -> Xml:
        if it.kind == "heading":
            return self._heading(it, self._anchored(it, strip), strip.height)
        return row(self._cells(it, strip, time), self.widths, height=strip.height)

    def _cells(self, it: TableRow, strip: Strip, time: Cell) -> tuple[Cell, ...]:
        widths = self.table.widths
        see = self.manuscript.press.edition.t("See")
        notes = (*it.notes, *(f"{see} {cited(each)}" for each in it.see))
        return (
            Cell(paragraph(_words(it.no, widths.no), style="SopCell", align="center")),
            Cell(joined(_acts(it.acts, widths.activity))),
            *_executors(self._anchored(it, strip), len(self.table.columns)),
            Cell(_listed(it.requirements, widths.requirements)),
            time,
            Cell(_listed(it.outputs, widths.outputs)),
            Cell(_listed(notes, widths.note)),
        )

    def _anchored(self, it: TableRow, strip: Strip) -> Xml:
        """Return the paragraph that holds the drawing of a row."""
        name = shorten(f"{it.no} {it.acts[0].text}" if it.acts else it.no, _NAME, placeholder="…")
        drawn = () if strip.is_empty else (self._group(strip, name),)
        return paragraph(*drawn, style="SopStrip")

    def _group(self, strip: Strip, name: str) -> Xml:
        return group(strip, self.manuscript.number, name, self.manuscript.font)

    def _heading(self, it: TableRow, anchored: Xml, height: float) -> Xml:
        text = run(it.acts[0].text, _BOLD)
        cells = (
            Cell(paragraph(text, style="SopCell", keep_next=True), columns=2, shade=_HEADING),
            *_executors(anchored, len(self.table.columns), _HEADING),
            Cell(columns=4, shade=_HEADING),
        )
        return row(cells, self.widths, height=height)


def _executors(anchored: Xml, columns: int, shade: str | None = None) -> Iterator[Cell]:
    """Yield the executors' cells; the first holds the drawing of all of them."""
    yield Cell(anchored, align="top", flush=True, shade=shade)
    for _ in range(columns - 1):
        yield Cell(_STRIP, flush=True, shade=shade)


_STRIP: Final = paragraph(style="SopStrip")


def _acts(acts: Sequence[Act], column: float) -> Iterator[Xml]:
    """Yield what is done in a row: a list where several entries share it."""
    number = (BULLETS, 0) if len(acts) > 1 else None
    if not acts:
        yield EMPTY
    for act in acts:
        yield paragraph(*_act(act, column), style="SopCell", numbering=number)
        for detail in act.details:
            said = _words(detail, column - 3.0)
            yield paragraph(said, style="SopDetail", numbering=(BULLETS, 1 if number else 0))


def _act(act: Act, column: float) -> Iterator[Xml]:
    yield run(_words(act.text, column))
    if act.mark is not None:
        yield run(act.mark, _RAISED)
    if act.condition is not None:
        yield run(f" ({_words(act.condition, column)})", ITALIC)


def _listed(texts: Sequence[str], column: float) -> Xml:
    if len(texts) < 2:
        return paragraph(*(_words(text, column) for text in texts), style="SopCell")
    return joined(
        paragraph(_words(text, column - _BULLET), style="SopCell", numbering=(BULLETS, 0))
        for text in texts
    )


def _words(text: str, column: float) -> str:
    return breakable(text, column - _PADDING, _TEXT)
