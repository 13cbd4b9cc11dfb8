"""Where the pages of a form begin: rows are measured by their texts, then the drawing is made.

The drawing needs to know where pages break, and pages break by the height of its rows. So a guess
is drawn as a sketch, and drawn again until its rows confirm the pages; what is printed is looked
at, and measured once more where it had to be mended.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from soptool.compose.procedure import Procedure
from soptool.diagram.fit import Sketch, mended, sketch
from soptool.diagram.grid import Grid
from soptool.diagram.plan import Plan
from soptool.export.pdf.form import BOTTOM, GAP, Data, common_data, document_texts
from soptool.export.pdf.guess import CONNECTED, bands, guessed_starts, likely_starts
from soptool.export.pdf.limits import check_heights, check_width
from soptool.export.pdf.measured import Measured, measured_of
from soptool.export.pdf.paging import Band, page_starts
from soptool.export.press import Press
from soptool.finding import Finding
from soptool.form.chart import Chart, charted, grid_of, roomy
from soptool.form.page import Page, page_of
from soptool.form.refusal import Unwritable, faults_of, routes_not_kept
from soptool.form.table import Table
from soptool.form.widths import MARGIN, PAPER, room_of

About = Literal["front", "back"]
_SLACK: Final = 0.4
_MOST_TRIES: Final = 12
_LEAST_IDENTITY: Final = 50.0
"""What the identity part is never lower than where it has one page, mm."""
_LONG, _ITEM = 2400, 90
"""Letters in the boxes of an identity part that may need more than a page; the end of an item."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One SOP whose pages are not known, drawn with pages that begin at `starts`, a guess.

    `table` has the room that the drawing needs, `texts` is what Typst takes of it, all but the
    drawing. `forced` are rows of the table that must begin a page.
    """

    procedure: Procedure
    page: Page
    grid: Grid
    starts: tuple[int, ...]
    drawing: Sketch
    table: Table
    texts: Data
    level: int = 1
    forced: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Sheets:
    """One SOP with its pages. `starts` are the table's rows that begin a page, after the first.

    `before` is how many pages the table's first has before it; `together`: the identity part ends
    on that page. `tall` are bands of it that are higher than a page. `about` tells whether the
    notes on the SOP stand before or after the table. `heights` are of the table's rows, mm.
    """

    draft: Draft
    chart: Chart
    starts: tuple[int, ...]
    heights: tuple[float, ...]
    before: int
    together: bool
    tall: tuple[int, ...]
    about: About


def draft_of(procedure: Procedure, edition: Press, level: int = 1) -> Draft:
    """Draw one SOP with pages as they may be; `level` is its depth in a book, from 1."""
    page = page_of(procedure, edition)
    table = page.table
    grid = grid_of(procedure, table, edition)
    starts = guessed_starts(table, grid, _body(page))
    drawing = _sketch(grid, table, starts, page.paper)
    table = roomy(table, drawing.plan, edition)
    texts = document_texts(page, table, edition, level)
    return Draft(procedure, page, grid, starts, drawing, table, texts, level)


def paged(drafts: Sequence[Draft], edition: Press, name: str) -> list[Sheets]:
    """Find the pages of all. Raises Unwritable, for the file `name`, with what is wrong in any."""
    done: dict[int, Sheets] = {}
    waiting = dict(enumerate(drafts))
    findings: list[Finding] = []
    for _ in range(_MOST_TRIES):
        measures = _measure(list(waiting.values()), edition)
        again: dict[int, Draft] = {}
        for (number, draft), measured in zip(waiting.items(), measures, strict=True):
            try:
                done[number] = _paged(draft, measured, edition)
            except Unwritable as refusal:
                findings.extend(refusal.findings)
                continue
            changed = _changed(done[number], edition)
            if changed is not None:
                again[number] = changed
        waiting = again
        if not waiting:
            break
    for _, sheets in sorted(done.items()):
        kept = routes_not_kept(sheets.chart, sheets.draft.procedure, edition)
        edition.findings.extend(kept)
    if findings:
        raise Unwritable(name, tuple(findings))
    return [done[number] for number in range(len(drafts))]


def _changed(sheets: Sheets, edition: Press) -> Draft | None:
    """Return what must be measured again: the drawing asks for more than was known."""
    draft, chart = sheets.draft, sheets.chart
    forced = draft.forced | {row + chart.shift for row in chart.fit.split}
    if chart.table == draft.table and forced == draft.forced:
        return None
    starts = tuple(sorted({*sheets.starts, *forced}))
    texts = document_texts(draft.page, chart.table, edition, draft.level)
    drawing = _sketch(draft.grid, chart.table, starts, draft.page.paper)
    return replace(
        draft, starts=starts, drawing=drawing, table=chart.table, texts=texts, forced=forced
    )


def _measure(drafts: Sequence[Draft], edition: Press) -> list[Measured]:
    documents = [{**draft.texts, "measured": _is_before_needed(draft)} for draft in drafts]
    data = {**common_data(edition, ""), "measuring": True, "documents": documents}
    return [measured_of(mark) for mark in edition.typesetter.measure(data)]


def _is_before_needed(draft: Draft) -> bool:
    """Whether pages depend on the height of what stands before the table.

    They do where there are notes that may stand there, or the table may be low enough itself; and
    a long identity part may need more than a page.
    """
    texts = draft.texts
    low = sum(row.height for row in draft.drawing.plan.rows)
    low -= 2 * CONNECTED * len(draft.starts)
    notes = texts["definitions"] or texts["facts"]
    items = (item for band in texts["bands"] for box in band for item in box["items"])
    long = sum(len(item) + _ITEM * (1 + item.count("\n")) for item in items)
    return bool(notes) or long > _LONG or low + _LEAST_IDENTITY <= _body(draft.page)


def _body(page: Page) -> float:
    """Return the height of a page without its margins, mm."""
    return PAPER[page.paper][1] - MARGIN - BOTTOM - _SLACK


def _paged(draft: Draft, measured: Measured, edition: Press) -> Sheets:
    """Draw it, with the pages that the drawing and the texts ask for. Raises Unwritable."""
    starts, drawing = _settled(draft, measured, edition)
    chart = charted(mended(drawing), draft.grid, draft.page.table, edition)
    check_width(chart, draft.procedure, edition)
    faults = faults_of(chart, draft.procedure, edition)
    if faults:
        raise Unwritable(draft.procedure.id, faults)
    heights = _heights(chart.plan, measured.rows)
    together = not starts and _is_together(draft, measured, heights)
    body = _body(draft.page)
    before, filled = measured.front(body) or (0, 0.0)
    is_front = not together and filled + (measured.about or 0.0) + GAP <= body
    about: About = "front" if is_front else "back"
    before += not together
    return Sheets(draft, chart, starts, heights, before, together, measured.tall(body), about)


def _settled(draft: Draft, measured: Measured, edition: Press) -> tuple[tuple[int, ...], Sketch]:
    """Return the rows that begin pages, and the drawing for them.

    Heights only ever grow while pages are sought, so that this comes to rest; but what a guess was
    drawn with is forgotten, and a page too many is not believed.
    """
    starts, drawing = draft.starts, draft.drawing
    heights = _heights(drawing.plan, measured.rows)
    room = _body(draft.page) - measured.head
    for number in range(_MOST_TRIES):
        check_heights(draft.table, heights, room, draft.procedure, edition)
        wanted = _starts(draft, measured, heights) if number else _foreseen(draft, measured)
        if wanted == starts:
            break
        starts, drawing = wanted, _sketch(draft.grid, draft.table, wanted, draft.page.paper)
        heights = _heights(drawing.plan, heights if number else measured.rows)
    return starts, drawing


def _foreseen(draft: Draft, measured: Measured) -> tuple[int, ...]:
    """Return the guess where its rows confirm it and fewer pages can't do; else a better one."""
    heights = _heights(draft.drawing.plan, measured.rows)
    confirmed = _starts(draft, measured, heights) == draft.starts
    if confirmed and not draft.starts:
        return ()
    likely = list(heights)
    for start in draft.starts:
        for row in (start - 1, start):
            likely[row] = max(measured.rows[row], heights[row] - CONNECTED)
    if _is_together(draft, measured, likely):
        return ()
    rows = _bands(draft, measured, likely)
    foreseen = likely_starts(rows, _body(draft.page) - measured.head, draft.forced)
    if confirmed and len(foreseen) >= len(draft.starts):
        return draft.starts
    return _starts(draft, measured, heights) if foreseen == draft.starts else foreseen


