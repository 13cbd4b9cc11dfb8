"""A Word document → its lines and tables as they read when all tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from soptool.importing.docx.paragraph import IN, OUT, Paragraph, mark_of, unwrapped
from soptool.importing.docx.properties import of_cell, of_row
from soptool.importing.drawings.space import number
from soptool.importing.seen import Line, Mark
from soptool.importing.tree import Element

_TWIPS: Final = 1440 / 25.4
_EMU: Final = 36_000


@dataclass(frozen=True, slots=True)
class Drawn:
    """A shape: its name and kind (`flowChartProcess`), where known, and its text.

    `across`: its middle, in mm from the left of its cell.
    """

    name: str
    kind: str
    across: float
    text: str


@dataclass(slots=True)
class Cell:
    """A cell: its lines, how many columns it takes, whether it goes on from above, its shapes.

    `marks` are all in it, those of lines that are gone too.
    """

    lines: list[Line] = field(default_factory=list)
    columns: int = 1
    goes_on: bool = False
    shapes: list[Drawn] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of its lines as one."""
        return " ".join(line.text for line in self.lines if line.text)


@dataclass(slots=True)
class Row:
    """A row of a table. `before`: columns that it leaves free. `is_gone`: somebody took it out."""

    cells: list[Cell]
    before: int = 0
    is_head: bool = False
    is_gone: bool = False
    marks: tuple[Mark, ...] = ()

    def at(self, column: int) -> Cell | None:
        """Return the cell over a column of the grid, from 0."""
        left = self.before
        for cell in self.cells:
            if left <= column < left + cell.columns:
                return cell
            left += cell.columns
        return None

    @property
    def columns(self) -> int:
        """How many columns it takes."""
        return self.before + sum(cell.columns for cell in self.cells)


@dataclass(slots=True)
class Table:
    """A table: the widths of its columns in mm, and its rows."""

    widths: list[float]
    rows: list[Row]

    def left(self, column: int) -> float:
        """Return where a column of the grid begins, in mm."""
        return sum(self.widths[:column])


Block = Line | Table


def blocks_of(document: Element) -> list[Block]:
    """Return what stands in the body of a document, one below the other."""
    body = document.first("body")
    return list(_blocks(body.children)) if body else []


def blocks_in(children: Iterable[Element]) -> list[Block]:
    """Return what stands in a part of a body."""
    return list(_blocks(children))


def _blocks(children: Iterable[Element], *, as_before: bool = False) -> Iterator[Block]:
    waiting: list[Paragraph] = []
    for child in unwrapped(children):
        if child.name == "tbl":
            yield _table(child)
        elif child.name == "p":
            read = Paragraph(as_before)
            read.paragraph(child)
            waiting.append(read)
            if not read.is_joined:
                yield _line(waiting)
                waiting = []
    if any(read.text for read in waiting):
        yield _line(waiting)


def _line(read: list[Paragraph]) -> Line:
    marks = dict.fromkeys(mark for one in read for mark in one.marks)
    return Line("".join(one.text for one in read), tuple(marks))


def _table(element: Element) -> Table:
    grid = element.first("tblGrid")
    widths = [number(column.get("w")) / _TWIPS for column in (grid.children if grid else ())
              if column.name == "gridCol"]  # fmt: skip
    rows = (_row(child) for child in unwrapped(element.children) if child.name == "tr")
    return Table(widths, list(rows))


def _row(element: Element) -> Row:
    said = of_row(element)
    marks = tuple(mark_of(child) for name, child in said.told.items() if name in IN | OUT)
    cells = [_cell(child, as_before=said.is_gone) for child in unwrapped(element.children)
             if child.name == "tc"]  # fmt: skip
    return Row(cells, said.before, said.is_head, said.is_gone, marks)


def _cell(element: Element, *, as_before: bool) -> Cell:
    said = of_cell(element)
    cell = Cell(columns=said.columns, goes_on=said.goes_on)
    for block in _blocks(element.children, as_before=as_before):
        if isinstance(block, Line):
            cell.lines.append(block)
        else:
            cell.lines += (line for row in block.rows for c in row.cells for line in c.lines)
    cell.marks = [mark_of(e) for name in IN | OUT for e in element.all(name) if e.get("author")]
    cell.shapes = [shape for drawing in element.all("drawing") for shape in _shapes(drawing)]
    return cell


def _shapes(drawing: Element) -> Iterator[Drawn]:
    """Yield the shapes of a drawing that is anchored in a cell, those in groups too."""
    anchor = drawing.first("anchor") or drawing.first("inline")
    if anchor is None:
        return
    offset = anchor.first("positionH", "posOffset")
    left = number(offset.text) / _EMU if offset else 0.0
    for data in anchor.all("graphicData"):
        for child in data.children:
            yield from _shape(child, left, 1.0)


def _shape(element: Element, left: float, scale: float) -> Iterator[Drawn]:
    """Read a shape or a group; `left` is where the space begins in which its places are told."""
    if element.name in ("wgp", "grpSp"):
        frame = element.first("grpSpPr", "xfrm")
        inner, begin = scale, left
        if frame is not None:
            off, ext, child_off, child_ext = (
                frame.first(name) for name in ("off", "ext", "chOff", "chExt")
            )
            wide, inside = (number(e.get("cx")) if e else 0.0 for e in (ext, child_ext))
            inner = scale * wide / inside if wide and inside else scale
            is_inside = element.name == "grpSp"
            begin = left + (_x(off) * scale if is_inside else 0.0) - _x(child_off) * inner
        for child in element.children:
            yield from _shape(child, begin, inner)
    elif element.name in ("wsp", "cxnSp"):
        about, frame = element.first("cNvPr"), element.first("spPr", "xfrm")
        off, ext = (frame.first("off"), frame.first("ext")) if frame else (None, None)
        wide = number(ext.get("cx")) / _EMU if ext else 0.0
        across = left + (_x(off) + wide / 2) * scale
        preset = element.first("spPr", "prstGeom")
        kind = preset.get("prst") if preset else ""
        yield Drawn(about.get("name") if about else "", kind, across, _words(element))


def _x(element: Element | None) -> float:
    return number(element.get("x")) / _EMU if element else 0.0


def _words(shape: Element) -> str:
    box = shape.first("txbx", "txbxContent")
    lines = (block for block in _blocks(box.children) if isinstance(block, Line)) if box else ()
    return " ".join(line.text for line in lines if line.text)


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """Yield all paragraphs, those in tables too."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            rows = (row for row in block.rows if not row.is_gone)
            yield from (line for row in rows for cell in row.cells for line in cell.lines)


def paragraphs_in(element: Element) -> Iterator[Line]:
    """Yield the paragraphs below an element."""
    return lines_of(_blocks(element.children))
