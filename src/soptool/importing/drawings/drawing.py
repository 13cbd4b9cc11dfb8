"""Drawings as Word and Excel both write them (DrawingML, ECMA-376 part 1, chapter 20) → paper."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from soptool.form.drawn_names import is_connector
from soptool.importing.drawings.paper import Across, Down, Line, Paper
from soptool.importing.drawings.presets import arrow_of, is_line, outline_of, way_of
from soptool.importing.drawings.space import (
    EMU,
    Frame,
    Place,
    Space,
    around,
    frame_of,
    inside_of,
    number,
)
from soptool.importing.sheets import Box, Outline, Shape, Turn
from soptool.importing.tree import Element

Words = Callable[[Element], Sequence[Line]]
"""Reads the lines that stand in a shape's element."""
_DEEPEST: Final = 24
_INSETS: Final = (("lIns", 7.2), ("tIns", 3.6), ("rIns", 7.2), ("bIns", 3.6))
_DOWN: Final[dict[str, Down]] = {"ctr": "center", "b": "bottom"}
_TURNS: Final[dict[str, Turn]] = {"vert": "down", "vert270": "up", "eaVert": "down"}
_SEEN_ALONE: Final = ("pic", "graphicFrame", "relIds", "chart", "contentPart")
"""What is drawn by other programs: pictures, SmartArt, charts, ink."""
_FLAT: Final = 0.5
"""A shape that is not higher (or wider) than that many points is a line."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Reads drawings onto a page; `words` reads what stands in a shape.

    `prefix` stands before the names of shapes: numbers are only unique within one part.
    """

    paper: Paper
    words: Words
    prefix: str = ""

    def add(
        self, element: Element, space: Space, frame: Frame | None = None, deep: int = 0
    ) -> None:
        """Read a shape, connector, group, canvas or picture, and all that is in it.

        `frame`: its box in `space`, where an anchor says it; else its own says it.
        """
        if deep > _DEEPEST:
            return
        name = element.name
        if name in ("AlternateContent", "Choice", "wpc", "graphic", "graphicData"):
            for child in element.children:
                self.add(child, space, frame if name != "wpc" else None, deep + 1)
        elif _is_hidden(element):
            return
        elif name in ("wgp", "grpSp"):
            self._group(element, space, frame, deep)
        elif name in ("wsp", "sp", "cxnSp"):
            own = framed(element.first("spPr", "xfrm"), frame)
            if own is not None:
                self._shape(element, space, own)
        elif name in _SEEN_ALONE:
            own = framed(element.first("spPr", "xfrm") or element.first("xfrm"), frame)
            if own is not None:
                self.paper.picture(seen_box(own, space), self._name(element))

    def _group(self, element: Element, space: Space, frame: Frame | None, deep: int) -> None:
        xfrm = element.first("grpSpPr", "xfrm")
        own = framed(xfrm, frame)
        if own is None:
            return
        inner = space.after(inside_of(xfrm, own))
        for child in element.children:
            self.add(child, inner, None, deep + 1)

    def _shape(self, element: Element, space: Space, frame: Frame) -> None:
        look = element.first("spPr")
        preset = look.first("prstGeom") if look else None
        kind = preset.get("prst") if preset else ""
        inner = space.after(frame.space)
        wide, high = frame.box.width, frame.box.height
        way = self._way(element, kind, wide, high, preset)
        if way is not None:
            self._line(element, [inner.at(*place) for place in way])
            return
        arrow = arrow_of(kind, wide, high)
        if arrow is not None:
            start, end, both = arrow
            self.paper.link([inner.at(*start), inner.at(*end)], (both, True))
            self._write(element, seen_box(frame, space), "rectangle")
            return
        custom = look.first("custGeom") if look else None
        outline = outline_of(kind, wide, high)
        if custom is not None and not kind:
            drawn = _custom(custom, wide, high)
            if drawn is None:
                outline = "unknown"
            elif drawn.is_open:
                self._line(element, [inner.at(*place) for place in drawn.places])
                return
            else:
                outline = drawn.outline
        self._outlined(element, seen_box(frame, space), outline)

    def _way(
        self, element: Element, kind: str, wide: float, high: float, preset: Element | None
    ) -> list[Place] | None:
        is_connector = element.name == "cxnSp" or element.first("cNvCnPr") is not None
        if not is_connector and not is_line(kind):
            return None
        adjusted = {
            guide.get("name"): number(guide.get("fmla").removeprefix("val "), math.nan)
            for guide in (preset.all("gd") if preset else ())
        }
        known = {name: value for name, value in adjusted.items() if math.isfinite(value)}
        return way_of(kind, wide, high, known)

    def _line(self, element: Element, places: Sequence[Place]) -> None:
        pen = element.first("spPr", "ln")
        if pen is not None and pen.first("noFill") is not None:
            return
        ends = [pen.first(name) if pen else None for name in ("headEnd", "tailEnd")]
        tips = [end is not None and end.get("type", "none") != "none" for end in ends]
        dash = pen.first("prstDash") if pen else None
        is_broken = dash is not None and dash.get("val", "solid") != "solid"
        about = element.first("cNvCnPr") or element.first("nvCxnSpPr", "cNvCxnSpPr")
        name = name_of(element)
        self.paper.link(
            places,
            (tips[0], tips[1]),
            is_broken=is_broken,
            glued=(self._glue(about, "stCxn"), self._glue(about, "endCxn")),
            name=name if is_connector(name) else "",
        )

    def _glue(self, about: Element | None, name: str) -> str:
        tied = about.first(name) if about else None
        return f"{self.prefix}{tied.get('id')}" if tied is not None and tied.get("id") else ""

    def _name(self, element: Element) -> str:
        """Return what connectors call an element by."""
        about = _about(element)
        number = about.get("id") if about is not None else ""
        return f"{self.prefix}{number}" if number else ""

    def _outlined(self, element: Element, box: Box, outline: Outline) -> None:
        has_pen, has_fill = _look(element)
        about = _about(element)
        if (has_pen or has_fill) and min(box.width, box.height) > _FLAT:
            said = about.get("descr") if about is not None else ""
            name = self._name(element)
            self.paper.draw(Shape(outline, box, is_faint=not has_pen, name=name, said=said))
        self._write(element, box, outline if has_pen else None)

    def _write(self, element: Element, box: Box, outline: Outline | None) -> None:
        lines = self.words(element)
        if not lines:
            return
        if outline is not None and not _is_words(element):
            self.paper.write_in(lines, box, outline)
            return
        body = element.first("bodyPr") or element.first("txBody", "bodyPr")
        write_freely(self.paper, lines, box, body)


