"""Tables of Word: rows whose cells fill the grid, heads that come again. Lengths are mm."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final, Literal

from soptool.export.docx.text import TWIPS, paragraph, twips
from soptool.export.office.xml import Xml, element, joined

Merge = Literal["restart", "continue"]
_LINE: Final = {"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": "000000"}
_NO_LINE: Final = {"w:val": "nil"}
_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: paragraphs, how many columns it takes, and whether it goes on downwards.

    `open_sides` have no border; `flush`: without room at its sides; `turned`: upright words.
    """

    content: Xml | None = None
    columns: int = 1
    merge: Merge | None = None
    shade: str | None = None
    align: Literal["top", "center"] = "center"
    open_sides: tuple[str, ...] = ()
    flush: bool = False
    turned: bool = False


def table(widths: Sequence[float], rows: Iterable[Xml], title: str, style: str = "SopTable") -> Xml:
    """Return a table with columns of these widths; `title` is its alternative text."""
    properties = element(
        "w:tblPr",
        None,
        element("w:tblStyle", {"w:val": style}),
        element("w:tblW", {"w:w": sum(map(twips, widths)), "w:type": "dxa"}),
        element("w:tblLayout", {"w:type": "fixed"}),
        element("w:tblLook", {"w:val": "0420", "w:firstRow": 1, "w:noHBand": 0, "w:noVBand": 1}),
        element("w:tblCaption", {"w:val": title}),
    )
    grid = element(
        "w:tblGrid", None, *(element("w:gridCol", {"w:w": twips(width)}) for width in widths)
    )
    return element("w:tbl", None, properties, grid, joined(rows))


def row(
    cells: Sequence[Cell],
    widths: Sequence[float],
    *,
    height: float | None = None,
    is_head: bool = False,
    may_split: bool = False,
    marks: Sequence[Xml] = (),
) -> Xml:
    """Return a row at least `height` high. Cells must fill the columns: else ValueError.

    `marks` stand last in the row's properties (a row that was inserted or deleted).
    """
    if sum(cell.columns for cell in cells) != len(widths):
        raise ValueError(cells)
    properties = [
        None if may_split else element("w:cantSplit"),
        None if height is None else _height(height),
        element("w:tblHeader") if is_head else None,
        *marks,
    ]
    written: list[Xml] = []
    first = 0
    for cell in cells:
        written.append(_cell(cell, sum(map(twips, widths[first : first + cell.columns]))))
        first += cell.columns
    return element(
        "w:tr", None, element("w:trPr", None, *properties) if any(properties) else None, *written
    )


def _height(height: float) -> Xml:
    return element("w:trHeight", {"w:val": ceil(height * TWIPS), "w:hRule": "atLeast"})


def _cell(cell: Cell, width: int) -> Xml:
    sides = [element(f"w:{side}", _NO_LINE) for side in _SIDES if side in cell.open_sides]
    properties = [
        element("w:tcW", {"w:w": width, "w:type": "dxa"}),
        element("w:gridSpan", {"w:val": cell.columns}) if cell.columns > 1 else None,
        element("w:vMerge", {"w:val": cell.merge}) if cell.merge else None,
        element("w:tcBorders", None, *sides) if sides else None,
        _shade(cell.shade) if cell.shade else None,
        _FLUSH if cell.flush else None,
        element("w:textDirection", {"w:val": "btLr"}) if cell.turned else None,
        element("w:vAlign", {"w:val": cell.align}) if cell.align != "top" else None,
    ]
    return element("w:tc", None, element("w:tcPr", None, *properties), cell.content or EMPTY)


EMPTY: Final = paragraph(style="SopCell")
"""A cell always ends with a paragraph."""
_FLUSH: Final = element(
    "w:tcMar",
    None,
    *(element(f"w:{side}", {"w:w": 0, "w:type": "dxa"}) for side in ("left", "right")),
)


def _shade(colour: str) -> Xml:
    return element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": colour})


def borders() -> Xml:
    """Return the borders of a table on all sides."""
    return element("w:tblBorders", None, *(element(f"w:{side}", _LINE) for side in _SIDES))
