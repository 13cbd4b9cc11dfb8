"""The drawing in the HTML form: one SVG a row, in one cell over all executors.

It needs no script: places are a part of the cell (percent) and a shift (mm), so lines stretch
with the row and the column while symbols, arrowheads and letters keep their size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from html import escape
from itertools import accumulate
from typing import Final

from markupsafe import Markup

from soptool.diagram.grid import Kind
from soptool.diagram.lettering import LINE_HEIGHT, TEXT_SIZE
from soptool.diagram.plan import (
    HEAD_LENGTH,
    HEAD_WIDTH,
    LETTER,
    LINE,
    SHOULDER,
    Head,
    Label,
    Link,
    Plan,
    PlanPoint,
    PlanRow,
    Stroke,
    Symbol,
)
from soptool.finding import Finding
from soptool.form.chart import Flowchart
from soptool.form.clean import clean
from soptool.form.form import Form
from soptool.form.headings import Heading
from soptool.form.page import Page
from soptool.form.spoken import SymbolWords
from soptool.form.table import TableRow

_PIXEL: Final = 96 / 25.4
"""CSS pixels in a millimetre."""
_PARTS: Final = {"top": 0.0, "middle": 50.0, "bottom": 100.0}
_TIPS: Final = {
    "down": ((0.0, 0.0), (-HEAD_WIDTH / 2, -HEAD_LENGTH), (HEAD_WIDTH / 2, -HEAD_LENGTH)),
    "left": ((0.0, 0.0), (HEAD_LENGTH, -HEAD_WIDTH / 2), (HEAD_LENGTH, HEAD_WIDTH / 2)),
    "right": ((0.0, 0.0), (-HEAD_LENGTH, -HEAD_WIDTH / 2), (-HEAD_LENGTH, HEAD_WIDTH / 2)),
}


def striped(form: Form) -> tuple[Page, tuple[Finding, ...]]:
    """Return the page with the flow in its table; what can't be drawn well stays text."""
    page, drawing = form.page, form.drawing
    if drawing.faults:
        return page, drawing.faults
    chart = drawing.chart
    table = replace(chart.table, rows=tuple(_rows(chart, form.edition.t)))
    return replace(page, table=table), drawing.remarks


def _rows(chart: Flowchart, t: Heading) -> Iterator[TableRow]:
    strips = Strips(chart.plan)
    for row, drawn in zip(chart.table.rows, chart.plan.rows, strict=True):
        if row.kind == "heading" and not (drawn.strokes or drawn.symbols):
            yield row
        else:
            yield replace(row, strip=strips.strip(drawn, SymbolWords(row, chart.table, t)))


