"""A Word document → what stands in it one below the other, as high as it is when it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from soptool.diagram.lettering import line_count, width
from soptool.importing.docx.numbering import Numbering
from soptool.importing.docx.paragraph import OUT, Paragraph, unwrapped
from soptool.importing.docx.styles import Styles
from soptool.importing.drawings.drawing import aligned
from soptool.importing.drawings.paper import Down, Line, Piece
from soptool.importing.drawings.space import number
from soptool.importing.sheets import Turn
from soptool.importing.tree import Element

TWIPS: Final = 20.0
"""Twips in a point."""
_MARGIN: Final = 5.4
"""Points left and right in a cell, where nothing says how many."""
_DOWN: Final[dict[str, Down]] = {"center": "center", "bottom": "bottom"}
_TURNS: Final[dict[str, Turn]] = {"btLr": "up", "tbRl": "down", "tbLrV": "down", "tbRlV": "down"}
_MOST_COLUMNS: Final = 200
_DEEPEST: Final = 6
_BORDER: Final = 0.6
"""Points that the line above a row takes."""
_LEAST_ROOM: Final = 4.0


@dataclass(slots=True)
class Text:
    """A paragraph: its lines, how it stands among others, and what is anchored in it."""

    lines: list[Line]
    above: float
    below: float
    leading: float
    drawings: list[Element] = field(default_factory=list)
    new_page: bool = False
    section: Element | None = None

    def height(self, room: float) -> float:
        """Return how high it is in so much room."""
        rows = sum(_rows(line, room) for line in self.lines) or 1
        return self.above + self.below + rows * self.leading


def _rows(line: Line, room: float) -> int:
    words = (width(f"{word} ", line.size) for word in line.text.split())
    return line_count(words, 0.0, max(room, _LEAST_ROOM))


@dataclass(slots=True)
class Cell:
    """A cell: where its columns begin and how many they are, and whether it goes on from above."""

    column: int
    columns: int
    goes_on: bool
    blocks: list[Block]
    margins: tuple[float, float, float, float]
    """Left, top, right, bottom."""
    down: Down = "top"
    turn: Turn = "level"

    def height(self, room: float) -> float:
        """Return how high its content is in so much room."""
        left, top, right, bottom = self.margins
        inner = max(room - left - right, _LEAST_ROOM)
        if self.turn != "level":
            texts = (block for block in self.blocks if isinstance(block, Text))
            return max((width(line.text, line.size) for t in texts for line in t.lines), default=0)
        return top + bottom + sum(block.height(inner) for block in self.blocks)


@dataclass(slots=True)
class Row:
    """A row of a table; `told` is the height that it says, `is_exact` where it is that."""

    cells: list[Cell]
    told: float = 0.0
    is_exact: bool = False
    is_head: bool = False


@dataclass(slots=True)
class Table:
    """A table: the places of its columns from its left, its rows, and where it begins."""

    edges: list[float]
    rows: list[Row]
    indent: float = 0.0
    is_centred: bool = False
    floats: tuple[float, str] | None = None
    """Where a floating one begins, and from what that counts."""
    slack: float = 1.2
    """A row that needs up to so much more than it says is as high as it says."""

    def wide(self, cell: Cell) -> float:
        """Return how wide a cell is."""
        last = min(cell.column + cell.columns, len(self.edges) - 1)
        return self.edges[last] - self.edges[min(cell.column, last)]

    def heights(self) -> list[float]:
        """Return how high each row is."""
        found = []
        for at, row in enumerate(self.rows):
            need = _BORDER + max((self._needs(at, cell) for cell in row.cells), default=0.0)
            is_told = row.is_exact or (row.told and need <= row.told * self.slack)
            found.append(row.told if is_told else max(row.told, need, _LEAST_ROOM))
        self._stretch(found)
        return found

    def _needs(self, at: int, cell: Cell) -> float:
        """Return how high a row must be for a cell of its own; Word does not ask upright words."""
        is_of_more = cell.goes_on or self.last(at, cell) > at
        is_upright = cell.turn != "level" and self.rows[at].told
        return 0.0 if is_of_more or is_upright else cell.height(self.wide(cell))

    def last(self, at: int, cell: Cell) -> int:
        """Return the number of the last row over which a cell goes."""
        while at + 1 < len(self.rows):
            below = next((c for c in self.rows[at + 1].cells if c.column == cell.column), None)
            if below is None or not below.goes_on:
                break
            at += 1
        return at

    def _stretch(self, heights: list[float]) -> None:
        """Let the last row of a cell over several rows be as high as that cell needs."""
        for at, row in enumerate(self.rows):
            for cell in row.cells:
                last = self.last(at, cell) if not cell.goes_on else at
                if last > at and not self.rows[last].told:
                    need = cell.height(self.wide(cell)) - sum(heights[at : last + 1])
                    heights[last] += max(0.0, need)

    def height(self, room: float) -> float:
        """Return how high it is."""
        del room
        return sum(self.heights())


Block = Text | Table


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads blocks, counting lists on the way.

    `slack`: a row of a table that needs up to so many times the height that it says is no higher:
    how wide letters are is guessed.
    """

    styles: Styles
    numbering: Numbering
    slack: float = 1.2

    def blocks(self, children: Iterable[Element], deep: int = 0) -> Iterator[Block]:
        """Yield what stands there; paragraphs whose end was taken out are one with the next."""
        joined: list[Paragraph] = []
        for child in unwrapped(children):
            if child.name == "tbl" and deep < _DEEPEST:
                yield self._table(child, deep)
            elif child.name == "p":
                read = Paragraph()
                read.paragraph(child)
                joined.append(read)
                if not read.is_joined:
                    yield self._text(child, joined)
                    joined = []

    def lines(self, element: Element) -> list[Line]:
        """Return the lines of a shape's text."""
        box = element.first("txbx", "txbxContent") or next(element.all("txbxContent"), None)
        blocks = self.blocks(box.children) if box else ()
        return [line for block in blocks for line in _lines_in(block) if line.text.strip()]

    def _text(self, element: Element, read: Sequence[Paragraph]) -> Text:
        properties = element.first("pPr")
        size = self.styles.size(properties, properties.first("rPr") if properties else None)
        pieces = [
            piece
            for one in read
            for text, look in zip(one.pieces, one.looks, strict=True)
            if (piece := self._piece(text, properties, look)).text
        ]
        mark = self.numbering.mark(self.styles.find("numPr", properties, None))
        if mark:
            pieces.insert(0, Piece(f"{mark} ", pieces[0].size if pieces else size))
        told = self.styles.find("jc", properties, None)
        lines = list(_lines(pieces, told.get("val") if told else ""))
        largest = max((line.size for line in lines), default=size)
        above, below, leading = self.styles.spacing(properties, largest)
        return Text(
            lines,
            above,
            below,
            leading,
            [drawing for one in read for drawing in one.drawings],
            self.styles.is_on("pageBreakBefore", properties, None)
            or any(one.ends_page for one in read),
            properties.first("sectPr") if properties else None,
        )

    def _piece(self, text: str, properties: Element | None, look: Element | None) -> Piece:
        styles = self.styles
        if not text or styles.is_on("vanish", None, look):
            return Piece("")
        return Piece(
            text,
            styles.size(properties, look),
            styles.is_on("i", properties, look),
            styles.is_raised(properties, look),
        )

    def _table(self, element: Element, deep: int) -> Table:
        grid, about = element.first("tblGrid"), element.first("tblPr")
        widths = [max(number(c.get("w")) / TWIPS, 0.0) for c in (grid.children if grid else ())
                  if c.name == "gridCol"][:_MOST_COLUMNS]  # fmt: skip
        margins = self._margins(about)
        rows = [
            row
            for child in unwrapped(element.children)
            if child.name == "tr" and (row := self._row(child, margins, deep)) is not None
        ]
        edges = _edges(widths, rows, element)
        indent, jc = (about.first(name) if about else None for name in ("tblInd", "jc"))
        floats = about.first("tblpPr") if about else None
        return Table(
            edges,
            rows,
            number(indent.get("w")) / TWIPS if indent else 0.0,
            jc is not None and jc.get("val") == "center",
            (number(floats.get("tblpX")) / TWIPS, floats.get("horzAnchor", "margin"))
            if floats is not None
            else None,
            self.slack,
        )

    def _margins(self, about: Element | None) -> tuple[float, float, float, float]:
        style = about.first("tblStyle") if about else None
        usual = (_MARGIN, 0.0, _MARGIN, 0.0)
        if style is not None:
            found = self.styles.table_margins(style.get("val"))
            usual = _told(found, usual)
        return _told(about.first("tblCellMar") if about else None, usual)

    def _row(
        self, element: Element, margins: tuple[float, float, float, float], deep: int
    ) -> Row | None:
        properties = element.first("trPr")
        told = {child.name: child for child in (properties.children if properties else ())}
        if OUT & set(told):
            return None
        column = int(min(number(told["gridBefore"].get("val")), _MOST_COLUMNS)) if (
            "gridBefore" in told) else 0  # fmt: skip
        cells = []
        for child in unwrapped(element.children):
            if child.name == "tc":
                cell = self._cell(child, max(column, 0), margins, deep)
                column = cell.column + cell.columns
                cells.append(cell)
        high = told.get("trHeight")
        head = told.get("tblHeader")
        return Row(
            cells,
            max(number(high.get("val")) / TWIPS, 0.0) if high else 0.0,
            high is not None and high.get("hRule") == "exact",
            head is not None and head.get("val", "1") not in ("0", "false"),
        )

    def _cell(
        self, element: Element, column: int, margins: tuple[float, float, float, float], deep: int
    ) -> Cell:
        properties = element.first("tcPr")
        told = {child.name: child for child in (properties.children if properties else ())}
        span = number(told["gridSpan"].get("val"), 1) if "gridSpan" in told else 1
        merge, down, turn = told.get("vMerge"), told.get("vAlign"), told.get("textDirection")
        return Cell(
            column,
            int(min(max(span, 1), _MOST_COLUMNS)),
            merge is not None and merge.get("val", "continue") == "continue",
            list(self.blocks(element.children, deep + 1)),
            _told(told.get("tcMar"), margins),
            _DOWN.get(down.get("val"), "top") if down else "top",
            _TURNS.get(turn.get("val"), "level") if turn else "level",
        )


