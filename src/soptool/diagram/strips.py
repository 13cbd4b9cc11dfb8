"""Cut connectors at row borders, so that every row owns its pieces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from soptool.diagram.chart import RowSource
from soptool.diagram.geometry import Layout
from soptool.diagram.plan import (
    Connector,
    Direction,
    Head,
    Label,
    Link,
    PlanPoint,
    PlanRow,
    Stroke,
    Symbol,
    Y,
)


@dataclass(slots=True)
class _Row:
    strokes: list[Stroke] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    symbols: list[Symbol] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)


def rows(
    sources: Sequence[RowSource],
    heights: Sequence[float],
    drawn: Layout,
    labels: Sequence[Label],
    *,
    page: int,
    first_row: int,
) -> tuple[PlanRow, ...]:
    """Return the rows of a page with all that is painted in them."""
    found: dict[int, _Row] = defaultdict(_Row)
    for connector in drawn.connectors:
        for stroke in strokes_of(connector):
            found[stroke.start.y.row].strokes.append(stroke)
        tip = connector.places[-1]
        found[tip.y.row].heads.append(Head(tip, _direction(*connector.places[-2:])))
    for link in drawn.links:
        found[link.start.y.row].links.append(link)
    for symbol in drawn.symbols:
        found[symbol.row].symbols.append(symbol)
    for label in labels:
        found[label.corner.y.row].labels.append(label)
    return tuple(
        _freeze(found[first_row + number], source, page, height)
        for number, (source, height) in enumerate(zip(sources, heights, strict=True))
    )


def _freeze(row: _Row, source: RowSource, page: int, height: float) -> PlanRow:
    return PlanRow(
        source,
        page,
        height,
        tuple(dict.fromkeys(row.strokes)),
        tuple(row.links),
        tuple(row.symbols),
        tuple(dict.fromkeys(row.heads)),
        tuple(row.labels),
    )


def strokes_of(connector: Connector) -> Iterator[Stroke]:
    """Yield the straight pieces of a connector, each within one row."""
    for start, end in pairwise(connector.places):
        yield from _cut(start, end)


def _cut(start: PlanPoint, end: PlanPoint) -> Iterator[Stroke]:
    """Yield the pieces of a straight piece in each row that it passes."""
    if start.y.row == end.y.row:
        yield Stroke(start, end)
        return
    top, bottom = (start, end) if start.y.row < end.y.row else (end, start)
    x = top.x
    for row in range(top.y.row, bottom.y.row + 1):
        upper = top if row == top.y.row else PlanPoint(x, Y(row, "top"))
        lower = PlanPoint(x, bottom.y) if row == bottom.y.row else PlanPoint(x, Y(row, "bottom"))
        yield Stroke(upper, lower)


def _direction(before: PlanPoint, tip: PlanPoint) -> Direction:
    if before.y != tip.y:
        return "down"
    earlier = (before.x.column, before.x.fraction, before.x.offset)
    return "right" if earlier < (tip.x.column, tip.x.fraction, tip.x.offset) else "left"
