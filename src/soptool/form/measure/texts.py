"""A document's texts as the Typst templates take them: ready to print, and to measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from soptool.diagram.lettering import POINT
from soptool.form.breaks import breakable
from soptool.form.clean import clean
from soptool.form.edition import Cited, Edition, foot_of
from soptool.form.head import Head
from soptool.form.page import Page
from soptool.form.table import Act, Table, TableRow, Time
from soptool.form.times import tied
from soptool.form.vertical import turned_text
from soptool.form.widths import BOTTOM, MARGIN, PAPER

if TYPE_CHECKING:
    from soptool.form.measure.typesetting import Typesetter

SIGN_TAG: Final = "${ttd}"
"""What signing services look for; it stands where the visible signature goes."""
GAP: Final = 4.0
"""Between the identity part and a table on the same page, mm."""
_POINTS: Final = 8.0
_TEXT: Final = _POINTS * POINT
_PADDING: Final = 2.6
_HEAD_PADDING: Final = 2.0
_BULLET: Final = 2.4

Data = dict[str, Any]


def common_data(edition: Edition, setter: Typesetter, title: str) -> Data:
    """Return what all documents of a file share."""
    t, settings = edition.t, edition.settings
    organization = settings.organization
    width, height = PAPER[settings.paper]
    logo = None
    if setter.logo_file:
        logo = {"file": setter.logo_file, "alt": t("Logo of {name}", name=organization.name or "")}
    return {
        "measuring": False,
        "language": edition.language,
        "title": title,
        "author": organization.name or organization.parent or "",
        "fonts": list(setter.fonts),
        "paper": {"width": width, "height": height, "margin": MARGIN, "bottom": BOTTOM},
        "gap": GAP,
        "logo": logo,
        "book": None,
        "pages": None,
        "words": {
            "approved": t("Approved by"),
            "title": t("SOP title"),
            "total": t("Total time"),
            "footnotes": t("Footnotes"),
            "definitions": t("Definitions"),
            "about": t("About this SOP"),
            "contents": t("Contents"),
            "partner": t("p. {page}", page="\0").split("\0"),
            "page": t("Page {page} of {pages}", page="\0", pages="\0").split("\0"),
        },
    }


def document_texts(
    page: Page, table: Table, edition: Edition, level: int, attachment: Sequence[str] = ()
) -> Data:
    """Return one document without its drawing: `rows` are those of the table.

    `attachment`: what stands above the first page of a decree's attachment.
    """
    executors = table.widths.executors
    see = edition.t("See")
    return {
        "id": page.id,
        "level": level,
        "attachment": [clean(line) for line in attachment],
        "name": _words(page.name),
        "number": _words(page.dates[0].text),
        "foot": _words(foot_of(page.dates[0].text, page.title)),
        "badge": page.badge.word if page.badge else None,
        "agency": {key: _maybe(getattr(page.agency, key)) for key in ("parent", "name", "unit")},
        "dates": [_pair(field.name, field.text) for field in page.dates],
        "signature": {key: _maybe(value) for key, value in asdict(page.signature).items()},
        "sign_tag": SIGN_TAG,
        "bands": [[_box(box.name, box.items) for box in band] for band in page.bands],
        "columns": list(executors),
        "widths": _widths(table),
        "head": [[_head(cell, table) for cell in row] for row in table.head],
        "numbers": table.numbers if table.has_numbers else 0,
        "rows": [_texts(row, table, see) for row in table.rows],
        "total": _maybe(page.total),
        "total_label": clean(page.total_label),
        "legend": page.legend,
        "footnotes": [_pair(note.mark, note.text) for note in page.footnotes],
        "definitions": [_pair(field.name, field.text) for field in page.definitions],
        "facts": [_pair(field.name, field.text) for field in page.printed_facts],
    }


def _words(text: str) -> str:
    """Let very long words break anywhere; the page is wide."""
    return breakable(text, 60.0, 3.2)


def _maybe(text: str | None) -> str | None:
    return None if text is None else _words(text)


def _pair(name: str, text: str) -> Data:
    return {"name": _words(name), "text": _words(text)}


def _box(name: str, items: Sequence[Cited]) -> Data:
    return {"name": clean(name), "items": [_words(_cited(item)) for item in items]}


def _cited(item: Cited) -> str:
    return f"{item.text} – {item.remark}" if item.remark else item.text


def _widths(table: Table) -> list[float]:
    widths = table.widths
    texts = (widths.requirements, widths.duration, widths.outputs, widths.note)
    return [widths.no, widths.activity, *widths.executors, *texts]


def _head(cell: Head, table: Table) -> Data:
    turned = cell.kind == "executor" and table.widths.turned
    length = table.turned_length if turned else None
    text = cell.text
    if length is not None:
        text = turned_text(text, length)
    elif cell.kind == "executor":
        room = table.widths.executor * cell.columns - _HEAD_PADDING
        text = breakable(text, room, 7.5 * POINT * 1.08)
    return {"text": text, "columns": cell.columns, "rows": cell.rows, "turned": length}


def _texts(row: TableRow, table: Table, see_word: str) -> Data:
    widths = table.widths
    see = (f"{see_word} {_cited(item)}" for item in row.see)
    return {
        "kind": row.kind,
        "no": breakable(row.no, widths.no - _PADDING, _TEXT),
        "acts": [_act(act, widths.activity) for act in row.acts],
        "requirements": _cells(row.requirements, widths.requirements),
        "time": time_data(row.time, widths.duration),
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


def time_data(time: Time | None, column: float) -> Data | None:
    if time is None:
        return None
    texts = (tied(text, column - _PADDING, _POINTS) for text in time.texts)
    return {"texts": [_cell(text, column) for text in texts], "rows": time.rows}
