"""Cut a chart into pages; a line over a cut goes through a pair of lettered connectors.

One letter for each page and target: lines that leave one page for the same step share it, and so
do those of a line that forks to many steps, for each other page. What goes on leaves at the foot
and enters the next page at its head; what goes back leaves at the head and enters the earlier page
at its foot.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from soptool.diagram.chart import Chart, Item, RowSource, Way

_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_FEW: Final = 8
"""Connectors that a line which forks may lead to."""
_ABOVE: Final = -9
_BELOW: Final = 9


@dataclass(frozen=True, slots=True)
class ChartPage:
    """Rows `first` to `last` (inclusive), what they are, and all that is drawn in them."""

    columns: int
    first: int
    last: int
    rows: tuple[RowSource, ...]
    items: tuple[Item, ...]
    ways: tuple[Way, ...]


@dataclass(slots=True)
class _Cutting:
    """Pages in the making: the page of each row, and the connectors so far."""

    chart: Chart
    page_of: tuple[int, ...]
    last_row: tuple[int, ...]
    items: list[list[Item]]
    ways: list[list[Way]]
    pairs: dict[tuple[int, str], tuple[str, str]] = field(default_factory=dict)
    taken: dict[tuple[int, int], set[int]] = field(default_factory=dict)


class _End(NamedTuple):
    """Where a way leaves or enters a page: a row and level, and the column that it wishes for.

    `aside` is no part of the main flow; `distance` is in rows, from its step.
    """

    aside: bool
    distance: int
    key: str
    page: int
    line: tuple[int, int]
    wish: int


def cut(chart: Chart) -> tuple[ChartPage, ...]:
    """Return the pages of a chart, one where it has no breaks."""
    firsts = (0, *sorted(set(chart.breaks)))
    lasts = (*(first - 1 for first in firsts[1:]), len(chart.rows) - 1)
    page_of = tuple(
        page
        for page, (first, last) in enumerate(zip(firsts, lasts, strict=True))
        for _ in range(first, last + 1)
    )
    cutting = _Cutting(chart, page_of, lasts, [[] for _ in firsts], [[] for _ in firsts])
    for item in chart.items:
        cutting.items[page_of[item.row]].append(item)
    _deal_ways(cutting, firsts)
    return tuple(
        ChartPage(
            chart.columns,
            first,
            last,
            chart.rows[first : last + 1],
            tuple(items),
            tuple(dict.fromkeys(ways)),
        )
        for first, last, items, ways in zip(firsts, lasts, cutting.items, cutting.ways, strict=True)
    )


def _deal_ways(cutting: _Cutting, firsts: tuple[int, ...]) -> None:
    items = {item.key: item for item in cutting.chart.items}
    page = {item.key: cutting.page_of[item.row] for item in cutting.chart.items}
    leaving = (way for way in cutting.chart.ways if page[way.source] != page[way.target])
    forked = Counter((way.source, way.label) for way in leaving)
    ends: list[_End] = []
    for way in cutting.chart.ways:
        source, target = items[way.source], items[way.target]
        here, there = page[way.source], page[way.target]
        if here == there:
            cutting.ways[here].append(way)
            continue
        fork = (way.source, way.label)
        to = repr((*fork, there)) if forked[fork] > _FEW else target.key
        leave, arrive = _pair(cutting, here, to)
        cutting.ways[here].append(Way(way.source, leave, way.label, way.side, way.main))
        cutting.ways[there].append(Way(arrive, way.target))
        # What goes back to an earlier page leaves above, and comes from below.
        foot, head = (cutting.last_row[here], _BELOW), (firsts[there], _ABOVE)
        if there < here:
            foot, head = (firsts[here], _ABOVE), (cutting.last_row[there], _BELOW)
        aside = there < here or not way.main
        ends.append(_End(aside, abs(source.row - foot[0]), leave, here, foot, source.exit))
        ends.append(_End(aside, abs(target.row - head[0]), arrive, there, head, target.entry))
    _place(cutting, ends)


def _pair(cutting: _Cutting, here: int, to: str) -> tuple[str, str]:
    """Return the keys of the connectors that lead from a page to a step, or to those of a fork."""
    letter = _letter(len(cutting.pairs))
    return cutting.pairs.setdefault((here, to), (f"{letter}>", f">{letter}"))


def _place(cutting: _Cutting, ends: list[_End]) -> None:
    """Give each connector its column: first the main flow, and what is nearest to the border."""
    columns: dict[str, int] = {}
    for end in sorted(ends, key=lambda end: (end.aside, end.distance)):
        if end.key not in columns:
            columns[end.key] = _free_column(cutting, end.line, end.wish)
    for end in ends:
        column = columns.pop(end.key, None)
        if column is None:
            continue
        (row, level), letter = end.line, end.key.strip(">")
        cutting.items[end.page].append(
            Item(end.key, "offpage", row, (column,), "connector", text=letter, level=level)
        )


def _letter(number: int) -> str:
    count = len(_LETTERS)
    tail = _LETTERS[number % count]
    return tail if number < count else _letter(number // count - 1) + tail


def _free_column(cutting: _Cutting, line: tuple[int, int], wish: int) -> int:
    """Return the free column of a row and level that is nearest to the wish."""
    taken = cutting.taken.setdefault(line, set())
    if len(taken) == cutting.chart.columns:
        taken.clear()
    free = [column for column in range(cutting.chart.columns) if column not in taken]
    column = min(free, key=lambda candidate: (abs(candidate - wish), candidate))
    taken.add(column)
    return column
