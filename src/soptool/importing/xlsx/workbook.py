"""A workbook → its sheets as rows of texts, as Excel, LibreOffice and openpyxl save them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from soptool.diagram.hyphens import FOLD
from soptool.importing.package import Attributes, Parts
from soptool.importing.unreadable import Unreadable
from soptool.importing.xlsx.grid import Area, Grid
from soptool.importing.xlsx.numbers import kind_of, shown
from soptool.language import grouped, msg
from soptool.limits import MOST_LETTERS
from soptool.numerals import column_number
from soptool.workbook.columns import STEPS, column_of, sheet_of

MAX_ROWS: Final = 10_000
MAX_COLUMNS: Final = 1_000
MAX_CELLS: Final = 500_000
MAX_PLACES: Final = 2_000_000
"""Cells of a sheet, with the empty ones before the last of each row."""
_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SHARED: Final = {"executor", "mode", "requirements", "outputs", "note"}
_TRUE: Final = {"1": "true", "0": "false"}

Rows = tuple[tuple[str, ...], ...]


def is_workbook(parts: Parts) -> bool:
    """Whether a package is a workbook."""
    return main_of(parts) is not None


def sheets_in(parts: Parts) -> dict[str, Rows]:
    """Return the texts of every sheet with cells, hidden ones too, by its name.

    Raises Unreadable where the file is damaged, or holds more than people fill.
    """
    return {sheet.name: rows_of(_cells(sheet)) for sheet in open_sheets(parts)}


def _cells(sheet: OpenSheet) -> Mapping[tuple[int, int], str]:
    """Return the texts of a sheet; in one of steps those of merged cells hold for all their rows.

    But for times: rows that share one take it once.
    """
    cells, merged = sheet.read()
    if sheet_of(sheet.name) != "steps":
        return cells
    shared = dict(cells)
    for area in merged:
        first = (area.row, area.column)
        heads = (column_of(cells.get((row, area.column), ""), STEPS) for row in range(1, area.row))
        keys = {column.key for column in heads if column}
        if area.column == area.last_column and first in cells and keys & _SHARED:
            below = range(area.row + 1, area.last_row + 1)
            shared.update({(row, area.column): cells[first] for row in below})
    return shared


@dataclass(frozen=True)
class OpenSheet:
    """A sheet of a workbook that can be read: its name and its part."""

    name: str
    part: str
    is_hidden: bool
    _reader: _Reader

    def cells(self) -> dict[tuple[int, int], str]:
        """Return its texts by row and column, both from 1. Raises Unreadable."""
        return self.read()[0]

    def read(self) -> tuple[dict[tuple[int, int], str], Sequence[Area]]:
        """Return its texts, and which of its cells are one. Raises Unreadable."""
        return self._reader.cells(self.part)


def open_sheets(parts: Parts) -> list[OpenSheet]:
    """Return the sheets of a workbook in their order, hidden ones too. Raises Unreadable."""
    main = main_of(parts)
    if main is None:
        raise Unreadable(msg("The file is no workbook (.xlsx)."))
    book = _Book()
    parts.parse(main, book.start, _nothing, _nothing)
    places = {name: part for name, kind, part in parts.relations(main) if kind == "worksheet"}
    reader = _Reader(parts, _strings(parts, main), _formats(parts, main), book.is_1904)
    return [
        OpenSheet(name, places[relation], name in book.hidden, reader)
        for name, relation in book.sheets.items()
        if relation in places
    ]


def main_of(parts: Parts) -> str | None:
    """Return the part that a workbook begins with."""
    main = parts.related("", "officeDocument")
    return main if main and main.endswith("workbook.xml") and main in parts else None


def _nothing(*_: object) -> None:
    pass


@dataclass(slots=True)
class _Book:
    """What the workbook's own part says: the names of its sheets, and how days are counted."""

    sheets: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    is_1904: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            self.sheets[attributes.get("name", "")] = attributes.get("id", "")
            if attributes.get("state", "visible") != "visible":
                self.hidden.add(attributes.get("name", ""))
        elif name == "workbookPr":
            self.is_1904 = attributes.get("date1904") in ("1", "true")


@dataclass(slots=True)
class _Strings:
    """The texts that cells share; how to read them aloud (`rPh`) is none of them."""

    found: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    def start(self, name: str, _attributes: Attributes) -> None:
        self.inside.append(name)

    def text(self, text: str) -> None:
        if self.inside[-1:] == ["t"] and "rPh" not in self.inside:
            self.pieces.append(text)

    def end(self, name: str) -> None:
        self.inside.pop()
        if name == "si":
            self.found.append(_meant("".join(self.pieces)))
            self.pieces.clear()


