"""How cells look. A style is a value; a workbook numbers those that it uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from soptool.export.office.xml import Xml, element

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TEXT_FORMAT: Final = 49
"""The format `@`: what is typed stays a text, `=…` and `1/2` too."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks; every cell holds text. `size` in points, `fill` as RRGGBB.

    `sides`: where it has a line, if it has a `border`: left, right, top, bottom.
    """

    size: float = 9.0
    bold: bool = False
    italic: bool = False
    across: Literal["left", "center", "right"] = "left"
    down: Literal["top", "center", "bottom"] = "top"
    wraps: bool = True
    border: bool = True
    sides: str = "lrtb"
    fill: str | None = None
    color: str | None = None
    upright: bool = False
    indent: int = 0


_COUNTED: Final = Style(size=9.45)
"""The normal font, in whose digits widths of columns are counted: 7 pixels each, by Excel, which
rounds them, as by LibreOffice, which does not."""


@dataclass(slots=True)
class Styles:
    """The styles of one workbook, numbered as they come."""

    font: str
    _known: dict[Style, int] = field(default_factory=dict)

    def number(self, style: Style) -> int:
        """Return the number of a style for cells."""
        return self._known.setdefault(style, len(self._known) + 1)

    def part(self) -> Xml:
        """Return the part `styles.xml`."""
        known = tuple(self._known)
        fonts = tuple(dict.fromkeys((_font(_COUNTED, self.font), *self._fonts(known))))
        fills = tuple(dict.fromkeys((*_FILLS, *(_fill(style) for style in known))))
        borders = tuple(dict.fromkeys((_border(_OPEN), *(_border(style) for style in known))))
        formats = (
            element("xf", _NORMAL),
            *(self._format(style, fonts, fills, borders) for style in known),
        )
        return element(
            "styleSheet",
            {"xmlns": MAIN},
            _counted("fonts", fonts),
            _counted("fills", fills),
            _counted("borders", borders),
            _counted("cellStyleXfs", (element("xf", _PLAIN),)),
            _counted("cellXfs", formats),
            _counted(
                "cellStyles",
                (element("cellStyle", {"name": "Normal", "xfId": 0, "builtinId": 0}),),
            ),
        )

    def _fonts(self, known: Sequence[Style]) -> tuple[Xml, ...]:
        return tuple(_font(style, self.font) for style in known)

    def _format(
        self, style: Style, fonts: Sequence[Xml], fills: Sequence[Xml], borders: Sequence[Xml]
    ) -> Xml:
        return element(
            "xf",
            {
                "numFmtId": _TEXT_FORMAT,
                "fontId": fonts.index(_font(style, self.font)),
                "fillId": fills.index(_fill(style)),
                "borderId": borders.index(_border(style)),
                "xfId": 0,
                "applyNumberFormat": True,
                "applyFont": True,
                "applyFill": True,
                "applyBorder": True,
                "applyAlignment": True,
            },
            element(
                "alignment",
                {
                    "horizontal": style.across,
                    "vertical": style.down,
                    "wrapText": True if style.wraps else None,
                    "textRotation": 90 if style.upright else None,
                    "indent": style.indent or None,
                },
            ),
        )


_PLAIN: Final = {"numFmtId": 0, "fontId": 0, "fillId": 0, "borderId": 0}
_NORMAL: Final = {**_PLAIN, "xfId": 0}


def _counted(name: str, children: Sequence[Xml]) -> Xml:
    return element(name, {"count": len(children)}, *children)


def _font(style: Style, name: str) -> Xml:
    return element(
        "font",
        None,
        element("b") if style.bold else None,
        element("i") if style.italic else None,
        element("sz", {"val": f"{style.size:g}"}),
        element("color", {"rgb": f"FF{style.color or '000000'}"}),
        element("name", {"val": name}),
        element("family", {"val": 2}),
    )


def _pattern(kind: str, *children: Xml) -> Xml:
    return element("fill", None, element("patternFill", {"patternType": kind}, *children))


_FILLS: Final = (_pattern("none"), _pattern("gray125"))
"""The first two fills that every program expects."""


def _fill(style: Style) -> Xml:
    if style.fill is None:
        return _FILLS[0]
    return _pattern(
        "solid",
        element("fgColor", {"rgb": f"FF{style.fill}"}),
        element("bgColor", {"indexed": 64}),
    )


_OPEN: Final = Style(border=False)


def _border(style: Style) -> Xml:
    sides = style.sides if style.border else ""
    lines = (
        element(
            name,
            {"style": "thin"} if name[0] in sides else None,
            element("color", {"auto": True}) if name[0] in sides else None,
        )
        for name in ("left", "right", "top", "bottom")
    )
    return element("border", None, *lines, element("diagonal"))
