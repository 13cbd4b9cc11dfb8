"""The drawing of an HTML document as a browser laid it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from export.painted import HALF, Painted
from soptool.diagram.checker.drawing import Box
from soptool.diagram.lettering import POINT

_PIXEL = 72 / 96
"""Points in a pixel of CSS."""

_NEAR = 0.2
# Pixels: browsers round the width of each of up to fifteen columns to a 64th.
"""Pixels that do not count."""

_GEOMETRY = """
document.getElementById('view-form')?.click();  // on a phone, cards stand in its place
const box = r => [r.left, r.top, r.right, r.bottom];
const at = (element, x, y) => {
  const p = new DOMPoint(x, y).matrixTransform(element.getScreenCTM()); return [p.x, p.y];
};
const rows = [...document.querySelectorAll('table.sop tbody tr')].map(row => {
  const strip = row.querySelector('svg.drawn');
  const whole = row.getBoundingClientRect();
  if (!strip) {
    return {box: [whole.left, whole.top - 1, whole.right, whole.bottom - 1], strip: false};
  }
  const all = selector => [...strip.querySelectorAll(selector)];
  return {
    box: box(strip.getBoundingClientRect()), strip: true,
    cell: box(strip.parentElement.getBoundingClientRect()),
    borders: all('line.b').map(l => l.getBoundingClientRect()).map(r => (r.left + r.right) / 2),
    lines: all('rect.l').map(l => box(l.getBoundingClientRect())),
    broken: all('line.k').map(l => [...at(l, 0, 0), ...at(l, l.x2.baseVal.value, 0)].concat(
      [l.y1.baseVal.value])),
    symbols: all('.y').map(y => {
      const b = y.getBBox();
      return [...at(y, b.x, b.y), ...at(y, b.x + b.width, b.y + b.height)];
    }),
    tips: all('polygon.a').map(a => at(a, a.points[0].x, a.points[0].y)),
  };
});
const rights = [...document.querySelectorAll('table.sop th.executor, table.sop th.turned')]
  .map(head => head.getBoundingClientRect().right).sort((a, b) => a - b);
return {rows, rights: rights.slice(0, -1)};
"""


class Page(Protocol):
    """A document that is open in a browser."""

    def evaluate(self, script: str) -> Any:
        """Return what the body of a function returns in the page."""


@dataclass
class LaidOut:
    """`painted`, and what does not fit together in the page itself, in words.

    `heights` and `width` are of the rows and of the executors' columns, mm.
    """

    painted: Painted
    heights: list[float]
    width: float
    trouble: list[str]


def laid_out(page: Page) -> LaidOut:
    """Read the drawing of the document that is open."""
    found = page.evaluate(_GEOMETRY)
    rows = found["rows"]
    strips = [row for row in rows if row["strip"]]
    left, top, right, _ = strips[0]["box"]
    top = rows[0]["box"][1]
    trouble = []
    painted = Painted()
    for number, row in enumerate(rows):
        painted.rows.append(((row["box"][1] - top) * _PIXEL, (row["box"][3] - top) * _PIXEL))
        if number and abs(row["box"][1] - rows[number - 1]["box"][3]) > _NEAR:
            trouble.append(f"row {number} does not begin where the one above ends")
        if row["strip"]:
            if max(abs(row["box"][0] - left), abs(row["box"][2] - right)) > _NEAR:
                trouble.append(f"row {number} does not stand under the first")
            _add(painted, row, left, top)
            trouble += _not_under(row["borders"], found["rights"], number)
            trouble += _outside(row, number)
    heights = [(bottom - above) * POINT for above, bottom in painted.rows]
    return LaidOut(painted, heights, (right - left) * _PIXEL * POINT, trouble)


def _not_under(borders: list[float], rights: list[float], number: int) -> list[str]:
    """Borders run in the middle of those of the head, which belong to its cells."""
    pairs = zip(borders, rights, strict=True)
    return [
        f"row {number}: border at {x:.2f}, not at {right - 0.5:.2f}"
        for x, right in pairs
        if abs(x - (right - 0.5)) > _NEAR
    ]


def _outside(row: Any, number: int) -> list[str]:
    left, top, right, bottom = row["cell"]
    return [
        f"row {number}: a symbol reaches out of the cell"
        for x1, y1, x2, y2 in row["symbols"]
        if x1 < left or y1 < top or x2 > right or y2 > bottom
    ]


def _add(painted: Painted, row: Any, left: float, top: float) -> None:
    def box(found: list[float]) -> Box:
        x1, y1, x2, y2 = found
        return Box(*(v * _PIXEL for v in (x1 - left, y1 - top, x2 - left, y2 - top)))

    limits, symbols = box(row["box"]), list(map(box, row["symbols"]))
    painted.symbols += symbols
    for line in map(box, row["lines"]):
        painted.lines.append(_cut(line, limits))
    for x1, y, x2, _, shift in row["broken"]:
        middle = y + shift
        painted.lines.append(_between(box([x1, middle, x2, middle]), symbols))
    painted.tips += [((x - left) * _PIXEL, (y - top) * _PIXEL) for x, y in row["tips"]]
    painted.columns = [(x - left) * _PIXEL for x in row["borders"]]


def _cut(line: Box, limits: Box) -> Box:
    """Leave out what the strip does not show."""
    return Box(
        max(line.left, limits.left), max(line.top, limits.top),
        min(line.right, limits.right), min(line.bottom, limits.bottom),
    )  # fmt: skip


def _between(line: Box, symbols: list[Box]) -> Box:
    """Return what is seen of a level line from one symbol's middle to another's."""
    first, last = (
        next(s for s in symbols if s.left <= x <= s.right and s.top <= line.top <= s.bottom)
        for x in (line.left, line.right)
    )
    return Box(first.right, line.top - HALF, last.left, line.bottom + HALF)
