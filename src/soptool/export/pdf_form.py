"""A document as the data that the Typst templates take: texts ready to print, and the drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from itertools import accumulate
from typing import Any, Final

from soptool.diagram.lettering import POINT
from soptool.export.breaks import breakable
from soptool.export.chart import Chart
from soptool.export.edition import Citation, Edition
from soptool.export.escape import clean
from soptool.export.head import Head
from soptool.export.page import Page
from soptool.export.paging import pages
from soptool.export.pdf_drawing import RowDrawing
from soptool.export.spoken import row_words
from soptool.export.table import Act, Table, TableRow, Time

SIGN_TAG: Final = "${ttd}"
"""What signing services look for; it stands where the visible signature goes."""
_TEXT: Final = 8 * POINT
_PADDING: Final = 2.6
_BULLET: Final = 2.4

Data = dict[str, Any]


def document_data(
    page: Page,
    chart: Chart,
    edition: Edition,
    starts: Sequence[int] = (),
    heights: Sequence[float] = (),
) -> Data:
    """Return one document; `starts` are the rows that begin a page after the table's first.

    Without `heights` (mm, of every row) there is no drawing.
    """
    table = chart.table
    executors = table.widths.executors
    return {
        "id": page.id,
        "name": _words(page.name),
        "number": _words(page.dates[0].text),
        "foot": _words(_foot(page)),
        "badge": page.badge.word if page.badge else None,
        "agency": {key: _maybe(getattr(page.agency, key)) for key in ("parent", "name", "unit")},
        "dates": [_pair(field.name, field.text) for field in page.dates],
        "signature": {key: _maybe(value) for key, value in asdict(page.signature).items()},
        "sign_tag": SIGN_TAG,
        "bands": [[_box(box.name, box.items) for box in band] for band in page.bands],
        "columns": list(executors),
        "borders": list(accumulate(executors))[:-1],
        "widths": _widths(table),
        "head": [[_head(cell, table) for cell in row] for row in table.head],
        "numbers": table.numbers if table.has_numbers else 0,
        "pages": [
            list(_rows(chart, rows, edition, heights)) for rows in pages(len(table.rows), starts)
        ],
        "total": _maybe(page.total),
        "footnotes": [_pair(note.mark, note.text) for note in page.footnotes],
        "definitions": [_pair(field.name, field.text) for field in page.definitions],
        "facts": [_pair(field.name, field.text) for field in _facts(page, edition)],
    }


def _foot(page: Page) -> str:
    number = page.dates[0].text
    return page.title if number == "–" else f"{number} – {page.title}"


def _words(text: str) -> str:
    """Let very long words break anywhere; the page is wide."""
    return breakable(text, 60.0, 3.2)


def _maybe(text: str | None) -> str | None:
    return None if text is None else _words(text)


def _pair(name: str, text: str) -> Data:
    return {"name": _words(name), "text": _words(text)}


def _box(name: str, items: Sequence[Citation]) -> Data:
    return {"name": clean(name), "items": [_words(_cited(item)) for item in items]}


def _cited(item: Citation) -> str:
    return f"{item.text} – {item.remark}" if item.remark else item.text


def _facts(page: Page, edition: Edition) -> list[Any]:
    """Return what is said of the SOP, but for its kind and status, which the form shows."""
    shown = (edition.t("Kind of SOP"), edition.t("Status"))
    return [fact for fact in page.facts if fact.name not in shown]


def _widths(table: Table) -> list[float]:
    widths = table.widths
    texts = (widths.requirements, widths.duration, widths.outputs, widths.note)
    return [widths.no, widths.activity, *widths.executors, *texts]


def _head(cell: Head, table: Table) -> Data:
    turned = cell.kind == "executor" and table.widths.turned
    room = 32.0 if turned else table.widths.executor * cell.columns - 1.4
    text = cell.text if cell.kind != "executor" else breakable(cell.text, room, 7.5 * POINT * 1.08)
    return {"text": text, "columns": cell.columns, "rows": cell.rows, "turned": turned}


def _rows(chart: Chart, rows: range, edition: Edition, heights: Sequence[float]) -> Iterator[Data]:
    table, plan = chart.table, chart.plan
    times = dict(_times(table.rows, rows, edition))
    see = edition.t("See")
    for index in rows:
        row = replace(table.rows[index], time=times.get(index))
        texts = _texts(row, table, see)
        if heights:
            drawing = RowDrawing(plan, plan.rows[index], heights[index])
            alternative = clean(row_words(row, edition.t))
            texts |= {**drawing.data(), "alternative": alternative}
        yield texts


def _times(
    rows: Sequence[TableRow], here: range, edition: Edition
) -> Iterator[tuple[int, Time | None]]:
    """Yield the time cells of a page's rows: none reaches over the page's end."""
    over = 0
    said = ""
    for index, row in enumerate(rows[: here.stop]):
        time = row.time
        if time is not None:
            over, said = index + time.rows, row.no
        elif index == here.start and index < over:
            time = Time((edition.t("same as no. {no}", no=said),), over - index)
        if time is not None and index in here:
            yield index, replace(time, rows=min(time.rows, here.stop - index))


def _texts(row: TableRow, table: Table, see_word: str) -> Data:
    widths = table.widths
    see = (f"{see_word} {_cited(item)}" for item in row.see)
    return {
        "kind": row.kind,
        "no": breakable(row.no, widths.no - _PADDING, _TEXT),
        "acts": [_act(act, widths.activity) for act in row.acts],
        "requirements": _cells(row.requirements, widths.requirements),
        "time": _time(row.time, widths.duration),
        "outputs": _cells(row.outputs, widths.outputs),
        "notes": _cells((*row.notes, *see), widths.note),
    }


def _cells(texts: Sequence[str], column: float) -> list[str]:
    room = column - _BULLET if len(texts) > 1 else column
    return [_cell(text, room) for text in texts]


def _cell(text: str, column: float) -> str:
    return breakable(text, column - _PADDING, _TEXT)


def _act(act: Act, column: float) -> Data:
    return {
        "text": _cell(act.text, column),
        "condition": None if act.condition is None else _cell(act.condition, column),
        "details": [_cell(detail, column - 3.0) for detail in act.details],
        "mark": act.mark,
    }


def _time(time: Time | None, column: float) -> Data | None:
    if time is None:
        return None
    return {"texts": [_cell(text, column) for text in time.texts], "rows": time.rows}