def _sketch(grid: Grid, table: Table, starts: tuple[int, ...], paper: str) -> Sketch:
    shift = len(table.rows) > grid.rows
    placed = replace(grid, breaks=tuple(row - shift for row in starts))
    widths = table.widths.executors or (table.widths.executor,) * grid.columns
    return sketch(placed, widths, room_of(table.widths, paper))


def _heights(plan: Plan, least: Sequence[float]) -> tuple[float, ...]:
    return tuple(max(height, row.height) for height, row in zip(least, plan.rows, strict=True))


def _is_together(draft: Draft, measured: Measured, heights: Sequence[float]) -> bool:
    body = _body(draft.page)
    front = measured.front(body)
    if front is None or draft.forced:
        return False
    _, filled = front
    return filled + GAP + measured.head + sum(heights) + measured.after <= body


def _starts(draft: Draft, measured: Measured, heights: Sequence[float]) -> tuple[int, ...]:
    if _is_together(draft, measured, heights):
        return ()
    room = _body(draft.page) - measured.head
    return page_starts(_bands(draft, measured, heights), room, draft.forced)


def _bands(draft: Draft, measured: Measured, heights: Sequence[float]) -> list[Band]:
    """Return the rows as pages see them; the last brings what stands right after the table."""
    rows = bands(draft.table.rows, heights)
    if rows:
        rows[-1] = replace(rows[-1], height=rows[-1].height + measured.after)
    return rows
