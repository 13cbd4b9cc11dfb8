"""Draw, look at what was drawn, and mend it: wider columns first, then a page break.

What cannot be mended is returned as faults; the caller must not write such a drawing silently.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from math import inf
from typing import Final

from soptool.diagram.checker.drawing import read
from soptool.diagram.checker.judge import Fault, Verdict, judge
from soptool.diagram.draw import Account, Routing, draw, route
from soptool.diagram.enlargement import enlarged_faults
from soptool.diagram.frame import MARGIN, Surround
from soptool.diagram.grid import Grid
from soptool.diagram.lettering import POINT
from soptool.diagram.plainer import gathered, is_crowded, lettered, marked, spelled_out, united
from soptool.diagram.plan import Plan
from soptool.diagram.svg import svg

_WIDENINGS: Final = 8
_SPLITS: Final = 3
_WIDER: Final = 3.0
_APART: Final = 4
"""More answers that lead the same way would be as many lines side by side."""
_LENGTHS: Final = (36, 48, 60)
"""Letters that the words of such answers may have together on one line: what is tried in turn."""
_MOST: Final = 6
"""More lines of such answers at one step would fill all the room around it."""
_FEW: Final = 8
"""Lines that leave a step, which their own words always have room beside."""
_MANY: Final = 24
"""More lines of one step than a reader can follow: they are drawn as one that forks."""
_REACH: Final = 4.0
"""What is at fault may need room in the column beside it, mm."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A plan that was looked at.

    `faults` is empty when the drawing may be written. `widened` are columns wider than wished,
    `split` rows where a page break had to be added, `unpinned` steps whose `side` could not be
    kept. `grown` are faults that only a larger table would show.
    """

    plan: Plan
    verdict: Verdict
    grown: tuple[Fault, ...] = ()
    widened: tuple[int, ...] = ()
    split: tuple[int, ...] = ()
    unpinned: tuple[str, ...] = ()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is still wrong, so that the drawing must not be written."""
        return _hard(self.verdict.faults + self.grown)

    @property
    def badness(self) -> tuple[int, int]:
        """How many faults there are, and how many words on a border, with which it may be."""
        found = self.verdict.faults + self.grown
        hard = len(_hard(found))
        return hard, len(found) - hard


@dataclass(frozen=True, slots=True)
class Sketch:
    """A first drawing of a grid that nobody looked at yet: good for heights, not for print.

    `wished` are the widths that were asked for; `plan` may have wider columns. `room` is what all
    columns together may have where only words on a border ask for more. `asked`: the grid with
    every answer by itself, where some share a line. `account`: what it was drawn on, and is mended
    on.
    """

    grid: Grid
    routings: tuple[Routing, ...]
    wished: tuple[float, ...]
    plan: Plan
    unpinned: tuple[str, ...] = ()
    room: float = inf
    asked: Grid | None = None
    account: Account = field(default_factory=Account, compare=False)


def fit(grid: Grid, widths: Sequence[float], room: float = inf) -> Fit:
    """Return the best drawing of a grid for columns of at least these widths in mm."""
    return mended(sketch(grid, widths, room))


def sketch(
    grid: Grid,
    widths: Sequence[float],
    room: float = inf,
    tallest: float = inf,
    account: Account | None = None,
) -> Sketch:
    """Draw a grid once, plainer where a row gets higher than `tallest` mm; sides may be given up.

    `account`: what the SOP's drawings may take together, else this one has its own.
    """
    account = account or Account()
    plain = marked(grid, 0, _LENGTHS[0])
    ways: tuple[Callable[[], Grid], ...] = (
        lambda: united(marked(grid, _MOST, _LENGTHS[0]), _APART, _LENGTHS[0]),
        lambda: lettered(plain, _FEW),
        lambda: gathered(plain, _FEW),
    )
    first = account.plainness if account.is_low else 0
    if tallest < inf and is_crowded(plain, _MANY):
        first = len(ways) - 1
    for plainness in range(first, len(ways)):
        drawn = _sketch(grid, ways[plainness](), widths, account)
        account.plainness = plainness
        if all(row.height <= tallest for row in drawn.plan.rows):
            break
    return replace(drawn, room=room)


def _sketch(asked: Grid, grid: Grid, widths: Sequence[float], account: Account) -> Sketch:
    wished, routings = tuple(widths), route(grid, account)
    unpinned: tuple[str, ...] = ()
    if _clash(routings) and any(edge.side for edge in grid.edges):
        unpinned = tuple(dict.fromkeys(edge.source for edge in grid.edges if edge.side))
        free = tuple(replace(edge, side=None) for edge in grid.edges)
        grid = replace(grid, edges=free)
        routings = route(grid, account)
    plan = _named(draw(routings, wished), grid)
    return Sketch(grid, routings, wished, plan, unpinned, asked=asked, account=account)


