"""What stands in a Word document, or in a shape of it → blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from soptool.importing.docx.blocks import Block, Cell, Row, Table, Text
from soptool.importing.docx.numbering import Numbering
from soptool.importing.docx.paragraph import Paragraph, unwrapped
from soptool.importing.docx.properties import of_cell, of_row
from soptool.importing.docx.styles import Styles
from soptool.importing.drawings.drawing import aligned
from soptool.importing.drawings.paper import Down, Line, Piece
from soptool.importing.drawings.space import number
from soptool.importing.sheets import Turn
from soptool.importing.tree import Element
from soptool.stylebook import TWIPS_IN_POINT

_MARGIN: Final = 5.4
"""Points left and right in a cell, where nothing says how many."""
_DOWN: Final[dict[str, Down]] = {"center": "center", "bottom": "bottom"}
_TURNS: Final[dict[str, Turn]] = {"btLr": "up", "tbRl": "down", "tbLrV": "down", "tbRlV": "down"}
_MOST_COLUMNS: Final = 200
_DEEPEST: Final = 6


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
        columns = [each for each in (grid.children if grid else ()) if each.name == "gridCol"]
        told = (number(column.get("w")) for column in columns[:_MOST_COLUMNS])
        widths = [max(wide / TWIPS_IN_POINT, 0.0) for wide in told]
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
            number(indent.get("w")) / TWIPS_IN_POINT if indent else 0.0,
            jc is not None and jc.get("val") == "center",
            (number(floats.get("tblpX")) / TWIPS_IN_POINT, floats.get("horzAnchor", "margin"))
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
        said = of_row(element)
        if said.is_gone:
            return None
        column = min(said.before, _MOST_COLUMNS)
        cells = []
        for child in unwrapped(element.children):
            if child.name == "tc":
                cell = self._cell(child, column, margins, deep)
                column = cell.column + cell.columns
                cells.append(cell)
        high = said.told.get("trHeight")
        return Row(
            cells,
            max(number(high.get("val")) / TWIPS_IN_POINT, 0.0) if high else 0.0,
            high is not None and high.get("hRule") == "exact",
            said.is_head,
        )

    def _cell(
        self, element: Element, column: int, margins: tuple[float, float, float, float], deep: int
    ) -> Cell:
        columns, goes_on, told = of_cell(element)
        down, turn = told.get("vAlign"), told.get("textDirection")
        return Cell(
            column,
            min(columns, _MOST_COLUMNS),
            goes_on,
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
            found[name] = min(max(number(child.get("w")) / TWIPS_IN_POINT, 0.0), 100.0)
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
            columns, _, told = of_cell(tc)
            wide = told.get("tcW")
            if columns == 1 and column < count and wide is not None:
                found[column] = max(found[column], number(wide.get("w")) / TWIPS_IN_POINT)
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
