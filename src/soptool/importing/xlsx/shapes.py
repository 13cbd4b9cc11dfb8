"""The drawing of a worksheet of ours → its shapes, each on the cell below its middle."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from soptool.importing.drawings.drawing import framed, name_of, seen_box
from soptool.importing.drawings.space import Frame, Space, inside_of
from soptool.importing.package import Parts
from soptool.importing.seen import said
from soptool.importing.tree import Element, tree_of
from soptool.importing.xlsx.anchors import Ruler, frames_of, lines_of
from soptool.importing.xlsx.grid import MOST_COLUMNS, MOST_ROWS, Grid, read_grid
from soptool.importing.xlsx.workbook import OpenSheet


@dataclass(frozen=True, slots=True)
class Placed:
    """A shape with its name and text; `row` and `column` of the sheet count from 0."""

    row: int
    column: int
    name: str
    kind: str
    text: str


def drawing_of(parts: Parts, part: str, grid: Grid) -> Element | None:
    """Return the drawing of a worksheet; None where it has none. Raises Unreadable."""
    if not grid.drawing:
        return None
    drawing = next((to for own, _, to in parts.relations(part) if own == grid.drawing), None)
    return tree_of(parts, drawing) if drawing is not None and drawing in parts else None


def shapes_on(parts: Parts, sheet: OpenSheet) -> list[Placed] | None:
    """Return the shapes of a sheet, those in groups too, but for lines.

    None where the sheet has no drawing, as some programs save it. Raises Unreadable.
    """
    grid = read_grid(parts, sheet.part)
    root = drawing_of(parts, sheet.part, grid)
    if root is None:
        return None
    ruler = Ruler(*grid.edges(MOST_ROWS, MOST_COLUMNS))
    return [
        Placed(
            max(bisect_right(ruler.ys, y) - 1, 0),
            max(bisect_right(ruler.xs, x) - 1, 0),
            name_of(shape),
            _kind(shape),
            said(" ".join(line.text for line in lines_of(shape))),
        )
        for child, space, frame in frames_of(root, ruler)
        for shape, (x, y) in _shapes(child, space, frame)
    ]


def _kind(shape: Element) -> str:
    preset = shape.first("spPr", "prstGeom")
    return preset.get("prst") if preset else ""


def _shapes(
    element: Element, space: Space, frame: Frame | None
) -> Iterator[tuple[Element, tuple[float, float]]]:
    """Yield shapes and their middles."""
    if element.name in ("AlternateContent", "Choice"):
        for child in element.children:
            yield from _shapes(child, space, frame)
    elif element.name == "grpSp":
        xfrm = element.first("grpSpPr", "xfrm")
        own = framed(xfrm, frame)
        inner = space.after(inside_of(xfrm, own)) if own else space
        for child in element.children if own else ():
            yield from _shapes(child, inner, None)
    elif element.name == "sp":
        own = framed(element.first("spPr", "xfrm"), frame)
        if own is not None:
            yield element, seen_box(own, space).middle
