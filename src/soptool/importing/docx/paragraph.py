"""A paragraph of a Word document as it reads when all tracked changes are accepted.

Runs that Word or LibreOffice split, marks of proofing, fields and controls around a text are
nothing to it; who put in or took out something, and when, stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from soptool.importing.seen import Mark
from soptool.importing.tree import Element

IN: Final = frozenset({"ins", "moveTo"})
OUT: Final = frozenset({"del", "moveFrom"})
_AROUND: Final = frozenset({
    "sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple", "bdo", "dir", "r",
    "AlternateContent", "Choice", *IN,
})  # fmt: skip
"""What stands around text without being any."""
_LETTERS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_DRAWN: Final = ("drawing", "pict", "object")


def unwrapped(children: Iterable[Element]) -> Iterator[Element]:
    """Yield paragraphs and the parts of tables, those in controls too."""
    for child in children:
        if child.name in ("p", "tbl", "tr", "tc"):
            yield child
        elif child.name in _AROUND:
            yield from unwrapped(child.children)


def mark_of(element: Element) -> Mark:
    """Return who changed something, and when."""
    return Mark(element.get("author"), element.get("date"))


@dataclass(slots=True)
class Paragraph:
    """Reads one paragraph; `as_before`: what was taken out is read, and what came in is not.

    `is_joined`: its end was taken out, so that it goes on in the next one. `looks` are the
    properties of each piece, `drawings` what is anchored in it; `ends_page`: a page breaks in it.
    """

    as_before: bool = False
    pieces: list[str] = field(default_factory=list)
    looks: list[Element | None] = field(default_factory=list)
    drawings: list[Element] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    is_joined: bool = False
    ends_page: bool = False
    fields: list[bool] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of its pieces."""
        return "".join(self.pieces)

    def paragraph(self, element: Element) -> None:
        """Read it."""
        properties = element.first("pPr", "rPr")
        for change in properties.children if properties else ():
            if change.name in IN | OUT:
                self.marks.append(mark_of(change))
                self.is_joined |= change.name in (IN if self.as_before else OUT)
        self._inside(element.children, None)

    def _inside(self, children: Iterable[Element], look: Element | None) -> None:
        for child in children:
            if child.name in IN | OUT:
                self.marks.append(mark_of(child))
            if child.name in (OUT if self.as_before else IN) or child.name in _AROUND - IN:
                self._inside(child.children, child.first("rPr") if child.name == "r" else look)
            elif child.name == "fldChar":
                self._field(child.get("fldCharType"))
            elif child.name in ("t", "delText") and not any(self.fields):
                self._add(child.text, look)
            elif child.name == "br" and child.get("type") == "page":
                self.ends_page = True
                self._add("\n", look)
            elif child.name in _LETTERS:
                self._add(_LETTERS[child.name], look)
            elif child.name == "sym":
                self._add(_symbol(child.get("char")), look)
            elif child.name in _DRAWN:
                self.drawings.append(child)

    def _add(self, text: str, look: Element | None) -> None:
        self.pieces.append(text)
        self.looks.append(look)

    def _field(self, kind: str) -> None:
        """Follow a field: what stands before its result is how it is reckoned."""
        if kind == "begin":
            self.fields.append(True)
        elif kind == "separate" and self.fields:
            self.fields[-1] = False
        elif kind == "end" and self.fields:
            self.fields.pop()


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
