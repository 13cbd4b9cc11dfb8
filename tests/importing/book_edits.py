"""Edits in a workbook of ours as people make them in Excel, with the ways of `edits.Edited`.

    book = EditedBook(content)
    book.say(book.cell(3, 1), "Mencatat surat", "Mencatat dan memindai surat")
    book.content()

Rows that come and go move what stands below them: cells, those that are one, and shapes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from io import BytesIO
from itertools import accumulate
from typing import NamedTuple
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZipFile

from importing.edits import parts_of
from soptool.importing.xlsx.grid import place_of, points
from soptool.workbook.columns import FORM, STEPS, column_of, sheet_of

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_EMU = 12_700
_NUMBERED = re.compile(r"^\d{1,3}\. ")
_BULLET = re.compile("^(– |• ?)")


class At(NamedTuple):
    """A cell: its sheet, row and column, both from 1."""

    sheet: str
    row: int
    column: int


class EditedBook:
    """A workbook that is edited."""

    def __init__(self, content: bytes) -> None:
        self.parts = parts_of(content)
        self._trees: dict[str, ET.Element] = {}
        book = self._tree("xl/workbook.xml")
        relations = {
            each.get("Id"): each.get("Target", "").removeprefix("/xl/")
            for each in ET.fromstring(self.parts["xl/_rels/workbook.xml.rels"])
        }
        self._sheets = {
            sheet.get("name", ""): f"xl/{relations[sheet.get(_ID)]}"
            for sheet in book.iter(f"{_MAIN}sheet")
        }
        self._strings = [
            "".join(piece.text or "" for piece in entry.iter(f"{_MAIN}t"))
            for entry in self._tree("xl/sharedStrings.xml")
        ]
        self.flow = next(name for name in self._sheets if name in FORM["flow"])
        self.identity_page = next(name for name in self._sheets if name in FORM["identity"])

    def content(self) -> bytes:
        """Return the file as it was saved."""
        for name, tree in self._trees.items():
            self.parts[name] = ET.tostring(tree)
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as file:
            for name, part in self.parts.items():
                file.writestr(name, part)
        return out.getvalue()

    def _tree(self, part: str) -> ET.Element:
        if part not in self._trees:
            self._trees[part] = ET.fromstring(self.parts[part])
        return self._trees[part]

    def _rows(self, sheet: str) -> ET.Element:
        rows = self._tree(self._sheets[sheet]).find(f"{_MAIN}sheetData")
        assert rows is not None
        return rows

    def _row(self, sheet: str, number: int) -> ET.Element:
        return next(row for row in self._rows(sheet) if row.get("r") == str(number))

    def _cell(self, at: At) -> ET.Element:
        name, row = _name(at.row, at.column), self._row(at.sheet, at.row)
        for place, cell in enumerate(row):
            found = place_of(cell.get("r", ""))
            if found == (at.row, at.column):
                return cell
            if found and found[1] > at.column:
                new = ET.Element(f"{_MAIN}c", {"r": name})
                row.insert(place, new)
                return new
        return ET.SubElement(row, f"{_MAIN}c", {"r": name})

    def text(self, at: At) -> str:
        """Return what a cell says, without the room to break in words."""
        cell = self._cell(at)
        value = cell.find(f"{_MAIN}v")
        if cell.get("t") == "s" and value is not None:
            said = self._strings[int(value.text or 0)]
        else:
            said = "".join(piece.text or "" for piece in cell.iter(f"{_MAIN}t"))
            said = said or (value.text or "" if value is not None else "")
        return said.replace("\u200b", "").replace("\u2060", "")

    def put(self, at: At, text: str) -> None:
        """Type a text into a cell."""
        cell = self._cell(at)
        for child in list(cell):
            cell.remove(child)
        cell.set("t", "inlineStr")
        said = ET.SubElement(ET.SubElement(cell, f"{_MAIN}is"), f"{_MAIN}t")
        said.text = text
        said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def find(self, sheet: str, column: int, text: str) -> At:
        """Return the cell of a column that says a text."""
        for row in self._rows(sheet):
            at = At(sheet, int(row.get("r", "0")), column)
            if _flat(self.text(at)) == _flat(text):
                return at
        raise AssertionError(text)

    def _numbered(self) -> list[int]:
        """Return the rows of activities."""
        rows = (int(row.get("r", "0")) for row in self._rows(self.flow))
        return [r for r in rows if re.fullmatch(r"\d+|-", self.text(At(self.flow, r, 1)))]

    def cell(self, row: int, column: int) -> At:
        """Return a cell of a row of activities, from 0; negative columns count from the right."""
        count = len(self.widths())
        return At(self.flow, self._numbered()[row], (column if column >= 0 else count + column) + 1)

    def first_line(self, at: At) -> str:
        """Return what the first line of a cell says."""
        return _BULLET.sub("", self.text(at).split("\n")[0])

    def say(self, at: At, old: str, new: str) -> None:
        """Write `new` in place of the line that says `old`."""
        lines = self.text(at).split("\n")
        for number, line in enumerate(lines):
            sign = _BULLET.match(line)
            if _flat(_BULLET.sub("", line)) == _flat(old):
                lines[number] = f"{sign[0] if sign else ''}{new}"
                self.put(at, "\n".join(lines))
                return
        if _flat("".join(lines)) == _flat(old):
            self.put(at, new)
            return
        raise AssertionError(old, lines)

    def head(self, old: str, new: str) -> None:
        """Call an executor anew in the head of the table."""
        first = self._numbered()[0]
        for row in range(1, first):
            for column in range(3, 3 + len(self.widths()) - 6):
                at = At(self.flow, row, column)
                if _flat(self.text(at).replace("-\n", "")) == _flat(old):
                    self.put(at, new)
                    return
        raise AssertionError(old)

    def widths(self) -> list[float]:
        """The widths of the columns of the table, in EMU."""
        found: list[float] = []
        for column in self._tree(self._sheets[self.flow]).iter(f"{_MAIN}col"):
            first, last = (int(column.get(name, "0")) for name in ("min", "max"))
            found += [points(float(column.get("width", "0"))) * _EMU] * (last - first + 1)
        return found

    def _anchors(self) -> Iterator[ET.Element]:
        yield from self._drawing()

    def _drawing(self) -> ET.Element:
        part = self._sheets[self.flow]
        folder, _, name = part.rpartition("/")
        relations = ET.fromstring(self.parts[f"{folder}/_rels/{name}.rels"])
        target = next(r for r in relations if r.get("Type", "").endswith("/drawing"))
        return self._tree(f"xl/drawings/{target.get('Target', '').rpartition('/')[2]}")

    def _shape(self, name: str, row: int | None = None) -> ET.Element:
        """Return the anchor of a shape, in a row of the sheet where there are several."""
        for anchor in self._anchors():
            about = anchor.find(f"{_XDR}sp/{_XDR}nvSpPr/{_XDR}cNvPr")
            is_it = about is not None and about.get("name") == name
            if is_it and row in (None, int(anchor.findtext(f"{_XDR}from/{_XDR}row", "0")) + 1):
                return anchor
        raise AssertionError(name)

    def move(self, symbol: str, distance: float) -> None:
        """Push a symbol to the right by so many EMU."""
        anchor = self._shape(f"symbol {symbol}")
        edges = [0.0, *accumulate(self.widths())]
        for corner in (anchor.find(f"{_XDR}from"), anchor.find(f"{_XDR}to")):
            assert corner is not None
            column, off = corner.find(f"{_XDR}col"), corner.find(f"{_XDR}colOff")
            assert column is not None
            assert off is not None
            x = edges[int(column.text or 0)] + float(off.text or 0) + distance
            now = min(bisect_right(edges, x) - 1, len(edges) - 2)
            column.text, off.text = str(now), str(round(x - edges[now]))
        place = next(anchor.iter(f"{_A}off"))
        place.set("x", str(round(float(place.get("x", "0")) + distance)))

    def shape_says(self, name: str, new: str, row: int | None = None) -> None:
        """Write other words into a shape; `row` of activities, from 0."""
        sheet_row = None if row is None else self._numbered()[row]
        paragraphs = list(self._shape(name, sheet_row).iter(f"{_A}p"))
        text = next(paragraphs[0].iter(f"{_A}t"))
        text.text = new
        for paragraph in paragraphs[1:]:
            for more in paragraph.iter(f"{_A}t"):
                more.text = ""

    def label(self, row: int, old: str, new: str) -> None:
        """Call an answer beside a line anew."""
        self.shape_says(f"label {old}", new, row)

    def question(self, row: int, step: str, old: str, new: str) -> bool:
        """Ask something else in a symbol; False where it stands elsewhere."""
        for anchor in self._anchors():
            about = anchor.find(f"{_XDR}sp/{_XDR}nvSpPr/{_XDR}cNvPr")
            said = "".join(text.text or "" for text in anchor.iter(f"{_A}t"))
            name = about.get("name", "") if about is not None else ""
            if name.startswith(f"symbol {step}/") and _flat(said) == _flat(old):
                self.shape_says(name, new)
                return True
        return False

    def identity(self, old: str, new: str) -> bool:
        """Write something else into the identity page; False where it does not stand alone."""
        for row in self._rows(self.identity_page):
            for cell in row:
                at = At(self.identity_page, *(place_of(cell.get("r", "")) or (1, 1)))
                lines = self.text(at).split("\n")
                for number, line in enumerate(lines):
                    sign = _NUMBERED.match(line)
                    if _flat(_NUMBERED.sub("", line)) == _flat(old):
                        lines[number] = f"{sign[0] if sign else ''}{new}"
                        self.put(at, "\n".join(lines))
                        return True
        return False

    def data(self, step: int, key: str) -> At:
        """Return the cell of a key in the sheet of steps."""
        sheet = self._data("steps")
        heads = {
            c.key: n for n in range(1, 40) if (c := column_of(self.text(At(sheet, 1, n)), STEPS))
        }
        return At(sheet, step + 2, heads[key])

    def data_of(self, which: str, key: str) -> At:
        """Return the cell beside a key."""
        return self.find(self._data(which), 1, key)._replace(column=2)

    def _data(self, which: str) -> str:
        return next(name for name in self._sheets if sheet_of(name) == which)

    def add(self, after: int, texts: dict[int, str]) -> None:
        """Put a row behind another one, with these texts by column, and nothing drawn."""
        rows = [*self._numbered(), self._last() + 1]
        below = rows[after + 1]
        if after + 2 == len(rows):
            below = self._end_of(rows[after]) + 1
        self.insert(self.flow, below, {column + 1: text for column, text in texts.items()})

    def _last(self) -> int:
        return max(int(row.get("r", "0")) for row in self._rows(self.flow))

    def _end_of(self, row: int) -> int:
        """Return the last row of the sheet that a row of activities takes."""
        merged = [_area(each) for each in self._merged(self.flow)]
        return max([row, *(area[2] for area in merged if area[0] == row and area[1] == 1)])

    def _merged(self, sheet: str) -> list[ET.Element]:
        return list(self._tree(self._sheets[sheet]).iter(f"{_MAIN}mergeCell"))

    def insert(self, sheet: str, at: int, texts: dict[int, str]) -> None:
        """Insert a row before a row of a sheet."""
        self._shift(sheet, at, 1)
        new = ET.Element(f"{_MAIN}row", {"r": str(at)})
        numbers = [int(row.get("r", "0")) for row in self._rows(sheet)]
        self._rows(sheet).insert(sum(number < at for number in numbers), new)
        for column, text in sorted(texts.items()):
            self.put(At(sheet, at, column), text)

    def delete(self, row: int) -> None:
        """Take a row of activities out."""
        first = self._numbered()[row]
        for number in range(self._end_of(first), first - 1, -1):
            self.remove(self.flow, number)

    def swap(self, row: int) -> bool:
        """Let a row of activities and the next change places, with the shapes on them."""
        pair = self._numbered()[row : row + 2]
        if len(pair) < 2 or any(self._end_of(number) > number for number in pair):
            return False
        others = {pair[0]: pair[1], pair[1]: pair[0]}
        rows = self._rows(self.flow)
        for number, element in [(n, self._row(self.flow, n)) for n in pair]:
            _renumber(element, others[number])
        rows[:] = sorted(rows, key=lambda each: int(each.get("r", "0")))
        for anchor in self._anchors():
            ends = [*anchor.iter(f"{_XDR}row")]
            first, *more = {int(end.text or 0) + 1 for end in ends}
            if first in others and not more:
                for end in ends:
                    end.text = str(others[first] - 1)
        return True

    def remove(self, sheet: str, at: int) -> None:
        """Take a row out of a sheet, with the shapes on it."""
        self._rows(sheet).remove(self._row(sheet, at))
        if sheet == self.flow:
            drawing = self._drawing()
            for anchor in list(drawing):
                ends = [anchor.findtext(f"{_XDR}{end}/{_XDR}row") for end in ("from", "to")]
                if ends == [str(at - 1)] * 2:
                    drawing.remove(anchor)
        self._shift(sheet, at + 1, -1)

    def _shift(self, sheet: str, at: int, by: int) -> None:
        """Move what stands in a row or below it."""
        for row in self._rows(sheet):
            number = int(row.get("r", "0"))
            if number >= at:
                _renumber(row, number + by)
        self._shift_merged(sheet, at, by)
        for end in self._drawing().iter(f"{_XDR}row") if sheet == self.flow else ():
            if int(end.text or 0) + 1 >= at:
                end.text = str(int(end.text or 0) + by)

    def _shift_merged(self, sheet: str, at: int, by: int) -> None:
        for merged in self._merged(sheet):
            top, left, bottom, right = _area(merged)
            top, bottom = (n + by if n >= at else n for n in (top, bottom))
            merged.set("ref", f"{_name(top, left)}:{_name(bottom, right)}")
        for area in self._tree(self._sheets[sheet]).iter(f"{_MAIN}mergeCells"):
            for merged in list(area):
                top, left, bottom, right = _area(merged)
                if bottom < top or (top, left) == (bottom, right):
                    area.remove(merged)


def _renumber(row: ET.Element, number: int) -> None:
    row.set("r", str(number))
    for cell in row:
        place = place_of(cell.get("r", ""))
        assert place is not None
        cell.set("r", _name(number, place[1]))


def _area(merged: ET.Element) -> tuple[int, int, int, int]:
    first, _, last = merged.get("ref", "").partition(":")
    one, two = place_of(first), place_of(last)
    assert one is not None
    assert two is not None
    return (*one, *two)


def _name(row: int, column: int) -> str:
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = f"{chr(ord('A') + letter)}{letters}"
    return f"{letters}{row}"


def _flat(text: str) -> str:
    return "".join(text.split())
