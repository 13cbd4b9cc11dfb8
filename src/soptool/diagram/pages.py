"""Cut a chart into pages; a line over a cut goes through a pair of lettered connectors.

One letter for each page and target: lines that leave one page for the same step share it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from soptool.diagram.chart import Chart, Item, RowSource, Way

_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_ABOVE: Final = -9
_BELOW: Final = 9


@dataclass(frozen=True, slots=True)
class Page:
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


def cut(chart: Chart) -> tuple[Page, ...]:
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
        Page(
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
    for way in cutting.chart.ways:
        source, target = items[way.source], items[way.target]
        here, there = cutting.page_of[source.row], cutting.page_of[target.row]
        if here == there:
            cutting.ways[here].append(way)
            continue
        leave, arrive = _pair(cutting, here, source, target, firsts[there])
        cutting.ways[here].append(Way(way.source, leave, way.label, way.side, way.main))
        cutting.ways[there].append(Way(arrive, way.target))


def _pair(
    cutting: _Cutting, here: int, source: Item, target: Item, first_row: int
) -> tuple[str, str]:
    known = cutting.pairs.get((here, target.key))
    if known:
        return known
    letter = _letter(len(cutting.pairs))
    leave = _connector(cutting, f"{letter}>", (cutting.last_row[here], _BELOW), source.exit)
    arrive = _connector(cutting, f">{letter}", (first_row, _ABOVE), target.entry)
    cutting.pairs[here, target.key] = (leave.key, arrive.key)
    cutting.items[here].append(leave)
    cutting.items[cutting.page_of[target.row]].append(arrive)
    return leave.key, arrive.key


def _letter(number: int) -> str:
    count = len(_LETTERS)
    tail = _LETTERS[number % count]
    return tail if number < count else _letter(number // count - 1) + tail


def _connector(cutting: _Cutting, key: str, line: tuple[int, int], wish: int) -> Item:
    """Return a connector in a row and level, in the free column nearest to the wish."""
    taken = cutting.taken.setdefault(line, set())
    free = [column for column in range(cutting.chart.columns) if column not in taken]
    if not free:
        taken.clear()
        free = list(range(cutting.chart.columns))
    column = min(free, key=lambda candidate: (abs(candidate - wish), candidate))
    taken.add(column)
    row, level = line
    text = key.strip(">")
    return Item(key, "offpage", row, (column,), "connector", text=text, level=level)