def write_freely(paper: Paper, lines: Sequence[Line], box: Box, body: Element | None) -> None:
    """Write what stands in a text box where its properties put it."""
    insets = [_inset(body, name, usual) for name, usual in _INSETS]
    left, top, right, bottom = insets
    inner = Box(box.x0 + left, box.y0 + top, box.x1 - right, box.y1 - bottom)
    if inner.width < 4 or inner.height < 4:
        inner = box
    turn = _TURNS.get(body.get("vert"), "level") if body else "level"
    down = _DOWN.get(body.get("anchor"), "top") if body else "top"
    paper.write(lines, inner, down, turn, is_drawn=True)


def _inset(body: Element | None, name: str, usual: float) -> float:
    told = body.get(name) if body else ""
    return number(told) / EMU if told else usual


def framed(xfrm: Element | None, frame: Frame | None) -> Frame | None:
    """Return an element's frame: where its anchor puts it, turned and mirrored as it says itself.

    Some programs anchor what lies on its side by the box that is seen, and others by the box
    before it was turned: the sizes tell which.
    """
    own = frame_of(xfrm)
    if frame is None:
        return own
    if own is None:
        return frame
    box = frame.box
    if own.is_on_side and abs(box.width - own.box.height) < abs(box.width - own.box.width):
        across, along = box.middle
        wide, high = box.height / 2, box.width / 2
        box = Box(across - wide, along - high, across + wide, along + high)
    return replace(own, box=box)


