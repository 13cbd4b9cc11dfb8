"""A Word document of ours → the form that it shows, each text by its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from soptool.form.measure.texts import SIGN_TAG
from soptool.form.shown import Shown
from soptool.importing.docx.document import Block, Cell, Row, Table
from soptool.importing.seen import (
    Line,
    Mark,
    Seen,
    SeenCell,
    SeenPair,
    SeenRow,
    SeenShape,
    labels_in,
    normal,
    said,
    symbols_in,
)
from soptool.importing.unreadable import Unreadable
from soptool.language import msg

_NUMBER = re.compile(r"\(\d+\)")
_TEXTS: Final = 4
"""Columns behind the executors': what is needed, the time, what comes out, the remarks."""
_SIGNATURE: Final = 4
"""The row of the identity part with the signature, from 0."""
_DASH: Final = "–"


def form_in(blocks: Sequence[Block], shown: Shown) -> Seen:
    """Read the form; `shown` is what it showed when it was made.

    Raises Unreadable where the table of steps is not there, or has other columns.
    """
    seen = Seen()
    columns = 2 + len(shown.columns) + _TEXTS
    for block in blocks:
        if isinstance(block, Line):
            if normal(block.text):
                seen.lines.append(block)
        elif max((row.columns for row in block.rows), default=0) == columns:
            _flow(block, len(shown.columns), seen)
        elif any(row.is_head for row in block.rows):
            raise _other_columns()
        elif not seen.fields and _is_identity(block, shown):
            _identity(block, shown, seen)
        elif all(row.columns == 2 for row in block.rows):
            seen.pairs += _pairs(block)
        else:
            seen.other += (line for row in block.rows for c in row.cells for line in _cell(c).lines)
    if shown.rows and not seen.rows:
        raise _other_columns()
    return seen


def _other_columns() -> Unreadable:
    problem = msg("Its table of steps is not there any more, or columns came or went.")
    hint = msg("Change executors in the YAML, and render it anew.")
    return Unreadable(msg("{problem} {hint}", problem=problem, hint=hint))


def _cell(cell: Cell | None) -> SeenCell:
    if cell is None:
        return SeenCell()
    lines = (line for line in cell.lines if normal(line.text))
    return SeenCell(tuple(lines), tuple(dict.fromkeys(cell.marks)))


def _pairs(table: Table) -> Iterator[SeenPair]:
    for row in table.rows:
        if not row.is_gone:
            name, text = _cell(row.at(0)), _cell(row.at(1))
            yield SeenPair(" ".join(name.texts), text)


def _is_identity(table: Table, shown: Shown) -> bool:
    names = {normal(field.name) for field in shown.fields}
    found = sum(normal(_text(row.at(1))) in names for row in table.rows)
    return 2 * found > len(names)


def _text(cell: Cell | None) -> str:
    return cell.text if cell else ""


def _identity(table: Table, shown: Shown, seen: Seen) -> None:
    names = {normal(field.name): field.key for field in shown.fields}
    boxes = {normal(box.name): box.key for box in shown.boxes}
    by_place = {0: "number", 1: "dates.created", 2: "dates.revised", 3: "dates.effective"}
    rows = [row for row in table.rows if not row.is_gone]
    seen.agency = _cell(rows[0].at(0)) if rows else None
    headed: dict[int, str] = {}
    for number, row in enumerate(rows):
        if headed:
            for column, key in headed.items():
                seen.boxes[key] = _items(row.at(column))
            headed = {}
            continue
        headed = {
            column: boxes[name] for column in (0, 1)
            if (name := normal(_text(row.at(column)))) in boxes
        }  # fmt: skip
        if headed:
            continue
        shows = names.get(normal(_text(row.at(1)))) or by_place.get(number)
        if shows and shows not in seen.fields:
            seen.fields[shows] = _cell(row.at(2))
        elif number == _SIGNATURE:
            seen.signature = _signed(row.at(2))
        else:
            seen.other += (line for cell in row.cells for line in _cell(cell).lines)


def _items(cell: Cell | None) -> SeenCell:
    read = _cell(cell)
    return SeenCell(tuple(line for line in read.lines if normal(line.text) != _DASH), read.marks)


def _signed(cell: Cell | None) -> SeenCell:
    read = _cell(cell)
    lines = (line for line in read.lines if normal(line.text) != SIGN_TAG)
    return SeenCell(tuple(lines), read.marks)


def _flow(table: Table, executors: int, seen: Seen) -> None:
    heads = [row for row in table.rows if row.is_head]
    if heads:
        seen.heads.append(tuple(_head(heads, column) for column in range(2, 2 + executors)))
    for row in table.rows:
        if not row.is_head:
            seen.rows.append(_row(row, table, executors))


def _head(heads: Sequence[Row], column: int) -> SeenCell:
    """Return the lowest cell of the head over a column that is no number."""
    for row in reversed(heads):
        cell = row.at(column)
        if cell and not cell.goes_on and not _NUMBER.fullmatch(normal(cell.text)):
            return _cell(cell)
    return SeenCell()


def _row(row: Row, table: Table, executors: int) -> SeenRow:
    first = row.cells[0] if row.cells else Cell()
    is_heading = not row.before and first.columns > 1
    after = 2 + executors
    time = row.at(after + 1)
    keys = {"activity": 0 if is_heading else 1, "requirements": after, "outputs": after + 2,
            "note": after + 3}  # fmt: skip
    shapes = [*_placed(row, table, executors)]
    marks: list[Mark] = [*row.marks, *(mark for cell in row.cells for mark in cell.marks)]
    return SeenRow(
        place=said(_text(row.at(0))),
        is_heading=is_heading,
        no="" if is_heading else said(_text(row.at(0))),
        cells={key: _cell(row.at(column)) for key, column in keys.items()},
        time=None if time is None or time.goes_on else _cell(time),
        executors=tuple(said(_text(row.at(column))) for column in range(2, after)),
        symbols=symbols_in(shapes),
        labels=labels_in(shapes),
        is_gone=row.is_gone,
        marks=tuple(dict.fromkeys(marks)),
    )


def _placed(row: Row, table: Table, executors: int) -> Iterator[SeenShape]:
    """Yield the shapes of a row, each in the executor's column in which its middle lies."""
    left = row.before
    begin = table.left(2)
    ends = [table.left(column + 1) - begin for column in range(2, 2 + executors)]
    for cell in row.cells:
        at = table.left(left) - begin
        for shape in cell.shapes:
            across = at + shape.across
            column = next((n for n, end in enumerate(ends) if across < end), executors - 1)
            yield SeenShape(column, shape.name, shape.kind, shape.text)
        left += cell.columns