def _strings(parts: Parts, main: str) -> Sequence[str]:
    part, strings = parts.related(main, "sharedStrings"), _Strings()
    if part and part in parts:
        parts.parse(part, strings.start, strings.end, strings.text)
    return strings.found


def _formats(parts: Parts, main: str) -> Sequence[str]:
    """Return what the format of each style shows (`kind_of`)."""
    codes: dict[int, str] = {}
    numbers: list[int] = []
    inside: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            codes[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "xf" and inside[-1:] == ["cellXfs"]:
            numbers.append(_whole(attributes.get("numFmtId")))
        inside.append(name)

    def end(_name: str) -> None:
        inside.pop()

    part = parts.related(main, "styles")
    if part and part in parts:
        parts.parse(part, start, end, _nothing)
    return [kind_of(number, codes.get(number)) for number in numbers]


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 9 else 0


@dataclass(frozen=True)
class _Reader:
    parts: Parts
    strings: Sequence[str]
    formats: Sequence[str]
    is_1904: bool

    def cells(self, part: str) -> tuple[dict[tuple[int, int], str], Sequence[Area]]:
        """Return the texts of a sheet by row and column, and its merged cells."""
        sheet = _Sheet(self)
        self.parts.parse(part, sheet.start, sheet.end, sheet.text)
        return sheet.cells, sheet.grid.merged

    def shared(self, text: str) -> str:
        number = _whole(text)
        return self.strings[number] if number < len(self.strings) else ""

    def number(self, text: str, style: str | None) -> str:
        style_number = _whole(style)
        known = style_number < len(self.formats)
        return shown(text, self.formats[style_number] if known else "number", is_1904=self.is_1904)


@dataclass(slots=True)
class _Sheet:
    """Reads the cells of one sheet while they come."""

    reader: _Reader
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    row: int = 0
    column: int = 0
    attributes: Attributes = field(default_factory=dict)
    inside: list[str] = field(default_factory=list)
    value: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    formula: list[str] = field(default_factory=list)
    grid: Grid = field(default_factory=Grid)

    def start(self, name: str, attributes: Attributes) -> None:
        self.inside.append(name)
        if name == "mergeCell":
            self.grid.start(name, attributes)
        if name == "row":
            self.row = _whole(attributes.get("r")) or self.row + 1
            self.column = 0
        elif name == "c":
            self._place(attributes.get("r", ""))
            self.attributes = attributes
            for pieces in (self.value, self.inline, self.formula):
                pieces.clear()

    def _place(self, reference: str) -> None:
        match = _REFERENCE.fullmatch(reference)
        if match is None:
            self.column += 1
            return
        self.column, self.row = column_number(match[1]), int(match[2])

    def text(self, text: str) -> None:
        name = self.inside[-1] if self.inside else ""
        if name == "v":
            self.value.append(text)
        elif name == "f":
            self.formula.append(text)
        elif name == "t" and "rPh" not in self.inside:
            self.inline.append(text)

    def end(self, name: str) -> None:
        self.inside.pop()
        if name == "c" and (text := self._text()):
            if self.row > MAX_ROWS or self.column > MAX_COLUMNS or len(self.cells) > MAX_CELLS:
                message = msg(
                    "A sheet has more than {rows} rows, or {columns} columns.",
                    rows=MAX_ROWS,
                    columns=MAX_COLUMNS,
                )
                raise Unreadable(message)
            if len(text) > MOST_LETTERS:
                most = grouped(MOST_LETTERS)
                raise Unreadable(msg("A cell holds more than {most} letters.", most=most))
            self.cells[self.row, self.column] = text

    def _text(self) -> str:
        value, kind = "".join(self.value), self.attributes.get("t", "n")
        if not value and self.formula:
            return "=" + _meant("".join(self.formula))
        if kind == "s":
            return self.reader.shared(value)
        if kind == "n" and value:
            return self.reader.number(value, self.attributes.get("s"))
        if kind == "b":
            return _TRUE.get(value, value)
        return _meant("".join(self.inline) or value.removesuffix("T00:00:00"))


def rows_of(cells: Mapping[tuple[int, int], str]) -> Rows:
    """Return the rows of a sheet, each as long as its last text. Raises Unreadable."""
    last: dict[int, int] = {}
    for row, column in cells:
        last[row] = max(column, last.get(row, 0))
    if sum(last.values()) > MAX_PLACES:
        raise Unreadable(msg("The file holds more cells than people fill."))
    return tuple(
        tuple(cells.get((row, column), "") for column in range(1, last.get(row, 0) + 1))
        for row in range(1, max(last, default=0) + 1)
    )


def _meant(text: str) -> str:
    """Return a text with the characters that XML has no way to say (`_x0007_`).

    Lines that we ended inside words of ours go on.
    """
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace(f"{FOLD}\n", "")
