"""The drawing of one row in millimetres from the top left of its cell, for the Typst templates."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Any, Final

from soptool.diagram import plan as planned
from soptool.diagram.lettering import LINE_HEIGHT
from soptool.diagram.plan import Place, Plan, PlanRow
from soptool.export.escape import clean

_PARTS: Final = {"top": 0.0, "middle": 0.5, "bottom": 1.0}

LOOK: Final[dict[str, Any]] = {
    "leading": LINE_HEIGHT,
    "shoulder": planned.SHOULDER,
    "head": {"length": planned.HEAD_LENGTH, "width": planned.HEAD_WIDTH},
}
"""How symbols are drawn, mm."""


class RowDrawing:
    """One row of a plan in a row of this height."""

    def __init__(self, plan: Plan, row: PlanRow, height: float) -> None:
        self._row, self._height = row, height
        self._widths = plan.widths
        self._lefts = tuple(accumulate(plan.widths, initial=0.0))

    def at(self, place: Place) -> tuple[float, float]:
        """Return where a place is."""
        x, y = place.x, place.y
        across = self._lefts[x.column] + self._widths[x.column] * x.fraction + x.offset
        return round(across, 3), round(self._height * _PARTS[y.anchor] + y.offset, 3)

    def data(self) -> dict[str, Any]:
        """Return all that is painted."""
        row = self._row
        return {
            "height": self._height,
            "strokes": [[*self.at(stroke.start), *self.at(stroke.end)] for stroke in row.strokes],
            "links": list(self._links(broken=False)),
            "broken": list(self._links(broken=True)),
            "symbols": list(self._symbols()),
            "heads": list(self._heads()),
            "words": list(self._words()),
        }

    def _links(self, *, broken: bool) -> Iterator[list[float]]:
        for link in self._row.links:
            if link.broken is broken:
                yield [*self.at(link.start), *self.at(link.end)]

    def _symbols(self) -> Iterator[dict[str, Any]]:
        for symbol in self._row.symbols:
            x, y = self.at(symbol.centre)
            size = {"width": symbol.width, "height": symbol.height}
            yield {"kind": symbol.kind, "x": x, "y": y, **size}

    def _heads(self) -> Iterator[dict[str, Any]]:
        for head in self._row.heads:
            x, y = self.at(head.tip)
            yield {"x": x, "y": y, "direction": head.direction}

    def _words(self) -> Iterator[dict[str, Any]]:
        """Yield the texts in symbols and beside lines, each around its middle."""
        for symbol in self._row.symbols:
            x, y = self.at(symbol.centre)
            up = symbol.height * (1 - planned.SHOULDER) / 2 if symbol.kind == "connector" else 0.0
            if symbol.lines:
                yield {"x": x, "y": y - up, "lines": [clean(line) for line in symbol.lines]}
        for label in self._row.labels:
            x, y = self.at(label.corner)
            lines = [clean(line) for line in label.lines]
            yield {"x": x + label.width / 2, "y": y + label.height / 2, "lines": lines}
