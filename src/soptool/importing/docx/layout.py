"""Blocks of a Word document → pages as they are printed: cells, letters, and what is anchored.

Only Word itself knows where each line breaks: rows that do not say how high they are are
guessed by the widths of letters. What is anchored in a cell stands right whatever the guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from soptool.importing.docx.blocks import Block, Cell, Table, Text
from soptool.importing.docx.body import Reader
from soptool.importing.drawings.drawing import Drawing
from soptool.importing.drawings.paper import Paper
from soptool.importing.drawings.space import EMU, Frame, Space, moved, number
from soptool.importing.drawings.vml import OldDrawing, length, style_of
from soptool.importing.sheets import Box, Sheet
from soptool.importing.tree import Element
from soptool.stylebook import TWIPS_IN_POINT

_PAGES: Final = 500
_A4: Final = (595.3, 841.9)
_PAD: Final = 1.0


@dataclass(frozen=True, slots=True)
class Section:
    """The paper of a part of the document, in points."""

    width: float = _A4[0]
    height: float = _A4[1]
    left: float = 72.0
    top: float = 72.0
    right: float = 72.0
    bottom: float = 72.0


def section_of(element: Element | None) -> Section:
    """Read the properties of a section."""
    size, margins = (element.first(n) for n in ("pgSz", "pgMar")) if element else (None, None)

    def told(place: Element | None, name: str, usual: float) -> float:
        found = (
            abs(number(place.get(name))) / TWIPS_IN_POINT if place and place.get(name) else usual
        )
        return min(found, 5_000.0)

    wide, high = told(size, "w", _A4[0]), told(size, "h", _A4[1])
    left, top, right, bottom = (
        told(margins, name, 72.0) for name in ("left", "top", "right", "bottom")
    )
    return Section(max(wide, 50.0), max(high, 50.0), left, top, right, bottom)


@dataclass(slots=True)
class _Place:
    """Where something is anchored: its column, its paragraph, and the page that it is on."""

    x: float
    y: float
    right: float
    page_top: float
    section: Section


@dataclass(slots=True)
class Layout:
    """Lays blocks on pages. A table stays on one sheet, whatever pages it is printed on."""

    reader: Reader
    glued: dict[str, tuple[str, str]]
    sheets: list[Sheet] = field(default_factory=list)
    paper: Paper = field(default_factory=Paper)
    section: Section = field(default_factory=Section)
    y: float = 0.0
    page_top: float = 0.0
    """Where the page begins on which `y` is: a sheet may hold several, one below the other."""
    waiting: list[tuple[Element, _Place]] = field(default_factory=list)

    def begin(self, section: Section) -> None:
        """Begin a page."""
        self.section = section
        self.paper, self.y, self.page_top = Paper(), section.top, 0.0

    def end(self) -> None:
        """End the page."""
        for drawing, place in self.waiting:
            self._draw(drawing, place)
        self.waiting = []
        if not self.paper.is_empty and len(self.sheets) < _PAGES:
            high = max(self.y + self.section.bottom, self.section.height)
            sheet = self.paper.sheet(len(self.sheets) + 1, self.section.width, high)
            self.sheets.append(sheet)

    def add(self, blocks: Sequence[Block]) -> None:
        """Lay blocks one below the other, new pages where they are asked for."""
        left, right = self.section.left, self.section.width - self.section.right
        for block in blocks:
            if isinstance(block, Table):
                self._table(block, left, right, is_outer=True)
                continue
            if block.new_page and not self.paper.is_empty:
                self._text_before(block, left, right)
                self.end()
                self.begin(self.section)
                continue
            self._make_room(block.height(right - left))
            self.y = self._text(block, left, right, self.y)

    def _text_before(self, block: Text, left: float, right: float) -> None:
        """Lay what stands in the paragraph at which a page ends."""
        if block.lines or block.drawings:
            self.y = self._text(block, left, right, self.y)

    def _make_room(self, high: float, head: float = 0.0) -> None:
        """Go on on the next printed page where this one is full; `head`: what is repeated there."""
        section = self.section
        end = self.page_top + section.height - section.bottom
        if self.y + high > end and self.y > self.page_top + section.top + head + 1:
            self.page_top = self.y - section.top - head

    def _text(self, block: Text, left: float, right: float, y: float) -> float:
        high = block.height(right - left)
        box = Box(left, y + block.above, right, max(y + high - block.below, y + block.above + 1))
        self.paper.write(block.lines, box)
        place = _Place(left, y, right, self.page_top, self.section)
        self.waiting += [(drawing, place) for drawing in block.drawings]
        return y + high

    def _table(self, table: Table, left: float, right: float, *, is_outer: bool) -> None:
        x = self._left(table, left, right)
        heights = table.heights()
        tops = []
        head = 0.0
        for row, high in zip(table.rows, heights, strict=True):
            if is_outer:
                self._make_room(high, head)
            head += high if row.is_head else 0.0
            tops.append(self.y)
            self._cells(table, row.cells, x, self.y, high)
            self.y += high
        tops.append(self.y)
        for at, row in enumerate(table.rows):
            for cell in row.cells:
                if not cell.goes_on:
                    bottom = tops[table.last(at, cell) + 1]
                    self._cell(table, cell, x, tops[at], bottom)

    def _left(self, table: Table, left: float, right: float) -> float:
        if table.floats is not None:
            at, beginning = table.floats
            return at if beginning == "page" else left + at
        if table.is_centred:
            return (left + right - table.edges[-1]) / 2
        first = next((cell for row in table.rows for cell in row.cells), None)
        return left + table.indent - (first.margins[0] if first else 0.0)

    def _cells(self, table: Table, cells: Sequence[Cell], x: float, y: float, high: float) -> None:
        """Draw the sides of the cells of a row; nothing between those that are one."""
        for cell in cells:
            left, right = self._sides(table, cell, x)
            if not cell.goes_on:
                self.paper.rule(left, y, right, y)
            self.paper.rule(left, y, left, y + high)
            self.paper.rule(right, y, right, y + high)

    def _sides(self, table: Table, cell: Cell, x: float) -> tuple[float, float]:
        last = min(cell.column + cell.columns, len(table.edges) - 1)
        return x + table.edges[min(cell.column, last)], x + table.edges[last]

    def _cell(self, table: Table, cell: Cell, x: float, top: float, bottom: float) -> None:
        left, right = self._sides(table, cell, x)
        self.paper.rule(left, bottom, right, bottom)
        margins = cell.margins
        inner = Box(left + max(margins[0], _PAD), top + margins[1],
                    right - max(margins[2], _PAD), bottom - margins[3])  # fmt: skip
        if cell.turn != "level":
            lines = [line for b in cell.blocks if isinstance(b, Text) for line in b.lines]
            self.paper.write(lines, inner, turn=cell.turn)
            return
        room = max(inner.width, 1.0)
        needed = sum(block.height(room) for block in cell.blocks)
        rest = max(0.0, inner.height - needed)
        y = inner.y0 + {"top": 0.0, "center": rest / 2, "bottom": rest}[cell.down]
        squeezed = min(1.0, inner.height / needed) if needed > 0 else 1.0
        size = min((_letters(block, room, squeezed) for block in cell.blocks), default=1.0)
        for block in cell.blocks:
            y = self._in_cell(block, inner, left + margins[0], y, (squeezed, size))

    def _in_cell(
        self, block: Block, inner: Box, left: float, y: float, scales: tuple[float, float]
    ) -> float:
        squeezed, size = scales
        high = block.height(max(inner.width, 1.0)) * squeezed
        if isinstance(block, Table):
            below, self.y = self.y, y
            self._table(block, inner.x0, inner.x1, is_outer=False)
            y, self.y = self.y, below
            return y
        above = block.above * squeezed
        box = Box(inner.x0, y + above, inner.x1, y + max(high, 1.0))
        self.paper.write(block.lines, box, most=size)
        place = _Place(left, y, inner.x1, self.page_top, self.section)
        self.waiting += [(drawing, place) for drawing in block.drawings]
        return y + high

    def _draw(self, element: Element, place: _Place) -> None:
        words = self.reader.lines
        if element.name == "drawing":
            drawing = Drawing(self.paper, words)
            for anchor in element.children:
                _anchored(drawing, anchor, place)
        else:
            old = OldDrawing(self.paper, words, self.glued)
            for child in element.children:
                x, y = _old_place(child, place)
                old.add(Element(child.name, {}, [child]), moved(x, y))


def _letters(block: Block, room: float, squeezed: float) -> float:
    """Return the scale of letters that fit where a block is squeezed: one for all of its cell."""
    if isinstance(block, Table):
        return 1.0
    needed = sum(line.height for line in block.lines)
    high = max((block.height(room) - block.above) * squeezed, 1.0)
    return min(1.0, high / needed) if needed else 1.0


def _anchored(drawing: Drawing, anchor: Element, place: _Place) -> None:
    extent = anchor.first("extent")
    if extent is None or anchor.name not in ("anchor", "inline"):
        return
    about = anchor.first("docPr")
    if about is not None and about.get("hidden") in ("1", "true"):
        return
    if about is not None and about.get("descr"):
        drawing.paper.spoken.append(about.get("descr"))
    wide, high = (abs(number(extent.get(name))) for name in ("cx", "cy"))
    x, y = place.x, place.y
    if anchor.name == "anchor":
        x = _across(anchor.first("positionH"), place, wide / EMU)
        y = _along(anchor.first("positionV"), place, high / EMU)
    space = Space(1 / EMU, 0.0, 0.0, 1 / EMU, x, y)
    for graphic in anchor.children:
        if graphic.name == "graphic":
            _named(graphic, about)
            drawing.add(graphic, space, Frame(Box(0.0, 0.0, wide, high)))


def _named(graphic: Element, about: Element | None) -> None:
    """Give a lone shape the number of its anchor, by which connectors name it."""
    for data in graphic.children:
        for child in data.children:
            if child.name == "wsp" and child.first("cNvPr") is None and about is not None:
                child.children.insert(0, Element("cNvPr", dict(about.attributes)))


def _across(position: Element | None, place: _Place, wide: float) -> float:
    section = place.section
    ends = {
        "page": (0.0, section.width),
        "margin": (section.left, section.width - section.right),
        "leftMargin": (0.0, section.left),
        "insideMargin": (0.0, section.left),
        "rightMargin": (section.width - section.right, section.width),
        "outsideMargin": (section.width - section.right, section.width),
    }
    beginning = position.get("relativeFrom") if position else ""
    left, right = ends.get(beginning, (place.x, place.right))
    return left + _offset(position, right - left, wide, ("left", "center", "right"))


def _along(position: Element | None, place: _Place, high: float) -> float:
    section, top = place.section, place.page_top
    ends = {
        "page": (top, top + section.height),
        "margin": (top + section.top, top + section.height - section.bottom),
        "topMargin": (top, top + section.top),
        "insideMargin": (top, top + section.top),
        "bottomMargin": (top + section.height - section.bottom, top + section.height),
        "outsideMargin": (top + section.height - section.bottom, top + section.height),
    }
    beginning = position.get("relativeFrom") if position else ""
    above, below = ends.get(beginning, (place.y, place.y))
    return above + _offset(position, below - above, high, ("top", "center", "bottom"))


def _offset(
    position: Element | None, room: float, size: float, names: tuple[str, str, str]
) -> float:
    told = position.first("posOffset") if position else None
    if told is not None:
        return number(told.text) / EMU
    said = position.first("align") if position else None
    rest = room - size
    shares = dict(zip(names, (0.0, 0.5, 1.0), strict=True)) | {"inside": 0.0, "outside": 1.0}
    return rest * shares.get(said.text.strip(), 0.0) if said else 0.0


def _old_place(element: Element, place: _Place) -> tuple[float, float]:
    """Return where the space of a VML drawing begins."""
    style = style_of(element)
    if style.get("position") != "absolute":
        return place.x, place.y
    across = style.get("mso-position-horizontal-relative", "text")
    along = style.get("mso-position-vertical-relative", "text")
    section = place.section
    x = {"page": 0.0, "margin": section.left}.get(across, place.x)
    y = {"page": place.page_top, "margin": place.page_top + section.top}.get(along, place.y)
    aligned = style.get("mso-position-horizontal", "absolute")
    if aligned in ("center", "right"):
        rest = section.width - section.left - section.right - length(style.get("width", "0"))
        x = section.left + rest * (0.5 if aligned == "center" else 1.0)
    return x, y
