"""The sheets of a workbook of ours that show the form → the form, each text by its place.

They hold what *Data*, *Identitas* and *Pelaksana* say; who corrects the form and not those means it
too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from soptool.form.measure.texts import SIGN_TAG
from soptool.form.shown import Shown
from soptool.importing.package import Parts
from soptool.importing.seen import (
    Line,
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
from soptool.importing.xlsx.grid import MOST_ROWS
from soptool.importing.xlsx.shapes import Placed, shapes_on
from soptool.importing.xlsx.workbook import Rows, open_sheets
from soptool.workbook.columns import FORM, may_go_on

_BULLET = re.compile(r"^(?:• ?|– )")
_NUMBERED = re.compile(r"^\d{1,3}\. ")
_BROKEN = re.compile(r"(?<=[A-Za-z])-\n(?=[a-z])")
_NUMBER = re.compile(r"\(\d+\)")
_DASH: Final = "–"
_TEXTS: Final = 4
"""Columns behind the executors': what is needed, the time, what comes out, the remarks."""


Drawn = Sequence[Placed] | None
"""The shapes of the table, None where they can't be told apart by its rows."""


def drawn_in(parts: Parts) -> Drawn:
    """Return what is drawn in the table. Raises Unreadable."""
    sheet = next((each for each in open_sheets(parts) if each.name in FORM["flow"]), None)
    return shapes_on(parts, sheet) if sheet is not None else None