def mended(first: Sketch) -> Fit:
    """Look at a drawing, and return the best that can be made of it.

    Where it stays at fault, answers that lead the same way share a line.
    """
    best, asked, drawn = _mended(first), first.asked or first.grid, [first.grid]
    for plainer in _plainer(asked, len(first.grid.edges)):
        if not best.faults:
            break
        if plainer not in drawn:
            drawn.append(plainer)
            again = _sketch(asked, plainer, first.wished, first.account)
            tried = _mended(replace(again, room=first.room))
            best = tried if tried.badness < best.badness else best
    return best


def _plainer(grid: Grid, most: int) -> Iterator[Grid]:
    """Yield the grid with answers that share lines, fewer than `most`, the plainest last."""
    shared = (united(grid, 1, length) for length in _LENGTHS)
    yield from (one for one in shared if len(one.edges) < most)
    plain = marked(grid, 0, _LENGTHS[0])
    yield from (plain, lettered(plain, _FEW), gathered(plain, _FEW))


def _named(plan: Plan, grid: Grid) -> Plan:
    """Let the rows say what the letters at lines stand for."""
    missing = (words for words in spelled_out(grid) if words not in plan.row_texts)
    return replace(plan, row_texts=(*plan.row_texts, *missing))


def _mended(first: Sketch) -> Fit:
    grid, widths, unpinned = first.grid, first.wished, first.unpinned
    best = replace(_widened(first.routings, widths, first.plan, first.room), unpinned=unpinned)
    breaks: tuple[int, ...] = ()
    for _ in range(_SPLITS):
        if not best.faults:
            break
        row = _break_row(grid, best)
        if row is None:
            break
        breaks = (*breaks, row)
        grid = replace(grid, breaks=tuple(sorted({*grid.breaks, row})))
        routings = route(grid, first.account)
        tried = _widened(routings, widths, draw(routings, widths), first.room)
        if tried.badness < best.badness:
            best = replace(tried, split=tuple(sorted(breaks)), unpinned=unpinned)
    return replace(best, plan=_named(best.plan, grid))


def _clash(routings: Sequence[Routing]) -> bool:
    return any(routing.clashes for routing in routings)


def _widened(
    routings: Sequence[Routing], wished: tuple[float, ...], plan: Plan, room: float
) -> Fit:
    """Widen columns with a fault until none is left or it does not help."""
    best = found = _looked_at(plan, wished)
    for _ in range(1, _WIDENINGS):
        if found.badness == (0, 0):
            break
        wider = _wider(plan, found.verdict.faults + found.grown)
        if not found.faults and sum(wider) > room:
            break
        plan = draw(routings, wider)
        found = _looked_at(plan, wished)
        if found.badness < best.badness:
            best = found
    return best


def _looked_at(plan: Plan, wished: tuple[float, ...]) -> Fit:
    verdict = look(plan)
    widened = tuple(
        column
        for column, (got, wish) in enumerate(zip(plan.widths, wished, strict=True))
        if got > wish + 0.01
    )
    return Fit(plan, verdict, enlarged_faults(plan, verdict.faults), widened)


def _hard(faults: Sequence[Fault]) -> tuple[Fault, ...]:
    return tuple(fault for fault in faults if fault.kind != "struck")


def look(plan: Plan) -> Verdict:
    """Return the checker's verdict on the drawing of a plan at its least size."""
    names = tuple(str(column) for column in range(len(plan.widths)))
    return judge(read(svg(plan, Surround("", "", names))))


def _wider(plan: Plan, faults: Sequence[Fault]) -> tuple[float, ...]:
    borders = tuple(accumulate(plan.widths, initial=MARGIN))
    wanted: set[int] = set()
    for fault in faults:
        x = fault.at[0] * POINT
        wanted |= {_column_at(borders, at) for at in (x - _REACH, x + _REACH)}
    return tuple(
        width + _WIDER if column in wanted else width for column, width in enumerate(plan.widths)
    )


def _column_at(borders: Sequence[float], x: float) -> int:
    """Return the column at x, the first or last where x is outside."""
    return min(max(bisect_right(borders, x) - 1, 0), len(borders) - 2)


def _break_row(grid: Grid, fitted: Fit) -> int | None:
    """Return the grid's row to begin a page at: the first fault's, or the middle of its page."""
    tops = tuple(accumulate((row.height for row in fitted.plan.rows), initial=MARGIN))
    y = fitted.faults[0].at[1] * POINT
    for number, row in enumerate(fitted.plan.rows):
        if isinstance(row.source, int) and tops[number] <= y < tops[number + 1]:
            near = (row.source, row.source + 1, grid.rows // 2)
            return next((at for at in near if 0 < at < grid.rows and at not in grid.breaks), None)
    return None
