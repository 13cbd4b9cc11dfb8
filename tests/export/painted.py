"""Is what stands on a screen or on paper the drawing that was checked?

`checked` draws a plan for the heights and widths that its rows and columns really have, and lets
the checker judge it; `differences` compares it with what was read back, piece by piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from soptool.diagram.checker.drawing import Box, Drawing, Point, read
from soptool.diagram.checker.judge import Fault, judge
from soptool.diagram.frame import Surround
from soptool.diagram.lettering import POINT
from soptool.diagram.plan import LINE, Plan
from soptool.diagram.svg import svg

HALF = LINE / 2 / POINT
"""Half of a line's width, in points."""


@dataclass
class Painted:
    """What was read back, in points from the top left of the executors' columns.

    `rows` are tops and bottoms, `columns` the borders of the columns; `lines` the boxes of their
    ink; `symbols` boxes without their line's width; `tips` the ends of arrows.
    """

    rows: list[tuple[float, float]] = field(default_factory=list)
    columns: list[float] = field(default_factory=list)
    lines: list[Box] = field(default_factory=list)
    symbols: list[Box] = field(default_factory=list)
    tips: list[Point] = field(default_factory=list)


def checked(plan: Plan, heights: Sequence[float], widths: Sequence[float]) -> Drawing:
    """Return the drawing for rows and columns of these sizes in mm; the checker finds no fault."""
    drawing, faults = faults_in(plan, heights, widths)
    assert faults == (), faults
    return drawing


def faults_in(
    plan: Plan, heights: Sequence[float], widths: Sequence[float]
) -> tuple[Drawing, tuple[Fault, ...]]:
    """Return the drawing for rows and columns of these sizes, and what the checker finds in it."""
    names = tuple(map(str, range(len(widths))))
    drawing = read(svg(plan, Surround("", "", names, heights=tuple(heights), widths=tuple(widths))))
    return drawing, judge(drawing).faults


def differences(drawing: Drawing, painted: Painted, near: float) -> list[str]:
    """Return what is painted and not drawn, or drawn and not painted, or `near` points away."""
    left, top = drawing.area.left, drawing.area.top
    lines = [_moved(box, left, top) for box in painted.lines]
    drawn = list(_pieces(drawing))
    found = [f"line not painted: {_show(p)}" for p in drawn if not _is_covered(p, lines, near)]
    ink = [_spread(piece, HALF) for piece in drawn]
    found += [
        f"line not drawn: {_show(line)}" for line in lines if not _is_covered(line, ink, near)
    ]
    boxes = [_moved(box, left, top) for box in painted.symbols]
    found += _unmatched("symbol", [symbol.box for symbol in drawing.symbols], boxes, near)
    tips = [Box(x + left, y + top, x + left, y + top) for x, y in painted.tips]
    ends = [Box(*line.points[-1], *line.points[-1]) for line in drawing.connectors]
    return found + _unmatched("arrow", _distinct(ends), _distinct(tips), near)


def _pieces(drawing: Drawing) -> Iterator[Box]:
    for points in (*(line.points for line in drawing.connectors), *drawing.links):
        for (x1, y1), (x2, y2) in pairwise(points):
            yield Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _is_covered(piece: Box, lines: Iterable[Box], near: float) -> bool:
    """Whether the middle of a straight piece lies in the ink of others, from end to end."""
    is_level = piece.right - piece.left > piece.bottom - piece.top
    spans = sorted(
        (line.left, line.right) if is_level else (line.top, line.bottom)
        for line in lines
        if _holds(line, piece, near, is_level=is_level)
    )
    start, end = (piece.left, piece.right) if is_level else (piece.top, piece.bottom)
    at = start + near
    for begins, ends in spans:
        if begins > at:
            break
        at = max(at, ends + near)
    return at >= end


def _holds(line: Box, piece: Box, near: float, *, is_level: bool) -> bool:
    if is_level:
        middles = (line.top + line.bottom) / 2, (piece.top + piece.bottom) / 2
        is_along = line.right - line.left >= line.bottom - line.top
    else:
        middles = (line.left + line.right) / 2, (piece.left + piece.right) / 2
        is_along = line.bottom - line.top >= line.right - line.left
    return is_along and abs(middles[0] - middles[1]) <= near


def _unmatched(kind: str, drawn: list[Box], painted: list[Box], near: float) -> list[str]:
    left = list(painted)
    found = []
    for box in drawn:
        same = next((other for other in left if _is_near(box, other, near)), None)
        if same is None:
            found.append(f"{kind} not painted: {_show(box)}")
        else:
            left.remove(same)
    return found + [f"{kind} not drawn: {_show(box)}" for box in left]


def _distinct(boxes: list[Box]) -> list[Box]:
    """Lines that end in one arrow are drawn several times, the arrow once."""
    found: list[Box] = []
    for box in boxes:
        if not any(_is_near(box, other, 0.1) for other in found):
            found.append(box)
    return found


def _is_near(one: Box, other: Box, near: float) -> bool:
    pairs = zip(_edges(one), _edges(other), strict=True)
    return all(abs(here - there) <= near for here, there in pairs)


def _edges(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom


def _moved(box: Box, x: float, y: float) -> Box:
    return Box(box.left + x, box.top + y, box.right + x, box.bottom + y)


def _spread(box: Box, by: float) -> Box:
    return Box(box.left - by, box.top - by, box.right + by, box.bottom + by)


def _show(box: Box) -> str:
    return "({:.2f} {:.2f} {:.2f} {:.2f})".format(*_edges(box))
