"""Where pages may begin before anything is measured or drawn. A bad guess only costs time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Final

from soptool.diagram.grid import Grid
from soptool.form.pages.paging import Band, page_starts
from soptool.form.table import Table, TableRow

CONNECTED: Final = 9.0
"""What a row is higher by, at most, where lines leave its page or enter it, mm."""
_LEAVING: Final = 7.8
"""The same, mostly."""
_ROW: Final = 12.7
_DECISION: Final = 20.0
_HEADING: Final = 5.5
_HEAD: Final = 11.0
_PADDING: Final = 2.6
_LETTER: Final = 1.4
_LINE: Final = 3.2


def guessed_starts(table: Table, grid: Grid, body: float) -> tuple[int, ...]:
    """Return the rows that may begin a page after the first, in pages of this height (mm)."""
    heights = [_height(row, table) for row in table.rows]
    shift = len(table.rows) > grid.rows
    for node in grid.nodes:
        if node.kind == "decision":
            heights[node.row + shift] = max(heights[node.row + shift], _DECISION)
    return likely_starts(bands(table.rows, heights), body - _HEAD)


def likely_starts(
    rows: Sequence[Band], room: float, forced: frozenset[int] = frozenset()
) -> tuple[int, ...]:
    """Return the rows that begin a page once lines leave pages: `rows` are without that."""
    starts: list[int] = []
    rest, first = list(rows), 0
    while page_starts(rest, room, _from(forced, first)):
        count = page_starts(rest, room - _LEAVING, _from(forced, first))[0]
        rest, first = rest[count:], first + count
        starts.append(first)
        rest[0] = Band(rest[0].height + _LEAVING, rest[0].is_kept)
    return tuple(starts)


def _from(rows: frozenset[int], first: int) -> frozenset[int]:
    return frozenset(row - first for row in rows if row > first)


def bands(rows: Sequence[TableRow], heights: Sequence[float]) -> list[Band]:
    """Keep headings and a row Mulai with the row below, a row Selesai with the row above."""
    kept = [
        row.kind == "heading"
        or (row.kind == "capsule" and number == 0)
        or (number + 1 < len(rows) and rows[number + 1].kind == "capsule")
        for number, row in enumerate(rows)
    ]
    return [Band(height, keep) for height, keep in zip(heights, kept, strict=True)]


def _height(row: TableRow, table: Table) -> float:
    if row.kind == "heading":
        return _HEADING
    widths = table.widths
    acts = [text for act in row.acts for text in (act.text, *act.details)]
    texts = (
        _lines(acts, widths.activity),
        _lines(row.requirements, widths.requirements),
        _lines(row.outputs, widths.outputs),
        _lines(row.notes, widths.note),
    )
    return max(_ROW, _PADDING + _LINE * max(texts))


def _lines(texts: Iterable[str], column: float) -> int:
    room = column - _PADDING
    return sum(max(1, ceil(len(text) * _LETTER / room)) for text in texts)