def form_of(sheets: Mapping[str, Rows], shown: Shown, drawn: Drawn) -> Seen | None:
    """Read the form; None where its sheets are not there, or its table has other columns."""
    identity, flow = (_sheet(sheets, name) for name in ("identity", "flow"))
    if identity is None or flow is None:
        return None
    seen = Seen()
    _identity(identity, shown, seen)
    _flow(flow, shown, drawn if len(flow) < MOST_ROWS else None, seen)
    heads = seen.heads[0] if seen.heads else ()
    names = [normal(" ".join(cell.texts)) for cell in heads]
    other = sum(name != normal(old) for name, (_, old) in zip(names, shown.columns, strict=False))
    is_whole = len(names) == len(shown.columns) and all(names)
    return seen if seen.rows and is_whole and other <= max(1, len(names) // 2) else None


def _sheet(sheets: Mapping[str, Rows], name: str) -> Rows | None:
    return next((rows for known, rows in sheets.items() if known in FORM[name]), None)


def _at(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def _cell(text: str, marker: re.Pattern[str] | None = None) -> SeenCell:
    """Return a cell as its lines, without the bullets or numbers of a list."""
    lines = [line for line in text.split("\n") if normal(line)]
    if marker and (len(lines) > 1 or marker is _BULLET):
        lines = [marker.sub("", line) for line in lines]
    return SeenCell(tuple(map(Line, lines)))


def _items(text: str) -> SeenCell:
    cell = _cell(text, _NUMBERED)
    return replace(cell, lines=tuple(line for line in cell.lines if normal(line.text) != _DASH))


def _identity(rows: Rows, shown: Shown, seen: Seen) -> None:
    boxes = {normal(box.name).casefold(): box.key for box in shown.boxes}
    first = next((at for at, row in enumerate(rows) if _heads(row, boxes)), len(rows))
    _front(rows[:first], shown, seen)
    _boxes(rows[first:], shown, boxes, seen)


def _heads(row: Sequence[str], boxes: Mapping[str, str]) -> dict[int, str]:
    """Return the boxes whose names stand in a row, by the columns below which their texts do."""
    found = {column: normal(_at(row, column)).casefold() for column in (0, 2)}
    return {column: boxes[name] for column, name in found.items() if name in boxes}


def _front(rows: Rows, shown: Shown, seen: Seen) -> None:
    names = {normal(field.name).casefold(): field.key for field in shown.fields}
    signed: list[Line] = []
    agency: list[str] = []
    for row in rows:
        shows = names.get(normal(_at(row, 2)).casefold())
        if not any(map(normal, row)) or not (shows or seen.fields):
            continue  # a badge (KONSEP) stands above the first field
        if shows:
            seen.fields[shows] = _cell(_at(row, 3))
        elif "title" in seen.fields:
            seen.fields["title"] = _longer(seen.fields["title"], _at(row, 3))
        elif normal(_at(row, 3)) != SIGN_TAG:
            signed += _cell(_at(row, 3)).lines
        agency += [line for line in _at(row, 0).split("\n") if normal(line)]
    seen.signature = SeenCell(tuple(signed))
    seen.agency = _agency(agency, shown)


def _boxes(rows: Rows, shown: Shown, boxes: Mapping[str, str], seen: Seen) -> None:
    """Read the boxes, and what stands below them; long ones go on over several rows."""
    titles = set(map(normal, shown.lines))
    many = {box.key for box in shown.boxes if may_go_on(box.items)}
    filled: dict[str, str] = {}
    headed: dict[int, str] = {}
    for row in rows:
        heads = _heads(row, boxes)
        if heads:
            headed = heads
            continue
        is_first = not filled.keys() & headed.values()
        if headed and (is_first or (many & {*headed.values()} and _goes_on(row, titles))):
            for column, key in headed.items():
                filled[key] = _joined(filled.get(key, ""), _at(row, column))
            continue
        headed = {}
        if any(map(normal, row)):
            _pair(row, seen)
    keys = (*filled, *headed.values())
    seen.boxes |= {key: _items(filled.get(key, "")) for key in keys}


def _goes_on(row: Sequence[str], titles: set[str]) -> bool:
    """Whether a row has more of the boxes above it, and is none of names and their texts."""
    found = [normal(_at(row, column)) for column in range(4)]
    return any(found) and not (found[1] or found[3] or found[0] in titles)


def _joined(text: str, more: str) -> str:
    """Put what goes on in the next row behind a text: a new item, or the rest of the last one."""
    between = "\n" if _NUMBERED.match(more) else " "
    return f"{text}{between}{more}" if text and more else text or more


def _longer(cell: SeenCell, more: str) -> SeenCell:
    return _cell(_joined("\n".join(line.text for line in cell.lines), more))


def _agency(lines: Sequence[str], shown: Shown) -> SeenCell:
    """Return the agency's names, which stand in capitals, as they are written."""
    known = {normal(text).casefold(): text for text in shown.agency}
    return SeenCell(tuple(Line(known.get(normal(line).casefold(), line)) for line in lines))


def _pair(row: Sequence[str], seen: Seen) -> None:
    name, text = _at(row, 0), _at(row, 1)
    if normal(text) and not normal(name) and seen.pairs:
        seen.pairs[-1] = replace(seen.pairs[-1], cell=_longer(seen.pairs[-1].cell, text))
    elif normal(text):
        seen.pairs.append(SeenPair(said(name), _cell(text)))
    elif normal(name):
        seen.lines.append(Line(name))


def _flow(rows: Rows, shown: Shown, drawn: Drawn, seen: Seen) -> None:
    executors = len(shown.columns)
    shapes = _by_rows(drawn or (), rows)
    first = _head(rows, shown)
    if first:
        heads = rows[:first]
        seen.heads.append(tuple(_named(heads, column) for column in range(2, 2 + executors)))
    notes = {normal(f"{pair.name} {pair.text}"): pair for pair in shown.pairs}
    lines = {normal(line) for line in shown.lines}
    for number, row in enumerate(rows[first:], start=first):
        text = normal(_at(row, 0))
        if not any(map(normal, row)):
            continue
        if text in notes:
            seen.pairs.append(SeenPair(notes[text].name, _cell(notes[text].text)))
        elif text in lines and not any(map(normal, row[1:])):
            seen.lines.append(Line(_at(row, 0)))
        else:
            read = _row(row, executors)
            if drawn is not None:
                own = [*_in_columns(shapes.pop(number, ()), executors)]
                read = replace(read, symbols=symbols_in(own), labels=labels_in(own))
            seen.rows.append(read)
    left = (shape for there in shapes.values() for shape in _in_columns(there, executors))
    seen.other += map(Line, labels_in(left))


def _by_rows(drawn: Iterable[Placed], rows: Rows) -> dict[int, list[Placed]]:
    """Return shapes by the rows that they stand in; a high one goes on over empty rows."""
    begun = [number for number, row in enumerate(rows) if any(map(normal, row))]
    found: dict[int, list[Placed]] = defaultdict(list)
    for shape in drawn:
        found[begun[max(bisect_right(begun, shape.row) - 1, 0)] if begun else 0].append(shape)
    return found


def _in_columns(shapes: Iterable[Placed], executors: int) -> Iterator[SeenShape]:
    for shape in shapes:
        column = min(max(shape.column - 2, 0), executors - 1)
        yield SeenShape(column, shape.name, shape.kind, shape.text)


def _head(rows: Rows, shown: Shown) -> int:
    """Return the number of the rows of the head: the last has names of executors, or numbers."""
    names = [normal(name) for _, name in shown.columns]
    last = 0
    for number, row in enumerate(rows[:10], start=1):
        cells = [normal(_unfolded(_at(row, column))) for column in range(2, 2 + len(names))]
        is_head = any(cell and cell == name for cell, name in zip(cells, names, strict=True))
        if is_head or any(map(_NUMBER.fullmatch, cells)):
            last = number
    return last


def _named(heads: Rows, column: int) -> SeenCell:
    texts = (_at(row, column) for row in reversed(heads))
    text = next((t for t in texts if normal(t) and not _NUMBER.fullmatch(normal(t))), "")
    return _cell(_unfolded(text))


def _unfolded(text: str) -> str:
    """Return the name of an executor as it was before it was broken for its narrow column."""
    return _BROKEN.sub("", text)


def _row(row: Sequence[str], executors: int) -> SeenRow:
    after = 2 + executors
    others = [_at(row, column) for column in range(1, after + _TEXTS)]
    is_heading = not any(map(normal, others))
    keys = {"activity": 0 if is_heading else 1, "requirements": after, "outputs": after + 2,
            "note": after + 3}  # fmt: skip
    return SeenRow(
        place=said(_at(row, 0)),
        is_heading=is_heading,
        no="" if is_heading else said(_at(row, 0)),
        cells={key: _cell(_at(row, column), _BULLET) for key, column in keys.items()},
        time=_cell(_at(row, after + 1)),
        executors=tuple(said(_at(row, column)) for column in range(2, after)),
    )
