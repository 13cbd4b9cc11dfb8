"""The drawing of a sheet: native shapes and connectors, each anchored in cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from soptool.export.office.package import OFFICE
from soptool.export.office.picture import Picture
from soptool.export.office.shapes import (
    BODY,
    DRAWING,
    PLAIN,
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
from soptool.export.xlsx.ruler import Ruler

PART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawing+xml"
_SHEET: Final = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"


@dataclass(slots=True)
class Drawing:
    """The drawing in the making; shapes are numbered as they come."""

    ruler: Ruler
    font: str
    _pieces: list[Xml] = field(default_factory=list)
    _count: int = 1

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self._pieces

    def add(self, strip: Strip, left: float, top: float) -> None:
        """Add the drawing of a row whose top left is there (mm), lines below symbols."""
        ids = [self._next() for _ in strip.symbols]
        for line in strip.lines:
            self._pieces.append(self._line(line, ids, left, top))
        for shape, number in zip(strip.symbols, ids, strict=True):
            self._pieces.append(self._shape(shape, number, left, top))
        for label in strip.labels:
            self._pieces.append(self._shape(label, self._next(), left, top))

    def picture(self, picture: Picture, relation: str, left: float, top: float) -> None:
        """Add a picture; `relation` leads to its part."""
        box = (left, top, left + picture.width, top + picture.height)
        fill = element(
            "xdr:blipFill",
            None,
            element("a:blip", {"xmlns:r": OFFICE, "r:embed": relation}),
            element("a:stretch", None, element("a:fillRect")),
        )
        frame = element(
            "a:xfrm",
            None,
            element("a:off", {"x": emu(left), "y": emu(top)}),
            element("a:ext", {"cx": emu(picture.width), "cy": emu(picture.height)}),
        )
        shown = element(
            "xdr:pic",
            None,
            element(
                "xdr:nvPicPr",
                None,
                self._named(self._next(), "logo", picture.alternative),
                element("xdr:cNvPicPr", None, element("a:picLocks", {"noChangeAspect": True})),
            ),
            fill,
            element("xdr:spPr", None, frame, preset("rect")),
        )
        self._pieces.append(self._anchor(box, shown, "oneCell"))

    def part(self) -> Xml:
        """Return the part of the drawing."""
        return element("xdr:wsDr", {"xmlns:xdr": _SHEET, "xmlns:a": DRAWING}, joined(self._pieces))

    def _next(self) -> int:
        self._count += 1
        return self._count

    def _named(self, number: int, name: str, alternative: str) -> Xml:
        about = {"id": number, "name": name, "descr": alternative or None}
        return element("xdr:cNvPr", about)

    def _shape(self, shape: Shape, number: int, left: float, top: float) -> Xml:
        x, y = shape.left + left, shape.top + top
        is_words = shape.preset == PLAIN
        shown = element(
            "xdr:sp",
            {"macro": "", "textlink": ""},
            element(
                "xdr:nvSpPr",
                None,
                self._named(number, shape.name, shape.alternative),
                element("xdr:cNvSpPr", {"txBox": True if is_words else None}),
            ),
            geometry("xdr:spPr", shape, left, top),
            element("xdr:txBody", None, *self._words(shape.lines)),
        )
        return self._anchor((x, y, x + shape.width, y + shape.height), shown)

    def _words(self, lines: Sequence[str]) -> Iterator[Xml]:
        """Yield what stands in a shape, a paragraph a line."""
        look = {"lang": "id-ID", "sz": round(TEXT * 100)}
        yield element("a:bodyPr", BODY)
        yield element("a:lstStyle")
        middle = element("a:pPr", {"algn": "ctr"})
        if not lines:
            yield element("a:p", None, middle, element("a:endParaRPr", look))
        for line in lines:
            letters = element("a:rPr", look, _INK, element("a:latin", {"typeface": self.font}))
            yield element(
                "a:p", None, middle, element("a:r", None, letters, element("a:t", None, line))
            )

    def _line(self, line: Line, ids: Sequence[int], left: float, top: float) -> Xml:
        (x1, y1), (x2, y2) = line.start, line.end
        shown = element(
            "xdr:cxnSp",
            {"macro": ""},
            element(
                "xdr:nvCxnSpPr",
                None,
                self._named(self._next(), line.name, line.alternative),
                element("xdr:cNvCxnSpPr", None, *glued(line, list(ids))),
            ),
            geometry("xdr:spPr", line, left, top),
        )
        box = (min(x1, x2) + left, min(y1, y2) + top, max(x1, x2) + left, max(y1, y2) + top)
        return self._anchor(box, shown)

    def _anchor(
        self, box: tuple[float, float, float, float], shown: Xml, moves: str | None = None
    ) -> Xml:
        return element(
            "xdr:twoCellAnchor",
            {"editAs": moves} if moves else None,
            self._spot("xdr:from", box[0], box[1]),
            self._spot("xdr:to", box[2], box[3]),
            shown,
            element("xdr:clientData"),
        )

    def _spot(self, name: str, x: float, y: float) -> Xml:
        spot = self.ruler.spot(x, y)
        return Xml(
            f"<{name}><xdr:col>{spot.column}</xdr:col>"
            f"<xdr:colOff>{emu(spot.across)}</xdr:colOff><xdr:row>{spot.row}</xdr:row>"
            f"<xdr:rowOff>{emu(spot.down)}</xdr:rowOff></{name}>"
        )


_INK: Final = element("a:solidFill", None, element("a:srgbClr", {"val": "000000"}))