def seen_box(frame: Frame, space: Space) -> Box:
    """Return the box on the page of what has this frame in a space."""
    inner = space.after(frame.space)
    return inner.box(Box(0.0, 0.0, frame.box.width, frame.box.height))


def _about(element: Element) -> Element | None:
    ways = (("cNvPr",), ("nvSpPr", "cNvPr"), ("nvCxnSpPr", "cNvPr"), ("nvPicPr", "cNvPr"),
            ("nvGrpSpPr", "cNvPr"), ("nvGraphicFramePr", "cNvPr"))  # fmt: skip
    return next((found for way in ways if (found := element.first(*way)) is not None), None)


def name_of(element: Element) -> str:
    """Return what a shape is called in the list of shapes."""
    about = _about(element)
    return about.get("name") if about is not None else ""


def _is_hidden(element: Element) -> bool:
    about = _about(element)
    return about is not None and about.get("hidden") in ("1", "true")


def _is_words(element: Element) -> bool:
    """Whether a shape was made as a text box."""
    about = element.first("cNvSpPr") or element.first("nvSpPr", "cNvSpPr")
    return about is not None and about.get("txBox") in ("1", "true")


def _look(element: Element) -> tuple[bool, bool]:
    """Tell whether an outline and a ground are seen."""
    look, style = element.first("spPr"), element.first("style")
    pen = look.first("ln") if look else None
    by_style = [_is_styled(style, name) for name in ("lnRef", "fillRef")]
    if pen is None or not pen.children:
        has_pen = by_style[0] if style is not None else not _is_words(element)
    else:
        has_pen = pen.first("noFill") is None
    fills = [child.name for child in look.children if child.name.endswith("Fill")] if look else []
    has_fill = fills[0] != "noFill" if fills else by_style[1]
    return has_pen, has_fill


def _is_styled(style: Element | None, name: str) -> bool:
    reference = style.first(name) if style else None
    return reference is not None and reference.get("idx", "0") != "0"


@dataclass(frozen=True, slots=True)
class _Drawn:
    places: list[Place]
    is_open: bool
    outline: Outline = "unknown"


def _custom(geometry: Element, wide: float, high: float) -> _Drawn | None:
    """Read a shape that was drawn by hand: its first path."""
    path = geometry.first("pathLst", "path")
    if path is None:
        return None
    across = wide / number(path.get("w"), wide) if number(path.get("w")) else 1.0
    along = high / number(path.get("h"), high) if number(path.get("h")) else 1.0
    places = []
    for x, y in _path(path):
        if math.isnan(x) or math.isnan(y):
            return None
        places.append((x * across, y * along))
    if len(places) < 2:
        return None
    is_closed = path.first("close") is not None or math.dist(places[0], places[-1]) < 0.01
    if not is_closed:
        return _Drawn(places, is_open=True)
    curved = any(child.name in ("cubicBezTo", "quadBezTo", "arcTo") for child in path.children)
    return _Drawn(places, is_open=False, outline=outline_by(places, is_curved=curved))


def _path(path: Element) -> Iterator[Place]:
    for command in path.children:
        points = [child for child in command.children if child.name == "pt"]
        for point in points[-1:]:
            yield number(point.get("x"), math.nan), number(point.get("y"), math.nan)


def outline_by(places: Sequence[Place], *, is_curved: bool = False) -> Outline:
    """Tell an outline by its corners."""
    box = around(places)
    near = 0.12 * max(min(box.width, box.height), 0.01)
    corners = [p for at, p in enumerate(places) if all(math.dist(p, q) > near for q in places[:at])]
    if is_curved:
        return "capsule"
    x, y = box.middle
    sides = [(x, box.y0), (x, box.y1), (box.x0, y), (box.x1, y)]
    if len(corners) == 4 and all(any(math.dist(c, s) < 2 * near for c in corners) for s in sides):
        return "diamond"
    if len(corners) == 4:
        return "rectangle"
    return "pentagon" if len(corners) == 5 else "unknown"


def aligned(told: str) -> Across:
    """Return where a paragraph's lines stand, by what Word or DrawingML call it."""
    if told in ("ctr", "center", "centre"):
        return "center"
    return "right" if told in ("r", "right", "end") else "left"
