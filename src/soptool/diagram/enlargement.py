"""Faults that a drawing has only in a table of higher rows and wider columns."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle
from typing import Final

from soptool.diagram.checker.drawing import read
from soptool.diagram.checker.judge import Fault, judge
from soptool.diagram.frame import Frame, Surround
from soptool.diagram.lettering import POINT
from soptool.diagram.plan import Plan
from soptool.diagram.svg import svg

_MANY: Final = 3
"""Branches of a decision from which labels stand so close that a larger table may mix them up."""
_GROWTHS: Final = (((12.0, 0.0, 5.0), (0.0, 25.0, 8.0)), ((0.0, 9.0), (20.0, 0.0)))
"""What columns and rows are larger in turn, mm."""


def enlarged_faults(plan: Plan, known: Sequence[Fault]) -> tuple[Fault, ...]:
    """Return what is wrong only in larger tables, its place as in the least.

    `known` are the faults at the least size. Only decisions with many branches are worth the
    time of the look.
    """
    if not _many_branches(plan):
        return ()
    found = {(fault.kind, fault.subject): fault for fault in known}
    for growth in _GROWTHS:
        for fault in _faults(plan, *growth):
            found.setdefault((fault.kind, fault.subject), fault)
    return tuple(fault for fault in found.values() if fault not in known)


def _many_branches(plan: Plan) -> bool:
    ways = {(wire.source, wire.label) for wire in plan.connectors if wire.label.strip()}
    counts = Counter(source for source, _ in ways)
    return max(counts.values(), default=0) >= _MANY


def _faults(plan: Plan, wide: Sequence[float], high: Sequence[float]) -> Iterator[Fault]:
    names = tuple(map(str, range(len(plan.widths))))
    widths = tuple(width + more for width, more in zip(plan.widths, cycle(wide), strict=False))
    heights = tuple(row.height + more for row, more in zip(plan.rows, cycle(high), strict=False))
    form = Surround("", "", names, heights=heights, widths=widths)
    faults = judge(read(svg(plan, form))).faults
    if not faults:
        return
    least, grown = Frame(plan, Surround("", "", names)), Frame(plan, form)
    for fault in faults:
        x, y = fault.at
        at = _back(x, grown.columns, least.columns), _back(y, grown.rows, least.rows)
        yield replace(fault, at=at)


def _back(at: float, grown: Sequence[float], least: Sequence[float]) -> float:
    """Return where a place in points is when its column or row is as small as can be."""
    number = min(max(bisect_right(grown, at * POINT) - 1, 0), len(grown) - 2)
    off = at * POINT - grown[number]
    return min(least[number] + off, least[number + 1]) / POINT
