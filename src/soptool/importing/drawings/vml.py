"""Drawings in VML, as Word wrote them before 2010, and still writes some → paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from soptool.importing.drawings.drawing import Words, write_freely
from soptool.importing.drawings.paper import Paper
from soptool.importing.drawings.presets import arrow_of, outline_of, way_of
from soptool.importing.drawings.space import Frame, Place, Space, number
from soptool.importing.sheets import Box, Shape
from soptool.importing.tree import Element

_TYPES: Final[Mapping[str, str]] = {
    "1": "rect", "2": "roundRect", "3": "ellipse", "4": "diamond", "13": "rightArrow",
    "15": "homePlate", "32": "straightConnector1", "33": "bentConnector2",
    "34": "bentConnector3", "35": "bentConnector4", "36": "bentConnector5",
    "38": "curvedConnector3", "66": "leftArrow", "67": "downArrow", "68": "upArrow",
    "69": "leftRightArrow", "70": "upDownArrow", "109": "flowChartProcess",
    "110": "flowChartDecision", "111": "parallelogram", "112": "flowChartPredefinedProcess",
    "114": "flowChartDocument", "115": "flowChartMultidocument", "116": "flowChartTerminator",
    "117": "hexagon", "118": "flowChartManualInput", "119": "flowChartManualOperation",
    "120": "flowChartConnector", "132": "flowChartMagneticDisk", "176": "roundRect",
    "177": "flowChartOffpageConnector", "202": "rect",
}  # fmt: skip
"""Kinds of shapes by their numbers (ECMA-376 part 4, 20.1.2.12): `#_x0000_t110` is a decision."""
_ELEMENTS: Final[Mapping[str, str]] = {
    "rect": "rect", "roundrect": "roundRect", "oval": "ellipse", "line": "line",
    "polyline": "polyline",
}  # fmt: skip
_UNITS: Final[Mapping[str, float]] = {
    "pt": 1.0, "in": 72.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "px": 0.75, "pc": 12.0,
    "emu": 1 / 12_700,
}  # fmt: skip
_LENGTH = re.compile(r"(-?[\d.]+)\s*(pt|in|mm|cm|px|pc|emu)?")
_WORDS: Final = "202"
_PICTURE: Final = "75"
_ADJUSTED: Final = 21_600
_DEEPEST: Final = 24
_TURN: Final = 65_536


def style_of(element: Element) -> dict[str, str]:
    """Return the properties in an element's style."""
    pairs = (piece.partition(":") for piece in element.get("style").split(";"))
    return {name.strip().casefold(): value.strip() for name, _, value in pairs if value}


def length(text: str, unit: float = 1.0) -> float:
    """Return a length in points; `unit` is what a bare number counts."""
    found = _LENGTH.match(text.strip())
    if found is None:
        return 0.0
    return number(found[1]) * (_UNITS[found[2]] if found[2] else unit)


@dataclass(frozen=True, slots=True)
class OldDrawing:
    """Reads VML onto a page; `words` reads what stands in a text box.

    `glued` has the names of the shapes at the ends of connectors, by the connectors' ids.
    """

    paper: Paper
    words: Words
    glued: Mapping[str, tuple[str, str]]

    def add(self, pict: Element, space: Space) -> None:
        """Read all that is drawn in a `pict`; its places count from the start of `space`."""
        for child in pict.children:
            self._piece(child, space, 0, is_outer=True)

    def _piece(self, element: Element, space: Space, deep: int, *, is_outer: bool) -> None:
        if deep > _DEEPEST or style_of(element).get("visibility") == "hidden":
            return
        kind = _kind(element)
        if element.name == "group":
            self._group(element, space, deep, is_outer=is_outer)
        elif kind in ("line", "polyline"):
            self._line(element, [space.at(*p) for p in _drawn(element, kind)])
        elif kind:
            self._shape(element, kind, space, is_outer=is_outer)

    def _group(self, element: Element, space: Space, deep: int, *, is_outer: bool) -> None:
        frame = _frame(element, is_outer=is_outer)
        x, y = _pair(element.get("coordorigin"), 0.0)
        wide, high = _pair(element.get("coordsize"), 1000.0)
        across, along = frame.box.width / (wide or 1000.0), frame.box.height / (high or 1000.0)
        inner = space.after(frame.space).after(
            Space(across, 0.0, 0.0, along, -x * across, -y * along)
        )
        for child in element.children:
            self._piece(child, inner, deep + 1, is_outer=False)

    def _shape(self, element: Element, kind: str, space: Space, *, is_outer: bool) -> None:
        frame = _frame(element, is_outer=is_outer)
        inner = space.after(frame.space)
        wide, high = frame.box.width, frame.box.height
        box = inner.box(Box(0.0, 0.0, wide, high))
        if kind == "picture":
            self.paper.picture(box)
        elif "onnector" in kind and not kind.startswith("flowChart"):
            way = way_of(kind, wide, high, _adjusted(element))
            self._line(element, [inner.at(*place) for place in way])
        elif (arrow := arrow_of(kind, wide, high)) is not None:
            self.paper.link([inner.at(*arrow[0]), inner.at(*arrow[1])], (arrow[2], True))
        else:
            self._outlined(element, kind, box)

    def _outlined(self, element: Element, kind: str, box: Box) -> None:
        is_text = _type(element) == _WORDS
        outline = outline_of(kind, box.width, box.height)
        has_pen = element.get("stroked", "t") not in ("f", "false")
        has_fill = element.get("filled", "t") not in ("f", "false")
        if has_pen or has_fill:
            self.paper.draw(Shape(outline, box, is_faint=not has_pen, name=_name(element)))
        lines = self.words(element)
        if lines and has_pen and not is_text:
            self.paper.write_in(lines, box, outline)
        elif lines:
            write_freely(self.paper, lines, box, None)

    def _line(self, element: Element, places: list[Place]) -> None:
        if element.get("stroked", "t") in ("f", "false"):
            return
        stroke = element.first("stroke")
        said = [stroke.get(name, "none") if stroke else "none"
                for name in ("startarrow", "endarrow")]  # fmt: skip
        dash = stroke.get("dashstyle", "solid") if stroke else "solid"
        self.paper.link(
            places,
            (said[0] != "none", said[1] != "none"),
            is_broken=dash != "solid",
            glued=self.glued.get(_name(element), ("", "")),
        )


