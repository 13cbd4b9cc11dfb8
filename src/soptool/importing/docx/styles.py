"""How a Word document looks: what styles and defaults say where a paragraph or run says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from soptool.importing.drawings.space import number
from soptool.importing.package import Parts
from soptool.importing.tree import Element, tree_of
from soptool.importing.unreadable import Unreadable
from soptool.stylebook import TWIPS_IN_POINT, Stylebook, leading

_USUAL: Final = 10.0
"""Points of letters where nothing says how large they are."""
_SMALLEST, _LARGEST = 1.0, 200.0
_RAISED: Final = 0.6
OFF: Final = ("0", "false", "off", "none")
"""How a look, or a property, is switched off."""
_LINE: Final = 1.15
"""Points from line to line for each point of letters."""


class Styles:
    """The styles of a document; one without them, or with damaged ones, has none."""

    def __init__(self, parts: Parts, document: str) -> None:
        self._known: dict[str, Element] = {}
        self._defaults: list[Element] = []
        self._book = Stylebook({}, {})
        part = parts.related(document, "styles")
        if not part or part not in parts:
            return
        try:
            root = tree_of(parts, part)
        except Unreadable:
            return
        styles = [style for style in root.children if style.name == "style"]
        self._known = {style.get("styleId"): style for style in styles}
        usual = (style for style in styles if style.get("default") in ("1", "true"))
        self._book = Stylebook(
            {name: _base(style) for name, style in self._known.items()},
            {style.get("type"): style.get("styleId") for style in usual},
        )
        for way in (("docDefaults", "rPrDefault", "rPr"), ("docDefaults", "pPrDefault", "pPr")):
            found = root.first(*way)
            if found is not None:
                self._defaults.append(found)

    def _lineage(self, own: str, kind: str = "") -> Iterator[Element]:
        return (self._known[name] for name in self._book.lineage(own, kind))

    def find(self, name: str, paragraph: Element | None, run: Element | None) -> Element | None:
        """Return a property of a paragraph or of a run in it, by what says it first."""
        return next(self._all(name, paragraph, run), None)

    def _all(self, name: str, paragraph: Element | None, run: Element | None) -> Iterator[Element]:
        for place in (run, paragraph):
            found = place.first(name) if place else None
            if found is not None:
                yield found
        for style in self._styles(paragraph, run):
            for kind in ("rPr", "pPr"):
                found = style.first(kind, name)
                if found is not None:
                    yield found
        for default in self._defaults:
            found = default.first(name)
            if found is not None:
                yield found

    def _styles(self, paragraph: Element | None, run: Element | None) -> Iterator[Element]:
        for place, name, kind in ((run, "rStyle", ""), (paragraph, "pStyle", "paragraph")):
            named = place.first(name) if place else None
            yield from self._lineage(named.get("val") if named else "", kind)

    def table_margins(self, own: str) -> Element | None:
        """Return the margins that cells of a table's style have."""
        ways = (style.first("tblPr", "tblCellMar") for style in self._lineage(own))
        return next((found for found in ways if found is not None), None)

    def size(self, paragraph: Element | None, run: Element | None) -> float:
        """Return how large letters are, in points; raised ones are small."""
        told = self.find("sz", paragraph, run)
        size = number(told.get("val")) / 2 if told else _USUAL
        size = min(max(size or _USUAL, _SMALLEST), _LARGEST)
        return size * _RAISED if self.is_raised(paragraph, run) else size

    def is_raised(self, paragraph: Element | None, run: Element | None) -> bool:
        """Whether letters are raised, or lowered."""
        told = self.find("vertAlign", paragraph, run)
        return told is not None and told.get("val") in ("superscript", "subscript")

    def is_on(self, name: str, paragraph: Element | None, run: Element | None) -> bool:
        """Whether a look (`i`, `vanish`) is switched on."""
        told = self.find(name, paragraph, run)
        return told is not None and told.get("val", "1") not in OFF

    def spacing(self, paragraph: Element | None, size: float) -> tuple[float, float, float]:
        """Return the points above a paragraph, below it, and from line to line."""
        told: dict[str, str] = {}
        for found in self._all("spacing", paragraph, None):
            told = {**found.attributes, **told}
        high = leading(size * _LINE, number(told.get("line", "0")), told.get("lineRule"))
        above, below = (
            number(told.get(name, "0")) / TWIPS_IN_POINT for name in ("before", "after")
        )
        return _kept(above), _kept(below), _kept(high)


def _base(style: Element) -> str:
    based = style.first("basedOn")
    return based.get("val") if based else ""


def _kept(points: float) -> float:
    return min(max(points, 0.0), 500.0)
