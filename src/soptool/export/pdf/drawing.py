"""The drawing of one row in millimetres from the top left of its cell, for the Typst templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from soptool.diagram import plan as planned
from soptool.diagram.lettering import LINE_HEIGHT
from soptool.diagram.placing import Placing
from soptool.diagram.plan import Head, Plan, PlanRow, Symbol
from soptool.form.clean import clean

_CORNERS: Final[dict[str, tuple[tuple[float, float], ...]]] = {
    "process": ((0, 0), (1, 0), (1, 1), (0, 1)),
    "decision": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "connector": ((0, 0), (1, 0), (1, planned.SHOULDER), (0.5, 1), (0, planned.SHOULDER)),
}
"""Corners of the symbols that have them, as parts of width and height."""
_LONG, _HALF = planned.HEAD_LENGTH, planned.HEAD_WIDTH / 2
_HEADS: Final = {
    "down": ((0.0, 0.0), (-_HALF, -_LONG), (_HALF, -_LONG)),
    "left": ((0.0, 0.0), (_LONG, -_HALF), (_LONG, _HALF)),
    "right": ((0.0, 0.0), (-_LONG, -_HALF), (-_LONG, _HALF)),
}
"""Corners of an arrowhead from its tip, mm."""

_ABOVE, _BELOW = 0.22, 0.56
"""Parts of a connector's height above its letter and the page of its partner, where both stand."""

Point = tuple[float, float]


class RowDrawing:
    """One row of a plan in a row of this height; `partners` are those of its connectors."""

    def __init__(
        self, plan: Plan, row: PlanRow, height: float, partners: Mapping[str, int]
    ) -> None:
        self._row, self._height, self._partners = row, height, partners
        self._placing = Placing(plan.widths, height)
        self.at = self._placing.at

    def data(self) -> dict[str, Any]:
        """Return all that is painted: lines and outlines as points, capsules as boxes, words."""
        row = self._row
        borders = self._placing.lefts[1:-1]
        return {
            "height": self._height,
            "borders": [((x, 0.0), (x, self._height)) for x in borders],
            "strokes": joined((self.at(each.start), self.at(each.end)) for each in row.strokes),
            "links": list(self._links(broken=False)),
            "broken": list(self._links(broken=True)),
            "shapes": [self._outline(each) for each in row.symbols if each.kind in _CORNERS],
            "capsules": [self._box(each) for each in row.symbols if each.kind not in _CORNERS],
            "heads": [self._head(each) for each in row.heads],
            "words": list(self._words()),
            "partners": list(self._pages()),
        }

    def _links(self, *, broken: bool) -> Iterator[tuple[Point, Point]]:
        for link in self._row.links:
            if link.broken is broken:
                yield self.at(link.start), self.at(link.end)

    def _box(self, symbol: Symbol) -> tuple[float, float, float, float]:
        x, y = self.at(symbol.centre)
        left, top = x - symbol.width / 2, y - symbol.height / 2
        return round(left, 3), round(top, 3), symbol.width, symbol.height

    def _outline(self, symbol: Symbol) -> list[Point]:
        left, top, width, height = self._box(symbol)
        return [
            (round(left + width * x, 3), round(top + height * y, 3))
            for x, y in _CORNERS[symbol.kind]
        ]

    def _head(self, head: Head) -> list[Point]:
        x, y = self.at(head.tip)
        return [
            (round(x + across, 3), round(y + down, 3)) for across, down in _HEADS[head.direction]
        ]

    def _words(self) -> Iterator[tuple[float, float, str]]:
        """Yield the lines in symbols and beside lines, each with its middle."""
        for symbol in self._row.symbols:
            x, y = self.at(symbol.centre)
            if symbol.kind == "connector":
                middle = _ABOVE if symbol.id in self._partners else planned.LETTER
                y += symbol.height * (middle - 0.5)
            yield from _lines(x, y, symbol.lines)
        for label in self._row.labels:
            x, y = self.at(label.corner)
            yield from _lines(x + label.width / 2, y + label.height / 2, label.lines)

    def _pages(self) -> Iterator[tuple[float, float, int]]:
        """Yield where the pages of partners are printed, each with its page of the table."""
        for symbol in self._row.symbols:
            if symbol.id in self._partners:
                x, y = self.at(symbol.centre)
                middle = y + symbol.height * (_BELOW - 0.5)
                yield x, round(middle, 3), self._partners[symbol.id]


def joined(strokes: Iterable[tuple[Point, Point]]) -> list[list[Point]]:
    """Return the strokes as lines: one that begins where the last ended goes on."""
    found: list[list[Point]] = []
    for start, end in strokes:
        if found and found[-1][-1] == start:
            found[-1].append(end)
        else:
            found.append([start, end])
    return found


def _lines(x: float, y: float, lines: Sequence[str]) -> Iterator[tuple[float, float, str]]:
    first = y - LINE_HEIGHT * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        yield round(x, 3), round(first + LINE_HEIGHT * number, 3), clean(line)
