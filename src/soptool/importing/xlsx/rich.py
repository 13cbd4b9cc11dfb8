"""Texts of cells in several looks: small details, italic conditions, raised marks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from soptool.importing.drawings.paper import Line, Piece
from soptool.importing.drawings.space import number
from soptool.importing.package import Attributes, Parts

_USUAL: Final = 11.0
_RAISED: Final = 0.6


@dataclass(slots=True)
class _Runs:
    """Reads runs while they come; `found` are the pieces of texts that have several, by the text.

    The format of a run stands before its text.
    """

    found: dict[str, list[Piece]] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    size: float = _USUAL
    is_italic: bool = False
    is_raised: bool = False
    text_: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: Attributes) -> None:
        self.inside.append(name)
        if name == "r":
            self.size, self.is_italic, self.is_raised = 0.0, False, False
        elif name == "sz" and "rPr" in self.inside:
            self.size = min(max(number(attributes.get("val", ""), _USUAL), 1.0), 200.0)
        elif name == "i" and "rPr" in self.inside:
            self.is_italic = attributes.get("val", "1") not in ("0", "false")
        elif name == "vertAlign":
            self.is_raised = attributes.get("val") in ("superscript", "subscript")
        elif name == "t":
            self.text_.clear()

    def text(self, text: str) -> None:
        if self.inside[-1:] == ["t"] and "rPh" not in self.inside:
            self.text_.append(text)

    def end(self, name: str) -> None:
        self.inside.pop()
        if name == "r":
            size = self.size * (_RAISED if self.is_raised else 1.0)
            said = "".join(self.text_).replace("\r\n", "\n")
            self.pieces.append(Piece(said, size, self.is_italic, self.is_raised))
        elif name in ("si", "is"):
            if self.pieces:
                self.found["".join(piece.text for piece in self.pieces)] = self.pieces
            self.pieces = []


def rich_texts(parts: Parts, main: str) -> dict[str, list[Piece]]:
    """Return the pieces of shared texts in several looks, by the whole text. Raises Unreadable."""
    part, runs = parts.related(main, "sharedStrings"), _Runs()
    if part and part in parts:
        parts.parse(part, runs.start, runs.end, runs.text)
    return runs.found


def cut(pieces: list[Piece], size: float) -> list[tuple[Piece, ...]]:
    """Return the pieces line by line; those that say no size are as large as their cell says."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *more = piece.text.split("\n")
        look = (piece.size or size, piece.is_italic, piece.is_raised)
        lines[-1].append(Piece(first, *look))
        lines += [[Piece(text, *look)] for text in more]
    return [tuple(line) for line in lines]


def lines_of(text: str, known: list[Piece] | None, line: Line) -> list[Line]:
    """Return the lines of a cell, each as `line` but for its text."""
    first = line.pieces[0]
    whole = known or [Piece(text, first.size, first.is_italic)]
    return [Line(pieces, line.across) for pieces in cut(whole, first.size)]