class Strips:
    """Paints the rows of one plan."""

    def __init__(self, plan: Plan) -> None:
        whole = sum(plan.widths)
        borders = (0.0, *accumulate(plan.widths))
        self._lefts = tuple(100 * left / whole for left in borders)
        lines = (
            f'<line class="b" x1="{_n(x)}%" y1="0" x2="{_n(x)}%" y2="100%"/>'
            for x in self._lefts[1:-1]
        )
        self._borders = "".join(lines)

    def strip(self, row: PlanRow, words: SymbolWords) -> Markup:
        """Return the cell's content: room for the least height, and the drawing."""
        unheard = "" if row.symbols else ' aria-hidden="true"'
        parts = [
            f'<i class="room" style="height:{_n(row.height)}mm"></i><svg class="drawn"{unheard}>',
            self._borders,
            *map(self._stroke, row.strokes),
            *map(self._link, row.links),
            *(self._symbol(symbol, words.of(symbol)) for symbol in row.symbols),
            *map(self._head, row.heads),
            *map(self._label, row.labels),
            "</svg>",
        ]
        return Markup("".join(parts))  # noqa: S704 texts are escaped one by one

    def across(self, place: PlanPoint) -> tuple[float, float]:
        """Return percent of the strip's width, and mm to the right of it."""
        column, fraction, offset = place.x
        left, right = self._lefts[column], self._lefts[column + 1]
        return left + (right - left) * fraction, offset

    def _stroke(self, stroke: Stroke) -> str:
        (x1, dx1), (x2, dx2) = sorted((self.across(stroke.start), self.across(stroke.end)))
        (y1, dy1), (y2, dy2) = sorted((_down(stroke.start), _down(stroke.end)))
        half = LINE / 2
        box = (
            f"x:{_calc(x1, dx1 - half)};y:{_calc(y1, dy1 - half)};"
            f"width:{_calc(x2 - x1, dx2 - dx1 + LINE)};height:{_calc(y2 - y1, dy2 - dy1 + LINE)}"
        )
        return f'<rect class="l" style="{box}"/>'

    def _link(self, link: Link) -> str:
        if not link.broken:
            return self._stroke(Stroke(link.start, link.end))
        (x1, _), (x2, _) = sorted((self.across(link.start), self.across(link.end)))
        y, dy = _down(link.start)
        return (
            f'<svg x="{_n(x1)}%" y="{_n(y)}%" width="{_n(x2 - x1)}%" height="1" overflow="visible">'
            f'<line class="k" x2="100%" y1="{_px(dy)}" y2="{_px(dy)}"/></svg>'
        )

    def _anchored(self, place: PlanPoint, content: str, alternative: str | None = None) -> str:
        (x, dx), (y, dy) = self.across(place), _down(place)
        role = "" if alternative is None else f' role="img" aria-label="{_text(alternative)}"'
        shift = f' transform="translate({_px(dx)} {_px(dy)})"' if dx or dy else ""
        return (
            f'<svg x="{_n(x)}%" y="{_n(y)}%" overflow="visible"{role}><g{shift}>{content}</g></svg>'
        )

    def _symbol(self, symbol: Symbol, alternative: str) -> str:
        middle = -symbol.height * (0.5 - LETTER) if symbol.kind == "connector" else 0.0
        content = _outline(symbol.kind, symbol.width, symbol.height)
        content += _lines(symbol.lines, 0.0, middle)
        return self._anchored(symbol.centre, content, alternative)

    def _head(self, head: Head) -> str:
        return self._anchored(head.tip, _HEADS[head.direction])

    def _label(self, label: Label) -> str:
        content = _lines(label.lines, label.width / 2, label.height / 2)
        return self._anchored(label.corner, content)


def _down(place: PlanPoint) -> tuple[float, float]:
    """Return percent of the row's height, and mm below it."""
    return _PARTS[place.y.anchor], place.y.offset


@lru_cache(maxsize=1024)
def _outline(kind: Kind, width: float, height: float) -> str:
    wide, high = width / 2, height / 2
    if kind in ("process", "terminator"):
        ends = f' rx="{_px(high)}"' if kind == "terminator" else ""
        return (
            f'<rect class="y" x="{_px(-wide)}" y="{_px(-high)}" width="{_px(2 * wide)}" '
            f'height="{_px(2 * high)}"{ends}/>'
        )
    if kind == "decision":
        corners: tuple[tuple[float, float], ...]
        corners = ((0.0, -high), (wide, 0.0), (0.0, high), (-wide, 0.0))
    else:
        shoulder = height * SHOULDER - high
        corners = ((-wide, -high), (wide, -high), (wide, shoulder), (0.0, high), (-wide, shoulder))
    path = "L".join(f"{_px(x)} {_px(y)}" for x, y in corners)
    return f'<path class="y" d="M{path}Z"/>'


def _lines(lines: tuple[str, ...], x: float, middle: float) -> str:
    first = middle - LINE_HEIGHT * (len(lines) - 1) / 2 + TEXT_SIZE * 0.36
    return "".join(
        f'<text x="{_px(x)}" y="{_px(first + number * LINE_HEIGHT)}">{_text(line)}</text>'
        for number, line in enumerate(lines)
    )


def _text(text: str) -> str:
    return escape(clean(text))


# The rows of a form repeat the same few lengths: each is written once.
@lru_cache(maxsize=4096)
def _calc(percent: float, millimetres: float) -> str:
    part, shift = _n(percent), _n(millimetres)
    if part == "0":
        return f"{shift}mm"
    if shift == "0":
        return f"{part}%"
    sign = "-" if shift.startswith("-") else "+"
    return f"calc({part}% {sign} {shift.lstrip('-')}mm)"


@lru_cache(maxsize=4096)
def _px(millimetres: float) -> str:
    return _n(millimetres * _PIXEL)


@lru_cache(maxsize=4096)
def _n(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _polygon(corners: Iterable[tuple[float, float]]) -> str:
    points = " ".join(f"{_px(x)},{_px(y)}" for x, y in corners)
    return f'<polygon class="a" points="{points}"/>'


_HEADS: Final = {direction: _polygon(corners) for direction, corners in _TIPS.items()}
