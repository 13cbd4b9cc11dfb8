"""Drawings in Word: one group of shapes a row, anchored in the row's first executor's cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from soptool.export.docx.namespaces import GROUP, PICTURE
from soptool.export.office.picture import Picture
from soptool.export.office.shapes import (
    BODY,
    LEADING,
    TEXT,
    Line,
    Shape,
    emu,
    geometry,
    glued,
    preset,
)
from soptool.export.office.strip import Strip
from soptool.export.office.xml import Xml, element, joined

Counter = Callable[[], int]
"""Gives the next number of a drawing; none comes twice in a document."""
_NO_ROOM: Final = {"distT": 0, "distB": 0, "distL": 0, "distR": 0}
_BODY: Final = element("wps:bodyPr", BODY)
_NO_WORDS: Final = element("wps:bodyPr")
_SHAPE: Final = element("wps:cNvSpPr")
_WORDS: Final = element("wps:cNvSpPr", {"txBox": True})
_LOOK: Final = element(
    "w:pPr",
    None,
    element("w:pStyle", {"w:val": "SopShape"}),
    element(
        "w:spacing",
        {"w:before": 0, "w:after": 0, "w:line": round(LEADING * 20), "w:lineRule": "exact"},
    ),
    element("w:jc", {"w:val": "center"}),
)


def group(strip: Strip, number: Counter, name: str, font: str) -> Xml:
    """Return the run that holds a row's drawing; `name` is seen in the selection pane."""
    own = number()
    ids = [number() for _ in strip.symbols]
    shapes = (
        *(_line(line, number(), ids) for line in strip.lines),
        *(_shape(shape, each, font) for shape, each in zip(strip.symbols, ids, strict=True)),
        *(_shape(label, number(), font) for label in strip.labels),
    )
    left, top, right, bottom = map(emu, _box(strip))
    size = {"cx": right - left, "cy": bottom - top}
    frame = element(
        "a:xfrm",
        None,
        element("a:off", {"x": 0, "y": 0}),
        element("a:ext", size),
        element("a:chOff", {"x": left, "y": top}),
        element("a:chExt", size),
    )
    canvas = element(
        "wpg:wgp",
        None,
        element("wpg:cNvGrpSpPr"),
        element("wpg:grpSpPr", None, frame),
        joined(shapes),
    )
    drawing = element(
        "w:drawing",
        None,
        element(
            "wp:anchor",
            {
                **_NO_ROOM,
                "simplePos": 0,
                "relativeHeight": own,
                "behindDoc": 0,
                "locked": 0,
                "layoutInCell": 1,
                "allowOverlap": 1,
            },
            element("wp:simplePos", {"x": 0, "y": 0}),
            _position("wp:positionH", "column", left),
            _position("wp:positionV", "paragraph", top),
            element("wp:extent", size),
            element("wp:effectExtent", dict.fromkeys("ltrb", 0)),
            element("wp:wrapNone"),
            element("wp:docPr", {"id": own, "name": name, "descr": strip.alternative}),
            element("wp:cNvGraphicFramePr"),
            _graphic(GROUP, canvas),
        ),
    )
    choice = element("mc:Choice", {"Requires": "wpg"}, drawing)
    return element("w:r", None, element("mc:AlternateContent", None, choice))


def _box(strip: Strip) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the group, mm: those of what stands in it.

    LibreOffice stretches what stands in a group to the group's size. Lines alone may have none.
    """
    shapes = (*strip.symbols, *strip.labels)
    if not shapes:
        return 0.0, 0.0, strip.width, strip.height
    boxes = [(it.left, it.top, it.left + it.width, it.top + it.height) for it in shapes]
    boxes += [(*line.start, *line.end) for line in strip.lines]
    x = [place for box in boxes for place in box[::2]]
    y = [place for box in boxes for place in box[1::2]]
    return min(x), min(y), max(x), max(y)


def _position(name: str, beginning: str, offset: int) -> Xml:
    return element(name, {"relativeFrom": beginning}, element("wp:posOffset", None, str(offset)))


def _graphic(kind: str, content: Xml) -> Xml:
    return element("a:graphic", None, element("a:graphicData", {"uri": kind}, content))


def _shape(shape: Shape, number: int, font: str) -> Xml:
    return element(
        "wps:wsp",
        None,
        element("wps:cNvPr", {"id": number, "name": shape.name, "descr": shape.alternative}),
        _WORDS if shape.preset == "rect" else _SHAPE,
        geometry("wps:spPr", shape),
        element("wps:txbx", None, _words(shape.lines, font)) if shape.lines else None,
        _BODY if shape.lines else _NO_WORDS,
    )


def _words(lines: Sequence[str], font: str) -> Xml:
    """Return what stands in a shape, a paragraph a line, with its look.

    LibreOffice knows no styles there, and no other ends of lines.
    """
    letters = _letters(font)
    paragraphs = (
        element(
            "w:p",
            None,
            _LOOK,
            element("w:r", None, letters, element("w:t", {"xml:space": "preserve"}, line)),
        )
        for line in lines
    )
    return element("w:txbxContent", None, *paragraphs)


@lru_cache(maxsize=8)
def _letters(font: str) -> Xml:
    fonts = dict.fromkeys(("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"), font)
    sizes = (element(name, {"w:val": round(TEXT * 2)}) for name in ("w:sz", "w:szCs"))
    colour = element("w:color", {"w:val": "000000"})
    return element("w:rPr", None, element("w:rFonts", fonts), colour, *sizes)


def _line(line: Line, number: int, ids: Sequence[int]) -> Xml:
    return element(
        "wps:wsp",
        None,
        element("wps:cNvPr", {"id": number, "name": line.name, "descr": line.alternative or None}),
        element("wps:cNvCnPr", None, *glued(line, tuple(ids))),
        geometry("wps:spPr", line),
        _NO_WORDS,
    )


def inline_picture(picture: Picture, relation: str, number: Counter) -> Xml:
    """Return the run that holds a picture; `relation` leads to its part."""
    size = {"cx": emu(picture.width), "cy": emu(picture.height)}
    frame = element("a:xfrm", None, element("a:off", {"x": 0, "y": 0}), element("a:ext", size))
    shown = element(
        "pic:pic",
        None,
        element(
            "pic:nvPicPr",
            None,
            element("pic:cNvPr", {"id": number(), "name": "logo", "descr": picture.alternative}),
            element("pic:cNvPicPr"),
        ),
        element(
            "pic:blipFill",
            None,
            element("a:blip", {"r:embed": relation}),
            element("a:stretch", None, element("a:fillRect")),
        ),
        element("pic:spPr", None, frame, preset("rect")),
    )
    inline = element(
        "wp:inline",
        _NO_ROOM,
        element("wp:extent", size),
        element("wp:docPr", {"id": number(), "name": "logo", "descr": picture.alternative}),
        element("wp:cNvGraphicFramePr"),
        _graphic(PICTURE, shown),
    )
    return element("w:r", None, element("w:drawing", None, inline))
