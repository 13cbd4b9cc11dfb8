"""A sheet with a row of headings → what stands below these, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from soptool.language import Message, msg
from soptool.workbook.columns import EXECUTORS, FURTHER, STEPS, Column, column_of
from soptool.workbook.outcome import Reading, Rows, listed

_LOOKED_AT: Final = 30
"""So many rows may stand above the headings."""
_FEWEST: Final = 2
"""So many headings are needed to know a row of headings."""


def table_of(rows: Rows, sheet: str) -> tuple[int, dict[int, Column]] | None:
    """Find the row of headings: its number from 0, and which column each of its cells heads."""
    columns = {"steps": (*STEPS, *FURTHER), "executors": EXECUTORS}[sheet]
    for number, row in enumerate(rows[:_LOOKED_AT]):
        found: dict[int, Column] = {}
        for at, text in enumerate(row):
            column = column_of(text, columns) if text.strip() else None
            if column and column not in found.values():
                found[at] = column
        if len(found) >= _FEWEST:
            return number, found
    return None


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of a sheet: its number from 1, and its texts by key."""

    number: int
    texts: Mapping[str, str]
    at: Mapping[str, int]


def records_of(name: str, rows: Rows, sheet: str, reading: Reading) -> Iterator[Cells]:
    """Yield the rows below the headings that say something; cells without a heading are listed."""
    table = table_of(rows, sheet)
    if table is None:
        _unplaced(name, rows, reading, msg("This sheet has no row of headings."))
        return
    first, columns = table
    at = {column.key: number for number, column in columns.items()}
    for number, row in enumerate(rows[first + 1 :], start=first + 2):
        texts = {column.key: row[c] for c, column in columns.items() if c < len(row)}
        for c, text in enumerate(row):
            if text.strip() and c not in columns:
                listed(
                    reading, name, number, c, text, msg("Its column has no heading that is known.")
                )
        filled = {key: text for key, text in texts.items() if text.strip()}
        if filled:
            reading.texts += len(filled)
            reading.placed += len(filled)
            yield Cells(number, filled, at)


def _unplaced(name: str, rows: Rows, reading: Reading, message: Message) -> None:
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            if text.strip():
                listed(reading, name, number, column, text, message)
