"""Shapes as Word and Excel both know them (DrawingML, ECMA-376 part 1, chapter 20).

`Shape` and `Line` are what is drawn, in millimetres; `geometry` writes the part of them that is
the same in both formats. Each format puts its own element around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from soptool.diagram.grid import Kind
from soptool.diagram.lettering import LINE_HEIGHT, POINT, TEXT_POINTS
from soptool.diagram.plan import LINE
from soptool.export.office.xml import Xml, element

DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
"""The namespace `a`."""
EMU: Final = 36_000
"""English metric units in a millimetre."""
PRESETS: Final[dict[Kind, str]] = {
    "terminator": "flowChartTerminator",
    "process": "flowChartProcess",
    "decision": "flowChartDecision",
    "connector": "flowChartOffpageConnector",
}
"""The flowchart shapes of Office, one for each kind of symbol."""
PLAIN: Final = "rect"
_STRAIGHT: Final = "line"
"""Not `straightConnector1`: of groups with that, LibreOffice stretches the shapes."""
TEXT: Final = TEXT_POINTS
"""Points of letters in shapes."""
LEADING: Final = round(LINE_HEIGHT / POINT, 2)
"""Points from line to line in shapes."""
BODY: Final[dict[str, object]] = {
    "rot": 0,
    "vertOverflow": "overflow",
    "horzOverflow": "overflow",
    "vert": "horz",
    "wrap": "none",
    "lIns": 0,
    "tIns": 0,
    "rIns": 0,
    "bIns": 0,
    "anchor": "ctr",
    "anchorCtr": False,
}
"""Attributes of `bodyPr`: words stand in the middle, in the lines that the plan gives them."""
_PEN: Final = round(LINE * EMU)
_INK: Final = element("a:solidFill", None, element("a:srgbClr", {"val": "000000"}))
_PAPER: Final = element("a:solidFill", None, element("a:srgbClr", {"val": "FFFFFF"}))
_NONE: Final = element("a:noFill")
_BROKEN: Final = element("a:prstDash", {"val": "dash"})
_ARROW: Final = element("a:tailEnd", {"type": "triangle", "w": "sm", "len": "med"})

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A symbol, or words without an outline (`preset` is PLAIN).

    `name` is seen in the selection pane, `alternative` is for those who hear it; the box is in mm
    from the top left of the row's drawing; `lines` stand in its middle.
    """

    name: str
    alternative: str
    preset: str
    left: float
    top: float
    width: float
    height: float
    lines: tuple[str, ...] = ()

    @property
    def sites(self) -> tuple[Point, ...]:
        """Where lines can be glued to it, by their numbers: above, left, below, right."""
        across, down = self.left + self.width / 2, self.top + self.height / 2
        right, bottom = self.left + self.width, self.top + self.height
        return (across, self.top), (self.left, down), (across, bottom), (right, down)


@dataclass(frozen=True, slots=True)
class Glue:
    """An end of a line that follows a shape: the shape's place among the symbols, and its site."""

    symbol: int
    site: int


@dataclass(frozen=True, slots=True)
class Line:
    """A straight piece of a connector or of a link, in mm; `arrow`: it ends in one.

    `start` and `end` glue it to symbols of the same row.
    """

    name: str
    alternative: str
    start: Point
    end: Point
    arrow: bool = False
    broken: bool = False
    start_glue: Glue | None = None
    end_glue: Glue | None = None


def emu(millimetres: float) -> int:
    """Return a length in English metric units."""
    return round(millimetres * EMU)


def geometry(tag: str, piece: Shape | Line, left: float = 0.0, top: float = 0.0) -> Xml:
    """Return the place and look (`wps:spPr`, `xdr:spPr`: `tag`) of a shape or line.

    `left` and `top` (mm) are where the row's drawing begins, where places count from elsewhere.
    """
    if isinstance(piece, Line):
        return _line(tag, piece, left, top)
    box = (piece.left + left, piece.top + top, piece.width, piece.height)
    is_words = piece.preset == PLAIN
    look = (_NONE, element("a:ln", None, _NONE)) if is_words else (_PAPER, _OUTLINE)
    return element(tag, None, _frame(*box), preset(piece.preset), *look)


_OUTLINE: Final = element("a:ln", {"w": _PEN}, _INK)


def preset(name: str) -> Xml:
    """Return the form of a shape that Office knows by name."""
    return element("a:prstGeom", {"prst": name}, element("a:avLst"))


def glued(line: Line, ids: tuple[int, ...] | list[int]) -> tuple[Xml, ...]:
    """Return what glues a line to shapes, for the element of its kind; `ids` of the symbols."""
    ends = (("a:stCxn", line.start_glue), ("a:endCxn", line.end_glue))
    return tuple(
        element(name, {"id": ids[glue.symbol], "idx": glue.site})
        for name, glue in ends
        if glue is not None
    )


def _line(tag: str, line: Line, left: float, top: float) -> Xml:
    (x1, y1), (x2, y2) = line.start, line.end
    frame = _frame(
        min(x1, x2) + left,
        min(y1, y2) + top,
        abs(x2 - x1),
        abs(y2 - y1),
        {"flipH": True if x2 < x1 else None, "flipV": True if y2 < y1 else None},
    )
    dash = _BROKEN if line.broken else None
    pen = element("a:ln", {"w": _PEN}, _INK, dash, _ARROW if line.arrow else None)
    return element(tag, None, frame, preset(_STRAIGHT), _NONE, pen)


def _frame(
    left: float, top: float, width: float, height: float, turns: dict[str, object] | None = None
) -> Xml:
    return element(
        "a:xfrm",
        turns,
        element("a:off", {"x": emu(left), "y": emu(top)}),
        element("a:ext", {"cx": emu(width), "cy": emu(height)}),
    )
