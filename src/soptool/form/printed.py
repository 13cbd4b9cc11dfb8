"""What stands on the first page that a browser prints: reckoned, as a browser tells no heights.

Sizes are those of the style sheet's print part; they are the PDF's, whose pages are measured. All
lengths are millimetres.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from soptool.diagram.lettering import POINT, line_count, width
from soptool.form.edition import cited
from soptool.form.page import Box, Page
from soptool.form.table import Table, TableRow
from soptool.form.widths import MARGIN, PAPER

_FOOT: Final = 13.0
_SLACK: Final = 3.0
_PITCH: Final = 1.17
_TEXT: Final = 8.5 * POINT
_SMALL: Final = 8.0 * POINT
_LARGE: Final = 11.0 * POINT
_FIELD: Final = 1.6
"""Room above and below a field's text, with its line."""
_NAME: Final = 42.0 + 4.0
_LOGO: Final = 20.0 + 1.1
_SIGNATURE: Final = 15.0
_BOX: Final = 2.0
_GAP: Final = 4.0
_ROW: Final = 1.5
_HEADING: Final = 5.6
_SYMBOL: Final = 5.4 + 4 * 7.5 * POINT
_ITEM: Final = 0.5
_HEAD_ROW: Final = 1.1
_TERM: Final = 60.0


@dataclass(frozen=True, slots=True)
class Printed:
    """Whether the table follows the identity part on its page, and whether the notes do."""

    together: bool
    early: bool


def printed(page: Page, rows: Sequence[float] = ()) -> Printed:
    """Reckon the first page; `rows` are the heights that the table's drawings need."""
    body = PAPER[page.paper][1] - MARGIN - _FOOT - _SLACK
    identity, notes, table, after = heights_of(page, rows)
    together = identity + _GAP + table + after + notes <= body
    return Printed(together, early=not together and notes > 0 and identity + notes <= body)


def heights_of(page: Page, rows: Sequence[float] = ()) -> tuple[float, float, float, float]:
    """Reckon the heights of the identity part, the notes, the table, and what follows that."""
    room = PAPER[page.paper][0] - 2 * MARGIN
    return _identity(page, room), _notes(page, room), _table(page.table, rows), _after(page, room)


def _lines(text: str, room: float, size: float) -> int:
    """Return how many lines a text takes, broken between words."""
    space = width(" ", size)
    parts = ((width(word, size) for word in part.split()) for part in text.split("\n"))
    return sum(line_count(words, space, room) for words in parts)


def _high(texts: Iterable[str], room: float, size: float) -> float:
    return sum(_lines(text, room, size) for text in texts) * size * _PITCH


def _identity(page: Page, room: float) -> float:
    half = room / 2
    value = half - _NAME
    signature = _high(page.signature.lines, value, _TEXT) + _SIGNATURE + _FIELD
    fields = sum(_FIELD + _high([field.text], value, _TEXT) for field in page.dates)
    title = _FIELD + _high([page.name], value / 1.05, _LARGE) * 1.25 / _PITCH
    names = [name for name in (page.agency.parent, page.agency.name) if name]
    unit = [page.agency.unit] if page.agency.unit else []
    agency = 6.0 + _high(map(str.upper, names), half / 1.08, _LARGE) + _high(unit, half, _LARGE)
    agency += (len(names) + len(unit)) * 1.1 + (_LOGO if page.agency.logo else 0.0)
    boxes = (max(_high(_items(box), half - 9, _TEXT) for box in band) + _BOX for band in page.bands)
    heads = len(page.bands) * (_TEXT * _PITCH + _FIELD)
    return max(agency, fields + signature + title) + sum(boxes) + heads


def _items(box: Box) -> list[str]:
    return [cited(item) for item in box.items] or ["–"]


def _notes(page: Page, room: float) -> float:
    groups = [group for group in (page.definitions, page.printed_facts) if group]
    high = 0.0
    for group in groups:
        names = max(min(_TERM, width(field.name, _SMALL)) for field in group)
        texts = (field.text for field in group)
        high += 2.0 + _TEXT * 1.3 + len(group) * 0.3 + _high(texts, room - names - 3, _SMALL)
    return high + 1.0 if groups else 0.0


def _after(page: Page, room: float) -> float:
    """Return the height of what belongs to the rows, right after the table."""
    below = [text for text in (page.total, page.legend) if text]
    labelled = [f"{page.total_label}: {text}" for text in below]
    feet = [note.text for note in page.footnotes]
    high = _high(labelled, room / 1.08, _TEXT) + 2.0 * len(below)
    return high + (_high(feet, room - 8, _SMALL) + 5.0 + _TEXT if feet else 0.0)


def _table(table: Table, drawn: Sequence[float]) -> float:
    least = tuple(drawn) or (0.0,) * len(table.rows)
    rows = (max(low, _row(row, table)) for row, low in zip(table.rows, least, strict=True))
    return _head(table) + sum(rows)


def _head(table: Table) -> float:
    size = 7.5 * POINT
    columns = table.widths.executors or (table.widths.executor,) * len(table.columns)
    if table.widths.turned:
        names = table.turned_length + 2.0
    else:
        pairs = zip(table.columns, columns, strict=True)
        lines = (_lines(column.name, (wide - 1.6) / 1.1, size) for column, wide in pairs)
        names = max(lines) * size * _PITCH + _HEAD_ROW
    above = (len(table.head) - 1) * (size * _PITCH + _HEAD_ROW)
    return names + above + (4.0 if table.has_numbers else 0.0)


def _row(row: TableRow, table: Table) -> float:
    widths = table.widths
    if row.kind == "heading":
        return _HEADING
    acts = [" ".join(filter(None, (act.text, act.condition))) for act in row.acts]
    details = [detail for act in row.acts for detail in act.details]
    ways = [goal.text for way in row.ways for goal in way.goals]
    remarks = (*row.notes, *(f"{cited(item)} Lihat" for item in row.see))
    cells = (
        _high((*acts, *ways), widths.activity - 3, _SMALL)
        + _high(details, widths.activity - 9, _SMALL),
        _listed(row.requirements, widths.requirements),
        _high(row.time.texts if row.time else (), widths.duration - 3, _SMALL),
        _listed(row.outputs, widths.outputs),
        _listed(remarks, widths.note),
    )
    symbols = 0.0 if row.strip or not any(row.cells) else _SYMBOL
    return max(*cells, symbols) + _ROW


def _listed(texts: Sequence[str], column: float) -> float:
    return _high(texts, column - (5 if len(texts) > 1 else 3), _SMALL) + _ITEM * len(texts)