def _told(
    margins: Element | None, usual: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    found = dict(zip(("left", "top", "right", "bottom"), usual, strict=True))
    for child in margins.children if margins else ():
        name = {"start": "left", "end": "right"}.get(child.name, child.name)
        if name in found:
            found[name] = min(max(number(child.get("w")) / TWIPS, 0.0), 100.0)
    return found["left"], found["top"], found["right"], found["bottom"]


def _edges(widths: Sequence[float], rows: Sequence[Row], element: Element) -> list[float]:
    """Return where columns begin; by the widths of cells where the grid says none."""
    count = max((cell.column + cell.columns for row in rows for cell in row.cells), default=0)
    known = [*widths, *[0.0] * (count - len(widths))][:_MOST_COLUMNS]
    if any(wide < 1 for wide in known):
        told = _told_widths(element, len(known))
        known = [one if one >= 1 else other or 50.0 for one, other in zip(known, told, strict=True)]
    edges = [0.0]
    for wide in known:
        edges.append(edges[-1] + wide)
    return edges


def _told_widths(element: Element, count: int) -> list[float]:
    found = [0.0] * count
    for tr in unwrapped(element.children):
        column = 0
        for tc in unwrapped(tr.children):
            span, wide = tc.first("tcPr", "gridSpan"), tc.first("tcPr", "tcW")
            columns = int(min(max(number(span.get("val"), 1), 1), _MOST_COLUMNS)) if span else 1
            if columns == 1 and column < count and wide is not None:
                found[column] = max(found[column], number(wide.get("w")) / TWIPS)
            column += columns
    return found


def _lines(pieces: Sequence[Piece], told: str) -> Iterator[Line]:
    """Cut pieces where a line was ended."""
    line: list[Piece] = []
    for piece in pieces:
        first, *more = piece.text.split("\n")
        line.append(Piece(first, piece.size, piece.is_italic, piece.is_raised))
        for text in more:
            yield Line(tuple(line), aligned(told))
            line = [Piece(text, piece.size, piece.is_italic, piece.is_raised)]
    if line:
        yield Line(tuple(line), aligned(told))


def _lines_in(block: Block) -> Iterator[Line]:
    if isinstance(block, Text):
        yield from block.lines
        return
    for row in block.rows:
        for cell in row.cells:
            for inner in cell.blocks:
                yield from _lines_in(inner)
