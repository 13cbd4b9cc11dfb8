"""Edits in a Word document of ours as people make them: with and without tracked changes.

    document = Edited(content, random.Random(7))
    edit = document.change(...)      # what the YAML should say now
    document.content()

Runs are split, marks of proofing stand between them, and tracked changes have author and date, as
Word writes them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from export.docx.reading import WPS, A, W

AUTHOR = {f"{W}author": "Sri Wahyuni", f"{W}date": "2026-11-30T09:15:00Z", f"{W}id": "901"}
DOCUMENT = "word/document.xml"


class Edited:
    """A document that is edited; `is_tracked`: with tracked changes."""

    def __init__(self, content: bytes, dice: random.Random, *, is_tracked: bool) -> None:
        self.parts = parts_of(content)
        self.root = ET.fromstring(self.parts[DOCUMENT])
        self.dice, self.is_tracked = dice, is_tracked

    def content(self) -> bytes:
        """Return the file as it was saved."""
        self.parts[DOCUMENT] = ET.tostring(self.root)
        out = BytesIO()
        with ZipFile(out, "w") as file:
            for name, part in self.parts.items():
                file.writestr(name, part)
        return out.getvalue()

    def tables(self) -> list[ET.Element]:
        """The tables of the flow: those with heads."""
        body = self.root.find(f"{W}body")
        assert body is not None
        found = (table for table in body.findall(f"{W}tbl"))
        return [t for t in found if t.find(f".//{W}tblHeader") is not None]

    def rows(self) -> list[ET.Element]:
        """The rows of activities, on all pages."""
        rows = (row for table in self.tables() for row in table.findall(f"{W}tr"))
        return [r for r in rows if r.find(f"{W}trPr/{W}tblHeader") is None and len(_cells(r)) > 6]

    def cell(self, row: int, column: int) -> ET.Element:
        """Return a cell of a row of activities, from 0; negative columns count from the right."""
        return _cells(self.rows()[row])[column]

    def say(self, cell: ET.Element, old: str, new: str) -> None:
        """Write `new` in place of the paragraph that says `old`."""
        for paragraph in cell.iter(f"{W}p"):
            if _flat(_text(paragraph)) == _flat(old):
                self._say(paragraph, new)
                return
        raise AssertionError(old, [_text(p) for p in cell.iter(f"{W}p")])

    def _say(self, paragraph: ET.Element, new: str) -> None:
        runs = paragraph.findall(f"{W}r")
        if self.is_tracked and runs:
            deleted = ET.Element(f"{W}del", AUTHOR)
            for run in runs:
                deleted.append(_deleted(run))
            paragraph.insert(list(paragraph).index(runs[0]), deleted)
            inserted = ET.SubElement(paragraph, f"{W}ins", AUTHOR)
            inserted.extend(self._runs(new))
        else:
            paragraph.extend(
                [ET.Element(f"{W}proofErr", {f"{W}type": "spellStart"}), *self._runs(new)]
            )
        for run in runs:
            paragraph.remove(run)

    def _runs(self, text: str) -> Iterator[ET.Element]:
        """Yield a text in runs, split anywhere, as Word does when it saves."""
        while text:
            at = self.dice.randint(1, len(text.partition("\n")[0]) or 1)
            run = ET.Element(f"{W}r", {f"{W}rsidR": f"00{self.dice.randrange(10**6):06}"})
            is_text = not text.startswith("\n")
            piece = ET.SubElement(run, f"{W}{'t' if is_text else 'br'}")
            piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            piece.text, text = text[:at] if is_text else None, text[at:]
            yield run

    def delete(self, row: int) -> None:
        """Take a row out."""
        element = self.rows()[row]
        if not self.is_tracked:
            table = next(t for t in self.tables() if element in list(t))
            table.remove(element)
            return
        properties = element.find(f"{W}trPr")
        if properties is None:
            properties = ET.Element(f"{W}trPr")
            element.insert(0, properties)
        ET.SubElement(properties, f"{W}del", AUTHOR)
        for paragraph in element.iter(f"{W}p"):
            self.take_out(paragraph)

    def take_out(self, paragraph: ET.Element) -> None:
        """Track that the words of a paragraph are deleted."""
        for run in [r for r in paragraph.findall(f"{W}r") if r.find(f"{W}t") is not None]:
            at = list(paragraph).index(run)
            paragraph.remove(run)
            deleted = ET.Element(f"{W}del", AUTHOR)
            deleted.append(_deleted(run))
            paragraph.insert(at, deleted)

    def add(self, after: int, texts: dict[int, str]) -> None:
        """Put a row behind another one, with these texts by column, and nothing drawn."""
        element = self.rows()[after]
        table = next(t for t in self.tables() if element in list(t))
        new = deepcopy(element)
        for number, cell in enumerate(_cells(new)):
            first, *others = cell.findall(f"{W}p")
            for paragraph in others:
                cell.remove(paragraph)
            for child in [c for c in first if c.tag != f"{W}pPr"]:
                first.remove(child)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None:
                cell.find(f"{W}tcPr").remove(merge)  # type: ignore[union-attr]
            if text := texts.get(number):
                runs = [*self._runs(text)]
                if self.is_tracked:
                    ET.SubElement(first, f"{W}ins", AUTHOR).extend(runs)
                else:
                    first.extend(runs)
        if self.is_tracked:
            properties = new.find(f"{W}trPr")
            assert properties is not None
            ET.SubElement(properties, f"{W}ins", AUTHOR)
        table.insert(list(table).index(element) + 1, new)

    def move(self, symbol: str, widths: float) -> None:
        """Push a symbol to the right by so many twips."""
        for shape in self.root.iter(f"{WPS}wsp"):
            about = shape.find(f"{WPS}cNvPr")
            if about is not None and about.get("name") == f"symbol {symbol}":
                place = shape.find(f"{WPS}spPr/{A}xfrm/{A}off")
                assert place is not None
                place.set("x", str(round(int(place.get("x", "0")) + widths * 635)))
                return
        raise AssertionError(symbol)

    def widths(self) -> list[float]:
        """The widths of the columns, in twips."""
        columns = self.tables()[0].find(f"{W}tblGrid")
        assert columns is not None
        return [float(column.get(f"{W}w", "0")) for column in columns]

    def first_line(self, cell: ET.Element) -> str:
        """Return what the first paragraph of a cell says."""
        return _text(cell.findall(f"{W}p")[0]).replace("\u200b", "")

    def label(self, row: int, old: str, new: str) -> None:
        """Call an answer beside a line anew."""
        self.say(self.rows()[row], old, new)

    def question(self, row: int, _step: str, old: str, new: str) -> bool:
        """Ask something else in a symbol; False where it stands elsewhere."""
        paragraphs = self.rows()[row].iter(f"{W}p")
        if not any(_flat(_text(each)) == _flat(old) for each in paragraphs):
            return False
        self.say(self.rows()[row], old, new)
        return True

    def identity(self, old: str, new: str) -> bool:
        """Write something else into the identity part; False where it does not stand alone."""
        body = self.root.find(f"{W}body")
        assert body is not None
        first = next(table for table in body.findall(f"{W}tbl") if table not in self.tables())
        for paragraph in first.iter(f"{W}p"):
            if _flat(_text(paragraph)) == _flat(old):
                self._say(paragraph, new)
                return True
        return False

    def head(self, old: str, new: str) -> None:
        """Call an executor anew, on every page."""
        for table in self.tables():
            for row in table.findall(f"{W}tr"):
                if row.find(f"{W}trPr/{W}tblHeader") is None:
                    continue
                for cell in _cells(row):
                    if _flat(_text(cell)) == _flat(old):
                        self._say(cell.findall(f"{W}p")[0], new)


def parts_of(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _cells(row: ET.Element) -> list[ET.Element]:
    return row.findall(f"{W}tc")


def _text(element: ET.Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(f"{W}t"))


def _flat(text: str) -> str:
    return "".join(text.replace("\u200b", "").replace("\u00ad", "").split())


def _deleted(run: ET.Element) -> ET.Element:
    found = deepcopy(run)
    for piece in found.iter(f"{W}t"):
        piece.tag = f"{W}delText"
    return found


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same: one text alone, or in a list."""
    return bool(_bare(one) == _bare(other))


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(each) for key, each in value.items()}
    if isinstance(value, list):
        found = [_bare(each) for each in value]
        return found[0] if len(found) == 1 else found
    return value
