"""The theme that documents of Office must name: its colours and fonts. Nothing of ours uses it."""

from __future__ import annotations

from typing import Final

from soptool.export.office.shapes import DRAWING
from soptool.export.office.xml import Xml, element

THEME_TYPE: Final = "application/vnd.openxmlformats-officedocument.theme+xml"
_COLOURS: Final = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "4472C4",
    "accent2": "ED7D31",
    "accent3": "A5A5A5",
    "accent4": "FFC000",
    "accent5": "5B9BD5",
    "accent6": "70AD47",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
_OWN: Final = element("a:solidFill", None, element("a:schemeClr", {"val": "phClr"}))
_LINES: Final = (
    element("a:ln", {"w": width}, _OWN, element("a:prstDash", {"val": "solid"}))
    for width in (6350, 12700, 19050)
)
_EFFECT: Final = element("a:effectStyle", None, element("a:effectLst"))


def theme(font: str) -> Xml:
    """Return the part `theme1.xml` with this font for headings and text."""
    fonts = (
        element(
            f"a:{kind}",
            None,
            element("a:latin", {"typeface": font}),
            element("a:ea", {"typeface": ""}),
            element("a:cs", {"typeface": ""}),
        )
        for kind in ("majorFont", "minorFont")
    )
    colours = (
        element(f"a:{name}", None, element("a:srgbClr", {"val": value}))
        for name, value in _COLOURS.items()
    )
    return element(
        "a:theme",
        {"xmlns:a": DRAWING, "name": "soptool"},
        element(
            "a:themeElements",
            None,
            element("a:clrScheme", {"name": "soptool"}, *colours),
            element("a:fontScheme", {"name": "soptool"}, *fonts),
            _FORMATS,
        ),
    )


_FORMATS: Final = element(
    "a:fmtScheme",
    {"name": "soptool"},
    element("a:fillStyleLst", None, _OWN, _OWN, _OWN),
    element("a:lnStyleLst", None, *_LINES),
    element("a:effectStyleLst", None, _EFFECT, _EFFECT, _EFFECT),
    element("a:bgFillStyleLst", None, _OWN, _OWN, _OWN),
)
