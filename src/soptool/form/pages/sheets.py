"""Where the pages of a form begin: rows are measured by their texts, then the drawing is made.

The drawing needs to know where pages break, and pages break by the height of its rows. So a guess
is drawn as a sketch, and drawn again until its rows confirm the pages; what is printed is looked
at, and measured once more where it had to be mended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from soptool.diagram.fit import Sketch
from soptool.diagram.plan import Plan
from soptool.finding import Finding
from soptool.form.chart import Flowchart, charted, roomy
from soptool.form.form import Form
from soptool.form.measure.heights import Heights
from soptool.form.measure.service import Measure
from soptool.form.measure.texts import GAP, Data, document_texts
from soptool.form.pages.guess import CONNECTED, bands, guessed_starts, likely_starts
from soptool.form.pages.limits import Unprintable, check_heights, check_width
from soptool.form.pages.paging import Band, page_starts
from soptool.form.refusal import faults_of, routes_not_kept
from soptool.form.table import Table

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

    form: Form
    starts: tuple[int, ...]
    drawing: Sketch
    table: Table
    texts: Data
    level: int = 1
    forced: frozenset[int] = frozenset()
    attachment: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheets:
    """One SOP with its pages. `starts` are the table's rows that begin a page, after the first.

    `before` is how many pages the table's first has before it; `together`: the identity part ends
    on that page. `tall` are bands of it that are higher than a page. `about` tells whether the
    notes on the SOP stand before or after the table. `heights` are of the table's rows, mm.
    """

    draft: Draft
    chart: Flowchart
    starts: tuple[int, ...]
    heights: tuple[float, ...]
    before: int
    together: bool
    tall: tuple[int, ...]
    about: About


Paged = tuple[tuple[Sheets, ...] | None, tuple[Finding, ...]]


def draft_of(form: Form, level: int = 1, attachment: tuple[str, ...] = ()) -> Draft:
    """Draw one SOP with pages as they may be; `level` is its depth in a book, from 1.

    `attachment`: the lines above it where it is one of a decree.
    """
    form = form.anew()
    table = form.table
    starts = guessed_starts(table, form.grid, _body(form))
    drawing = _sketch(form, table, starts if form.edition.has_connectors else ())
    table = roomy(table, drawing.plan, form.edition)
    texts = document_texts(form.page, table, form.edition, level, attachment)
    return Draft(form, starts, drawing, table, texts, level, attachment=attachment)


def paged(drafts: Sequence[Draft], measure: Measure) -> Paged:
    """Find the pages of all, None where any would be wrong; the findings say what."""
    done: dict[int, Sheets] = {}
    waiting = dict(enumerate(drafts))
    findings: list[Finding] = []
    for _ in range(_MOST_TRIES):
        measures = _measured(list(waiting.values()), measure)
        again: dict[int, Draft] = {}
        for (number, draft), measured in zip(waiting.items(), measures, strict=True):
            try:
                done[number] = _paged(draft, measured)
            except Unprintable as refusal:
                findings.extend(refusal.findings)
                continue
            changed = _changed(done[number])
            if changed is not None:
                again[number] = changed
        waiting = again
        if not waiting:
            break
    sheets = tuple(done[number] for number in sorted(done))
    remarks = tuple(finding for each in sheets for finding in _remarks(each))
    return None if findings else sheets, (*remarks, *findings)


def _remarks(sheets: Sheets) -> Iterator[Finding]:
    form = sheets.draft.form
    return routes_not_kept(sheets.chart, form.procedure, form.edition)


def _changed(sheets: Sheets) -> Draft | None:
    """Return what must be measured again: the drawing asks for more than was known."""
    draft, chart = sheets.draft, sheets.chart
    forced = draft.forced | {row + chart.shift for row in chart.fit.split}
    if chart.table == draft.table and forced == draft.forced:
        return None
    starts = tuple(sorted({*sheets.starts, *forced}))
    form = draft.form
    texts = document_texts(form.page, chart.table, form.edition, draft.level, draft.attachment)
    drawing = _sketch(form, chart.table, _cuts(draft, starts, forced))
    return replace(
        draft, starts=starts, drawing=drawing, table=chart.table, texts=texts, forced=forced
    )


def _measured(drafts: Sequence[Draft], measure: Measure) -> list[Heights]:
    heights = measure.heights(
        [{**draft.texts, "measured": _is_before_needed(draft)} for draft in drafts]
    )
    return list(map(_with_letterhead, drafts, heights))


def _with_letterhead(draft: Draft, measured: Heights) -> Heights:
    """Count what a frame has above the form in with the first piece of the identity part."""
    before = draft.form.edition.lost_before
    if not before or not measured.identity:
        return measured
    first, *others = measured.identity
    return replace(measured, identity=(first + before, *others))


def _is_before_needed(draft: Draft) -> bool:
    """Whether pages depend on the height of what stands before the table.

    They do where there are notes that may stand there, or the table may be low enough itself; and
    a long identity part may need more than a page.
    """
    texts = draft.texts
    low = sum(row.height for row in draft.drawing.plan.rows)
    low -= 2 * CONNECTED * len(draft.starts)
    notes = texts["definitions"] or texts["facts"] or texts["attachment"]
    items = (item for band in texts["bands"] for box in band for item in box["items"])
    long = sum(len(item) + _ITEM * (1 + item.count("\n")) for item in items)
    before = draft.form.edition.lost_before
    return bool(notes or before) or long > _LONG or low + _LEAST_IDENTITY <= _body(draft.form)


def _body(form: Form) -> float:
    """Return the height of a page without its margins, mm."""
    return form.edition.body - _SLACK


def _paged(draft: Draft, measured: Heights) -> Sheets:
    """Draw it, with the pages that the drawing and the texts ask for. Raises Unprintable."""
    form = draft.form
    starts, drawing = _settled(draft, measured)
    fitted = form.fit(drawing.grid.breaks, drawing.wished)
    chart = charted(fitted, form.grid, form.table, form.edition)
    check_width(chart, form)
    faults = faults_of(chart, form.procedure, form.edition)
    if faults:
        raise Unprintable(faults)
    heights = _heights(chart.plan, measured.rows)
    together = not starts and _is_together(draft, measured, heights)
    body = _body(draft.form)
    before, filled = measured.front(body) or (0, 0.0)
    is_front = not together and filled + (measured.about or 0.0) + GAP <= body
    about: About = "front" if is_front else "back"
    before += not together
    return Sheets(draft, chart, starts, heights, before, together, measured.tall(body), about)


def _settled(draft: Draft, measured: Heights) -> tuple[tuple[int, ...], Sketch]:
    """Return the rows that begin pages, and the drawing for them.

    Heights only ever grow while pages are sought, so that this comes to rest; but what a guess was
    drawn with is forgotten, and a page too many is not believed.
    """
    starts, drawing = draft.starts, draft.drawing
    heights = _heights(drawing.plan, measured.rows)
    room = _body(draft.form) - measured.head
    for number in range(_MOST_TRIES):
        check_heights(draft.table, heights, room, draft.form)
        wanted = _starts(draft, measured, heights) if number else _foreseen(draft, measured)
        if wanted == starts:
            break
        cuts = _cuts(draft, wanted, draft.forced)
        starts, drawing = wanted, _sketch(draft.form, draft.table, cuts)
        heights = _heights(drawing.plan, heights if number else measured.rows)
    return starts, drawing


def _foreseen(draft: Draft, measured: Heights) -> tuple[int, ...]:
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
    foreseen = likely_starts(rows, _body(draft.form) - measured.head, draft.forced)
    if confirmed and len(foreseen) >= len(draft.starts):
        return draft.starts
    return _starts(draft, measured, heights) if foreseen == draft.starts else foreseen


def _cuts(draft: Draft, starts: tuple[int, ...], forced: frozenset[int]) -> tuple[int, ...]:
    """Return where the drawing is cut: at all pages, or only where it must be."""
    return starts if draft.form.edition.has_connectors else tuple(sorted(forced))


def _sketch(form: Form, table: Table, starts: tuple[int, ...]) -> Sketch:
    shift = len(table.rows) > form.grid.rows
    return form.sketch(tuple(row - shift for row in starts), table.widths.executors)


def _heights(plan: Plan, least: Sequence[float]) -> tuple[float, ...]:
    return tuple(max(height, row.height) for height, row in zip(least, plan.rows, strict=True))


def _is_together(draft: Draft, measured: Heights, heights: Sequence[float]) -> bool:
    body = _body(draft.form)
    front = measured.front(body)
    if front is None or draft.forced:
        return False
    _, filled = front
    table = GAP + measured.head + sum(heights) + measured.after
    return filled + table + (measured.about or 0.0) <= body


def _starts(draft: Draft, measured: Heights, heights: Sequence[float]) -> tuple[int, ...]:
    if _is_together(draft, measured, heights):
        return ()
    room = _body(draft.form) - measured.head
    return page_starts(_bands(draft, measured, heights), room, draft.forced)


def _bands(draft: Draft, measured: Heights, heights: Sequence[float]) -> list[Band]:
    """Return the rows as pages see them; the last brings what stands right after the table."""
    rows = bands(draft.table.rows, heights)
    if rows:
        rows[-1] = replace(rows[-1], height=rows[-1].height + measured.after)
    return rows