def _name(element: Element) -> str:
    return element.get("spid") or element.get("id")


def _type(element: Element) -> str:
    found = re.search(r"_t(\d+)$", element.get("type"))
    return found[1] if found else element.get("spt")


def _kind(element: Element) -> str:
    if element.name in _ELEMENTS:
        return _ELEMENTS[element.name]
    if element.name == "image":
        return "picture"
    if element.name != "shape":
        return ""
    kind = _type(element)
    has_picture = kind == _PICTURE or element.first("imagedata") is not None
    if has_picture:
        return "picture"
    if element.get("connectortype") and kind not in _TYPES:
        return "straightConnector1"
    return _TYPES.get(kind, "callout")


def _frame(element: Element, *, is_outer: bool) -> Frame:
    style = style_of(element)
    names = ("margin-left", "margin-top") if is_outer else ("left", "top")
    other = ("left", "top") if is_outer else ("margin-left", "margin-top")
    x, y = (length(style.get(a, style.get(b, "0"))) for a, b in zip(names, other, strict=True))
    wide, high = length(style.get("width", "0")), length(style.get("height", "0"))
    flip = style.get("flip", "")
    told = style.get("rotation", "0")
    turn = number(told[:-2]) / _TURN if told.endswith("fd") else number(told)
    box = Box(x, y, x + abs(wide), y + abs(high))
    return Frame(box, turn % 360, "x" in flip, "y" in flip)


def _pair(text: str, otherwise: float) -> tuple[float, float]:
    one, _, two = text.partition(",")
    return number(one, otherwise), number(two, otherwise)


def _drawn(element: Element, kind: str) -> list[Place]:
    if kind == "line":
        told = [element.get("from", "0,0"), element.get("to", "10,10")]
    else:
        said = element.get("points").replace(" ", ",").split(",")
        told = [f"{x},{y}" for x, y in zip(said[::2], said[1::2], strict=False)]
    places = []
    for text in told:
        one, _, two = text.partition(",")
        places.append((length(one), length(two)))
    return places


def _adjusted(element: Element) -> dict[str, float]:
    told = element.get("adj").split(",")
    return {
        f"adj{at}": number(text) * 100_000 / _ADJUSTED
        for at, text in enumerate(told, start=1)
        if text.strip()
    }


def glued_in(document: Element) -> dict[str, tuple[str, str]]:
    """Return the shapes at the ends of connectors, by the connectors' ids."""
    found: dict[str, tuple[str, str]] = {}
    rules = (rule for told in document.all("rules") for rule in told.children)
    for rule in rules:
        if rule.get("type") != "connector":
            continue
        ends = {"start": "", "end": ""}
        for proxy in rule.children:
            for name in ends:
                if name in proxy.attributes:
                    ends[name] = proxy.get("idref").lstrip("#")
        found[rule.get("idref").lstrip("#")] = (ends["start"], ends["end"])
    return found
