"""How a Word document looks: what styles and defaults say where a paragraph or run says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from soptool.importing.drawings.space import number
from soptool.importing.package import Parts
from soptool.importing.tree import Element, tree_of
from soptool.importing.unreadable import Unreadable

_USUAL: Final = 10.0
"""Points of letters where nothing says how large they are."""
_SMALLEST, _LARGEST = 1.0, 200.0
_DEEPEST: Final = 12
_RAISED: Final = 0.6
_OFF: Final = ("0", "false", "off", "none")
_LINE: Final = 1.15
"""Points from line to line for each point of letters."""


class Styles:
    """The styles of a document; one without them, or with damaged ones, has none."""

    def __init__(self, parts: Parts, document: str) -> None:
        self._known: dict[str, Element] = {}
        self._defaults: list[Element] = []
        self._usual: dict[str, str] = {}
        part = parts.related(document, "styles")
        if not part or part not in parts:
            return
        try:
            root = tree_of(parts, part)
        except Unreadable:
            return
        for style in root.children:
            if style.name == "style":
                self._known[style.get("styleId")] = style
                if style.get("default") in ("1", "true"):
                    self._usual[style.get("type")] = style.get("styleId")
        for way in (("docDefaults", "rPrDefault", "rPr"), ("docDefaults", "pPrDefault", "pPr")):
            found = root.first(*way)
            if found is not None:
                self._defaults.append(found)

    def _chain(self, own: str) -> Iterator[Element]:
        for _ in range(_DEEPEST):
            style = self._known.get(own)
            if style is None:
                return
            yield style
            based = style.first("basedOn")
            own = based.get("val") if based else ""

    def find(self, name: str, paragraph: Element | None, run: Element | None) -> Element | None:
        """Return a property of a paragraph or of a run in it, by what says it first."""
        return next(self._all(name, paragraph, run), None)

    def _all(self, name: str, paragraph: Element | None, run: Element | None) -> Iterator[Element]:
        for place in (run, paragraph):
            found = place.first(name) if place else None
            if found is not None:
                yield found
        for own in self._styles(paragraph, run):
            for style in self._chain(own):
                for kind in ("rPr", "pPr"):
                    found = style.first(kind, name)
                    if found is not None:
                        yield found
        for default in self._defaults:
            found = default.first(name)
            if found is not None:
                yield found

    def _styles(self, paragraph: Element | None, run: Element | None) -> Iterator[str]:
        for place, name, kind in ((run, "rStyle", ""), (paragraph, "pStyle", "paragraph")):
            named = place.first(name) if place else None
            own = named.get("val") if named else self._usual.get(kind, "")
            if own:
                yield own

    def table_margins(self, own: str) -> Element | None:
        """Return the margins that cells of a table's style have."""
        ways = (style.first("tblPr", "tblCellMar") for style in self._chain(own))
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
        return told is not None and told.get("val", "1") not in _OFF

    def spacing(self, paragraph: Element | None, size: float) -> tuple[float, float, float]:
        """Return the points above a paragraph, below it, and from line to line."""
        told: dict[str, str] = {}
        for found in self._all("spacing", paragraph, None):
            told = {**found.attributes, **told}
        line, rule = number(told.get("line", "240"), 240.0), told.get("lineRule", "auto")
        high = size * _LINE
        if rule == "exact":
            high = line / 20
        elif rule == "atLeast":
            high = max(high, line / 20)
        else:
            high *= line / 240
        above, below = (number(told.get(name, "0")) / 20 for name in ("before", "after"))
        return _kept(above), _kept(below), _kept(high)


def _kept(points: float) -> float:
    return min(max(points, 0.0), 500.0)
