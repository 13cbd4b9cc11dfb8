"""What a document of ours shows when it comes back, by its places in the form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from soptool.diagram.hyphens import FOLD, SOFT
from soptool.form.drawn_names import is_symbol, symbol_of

_OUTLINE: Final = "flowChart"
"""Begins the kinds of shapes that are drawn as symbols."""
_ROOM: Final = str.maketrans("", "", f"{SOFT}{FOLD}\ufeff\u2060")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A tracked change: who made it, and when (`2026-11-30T10:00:00Z`)."""

    author: str
    date: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, and the tracked changes in it."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenCell:
    """The lines of a cell that say something, and all tracked changes in it."""

    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """What its lines say, without the room to break that was put into words."""
        return tuple(said(line.text) for line in self.lines)

    @property
    def text(self) -> str:
        """What it says where all its lines are one text, as a time is."""
        return normal(" ".join(self.texts))


@dataclass(frozen=True, slots=True)
class SeenSymbol:
    """A symbol: its name where it still has one, in which executor's column, and its text."""

    name: str
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class SeenShape:
    """A shape of any kind in an executor's column; `kind` as DrawingML calls its outline."""

    column: int
    name: str
    kind: str
    text: str

    @property
    def is_symbol(self) -> bool:
        """Whether it is one of the five of a flowchart."""
        return is_symbol(self.name) or (not self.name and self.kind.startswith(_OUTLINE))


def symbols_in(shapes: Iterable[SeenShape]) -> tuple[SeenSymbol, ...]:
    """Return the symbols among shapes."""
    return tuple(
        SeenSymbol(symbol_of(shape.name), shape.column, said(shape.text))
        for shape in shapes
        if shape.is_symbol
    )


def labels_in(shapes: Iterable[SeenShape]) -> tuple[str, ...]:
    """Return what the other shapes say."""
    texts = (said(shape.text) for shape in shapes if not shape.is_symbol)
    return tuple(text for text in texts if normal(text))


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A row of the table. `time` is None where the cell above covers it.

    `executors` are texts in the executors' cells. `symbols` is None where shapes can't be placed.
    """

    place: str
    is_heading: bool
    no: str
    cells: dict[str, SeenCell]
    time: SeenCell | None
    executors: tuple[str, ...] = ()
    symbols: tuple[SeenSymbol, ...] | None = None
    labels: tuple[str, ...] = ()
    is_gone: bool = False
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenPair:
    """A text beside its name."""

    name: str
    cell: SeenCell


@dataclass(slots=True)
class Seen:
    """A whole form. `heads` has the executors' names of each page's head.

    `other`: texts that have no place in the form.
    """

    heads: list[tuple[SeenCell, ...]] = field(default_factory=list)
    fields: dict[str, SeenCell] = field(default_factory=dict)
    signature: SeenCell | None = None
    agency: SeenCell | None = None
    boxes: dict[str, SeenCell] = field(default_factory=dict)
    rows: list[SeenRow] = field(default_factory=list)
    pairs: list[SeenPair] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    other: list[Line] = field(default_factory=list)


def said(text: str) -> str:
    """Return a text as somebody typed it: without the room to break in long words."""
    return text.translate(_ROOM).strip()


def normal(text: str) -> str:
    """Return what tells texts apart: neither room to break nor the kind of space does."""
    return _SPACE.sub(" ", text.translate(_ROOM)).strip()


def same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two lists of texts say the same."""
    return [*map(normal, one)] == [*map(normal, other)]
