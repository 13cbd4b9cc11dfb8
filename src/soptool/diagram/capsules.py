"""Starts and ends: give a procedure the capsules of the agency's style.

`activity`: the first and the last step are capsules themselves; `stacked`: capsules above and
below them in the same cell; `rows`: rows of their own, for the first flow to begin and the last
to end; flows between are as if stacked. A branch that goes straight to the end gets a capsule in
the cell of its decision, except in such a row.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import NamedTuple

from soptool.diagram.chart import Chart, Item, RowSource, Way
from soptool.diagram.grid import END, Edge, Grid, Start


@dataclass(slots=True)
class _Draft:
    """The chart in the making."""

    grid: Grid
    items: dict[str, Item]
    ways: list[Way]
    first: int
    last: int
    rows: _OwnRows


class _OwnRows(NamedTuple):
    """Items whose start stands in the first row, and whose end in the last."""

    opened: frozenset[str]
    closed: frozenset[str]


def with_capsules(grid: Grid) -> Chart:
    """Return the chart of a grid with its start and end symbols."""
    edges = _bridged(grid)
    own_rows = grid.terminators == "rows"
    shift = 1 if own_rows and grid.rows else 0
    items, starts = _items(grid, shift), _starts(grid)
    rows = _own_rows(items, edges, starts) if own_rows else _OwnRows(frozenset(), frozenset())
    draft = _Draft(grid, items, [], 0, grid.rows + shift, rows)
    if grid.terminators == "activity":
        starts = _opening(draft, starts)
        edges = _closing(draft, edges)
    _add_starts(draft, starts)
    _add_ways(draft, edges)
    return Chart(
        grid.columns,
        _rows(grid, shift),
        tuple(draft.items.values()),
        tuple(dict.fromkeys(draft.ways)),
        tuple(row + shift for row in grid.breaks if 0 < row < grid.rows),
    )


def _items(grid: Grid, shift: int) -> dict[str, Item]:
    return {
        node.id: Item(
            node.id,
            node.id,
            node.row + shift,
            node.columns,
            node.kind,
            node.relation if len(node.columns) > 1 else "joint",
            node.text,
        )
        for node in grid.nodes
        if node.columns
    }


def _rows(grid: Grid, shift: int) -> tuple[RowSource, ...]:
    rows: tuple[RowSource, ...] = tuple(range(grid.rows))
    return ("start", *rows, "end") if shift else rows


def _bridged(grid: Grid) -> tuple[Edge, ...]:
    """Lead lines over nodes that have no symbol."""
    drawn = {node.id for node in grid.nodes if node.columns}
    if len(drawn) == len(grid.nodes):
        return tuple(edge for edge in grid.edges if edge.target == END or edge.target in drawn)
    onward: dict[str, list[Edge]] = {}
    for edge in grid.edges:
        onward.setdefault(edge.source, []).append(edge)
    found: list[Edge] = []
    for edge in grid.edges:
        if edge.source in drawn:
            found.extend(_over(edge, drawn, onward, frozenset()))
    return tuple(dict.fromkeys(found))


def _over(
    edge: Edge, drawn: set[str], onward: dict[str, list[Edge]], seen: frozenset[str]
) -> list[Edge]:
    if edge.target == END or edge.target in drawn:
        return [edge]
    if edge.target in seen:
        return []
    seen |= {edge.target}
    return [
        final
        for after in onward.get(edge.target, ())
        for final in _over(
            replace(edge, target=after.target, outcome=after.outcome), drawn, onward, seen
        )
    ]


def _opening(draft: _Draft, starts: tuple[Start, ...]) -> tuple[Start, ...]:
    """Make capsules of the first steps; return the starts that still need a symbol."""
    left: list[Start] = []
    for start in starts:
        item = draft.items[start.node]
        if item.kind == "process":
            draft.items[item.key] = replace(item, opens=True, text=start.text or item.text)
        else:
            left.append(start)
    return tuple(left)


def _closing(draft: _Draft, edges: tuple[Edge, ...]) -> tuple[Edge, ...]:
    """Make capsules of the last steps; return the edges that still need a line."""
    leaving = Counter(edge.source for edge in edges)
    left: list[Edge] = []
    for edge in edges:
        item = draft.items[edge.source]
        plain = edge.target == END and not edge.label and leaving[edge.source] == 1
        if plain and item.kind == "process":
            draft.items[item.key] = replace(item, closes=True, text=edge.outcome or item.text)
        else:
            left.append(edge)
    return tuple(left)


def _starts(grid: Grid) -> tuple[Start, ...]:
    """Where a start has no symbol, what it leads to is the start."""
    drawn = {node.id for node in grid.nodes if node.columns}
    found: dict[str, Start] = {}
    for start in grid.starts:
        for node in _first_drawn(grid, start.node, drawn):
            found.setdefault(node, replace(start, node=node))
    return tuple(found.values())


def _first_drawn(grid: Grid, node: str, drawn: set[str]) -> list[str]:
    queue, seen, found = [node], {node}, []
    while queue:
        here = queue.pop(0)
        if here in drawn:
            found.append(here)
            continue
        for edge in grid.edges:
            if edge.source == here and edge.target != END and edge.target not in seen:
                seen.add(edge.target)
                queue.append(edge.target)
    return found


def _add_starts(draft: _Draft, starts: tuple[Start, ...]) -> None:
    for number, start in enumerate(starts, 1):
        item = draft.items[start.node]
        key = f"{END}<{number}"
        row = draft.first if item.key in draft.rows.opened else item.row
        text = start.text or draft.grid.start_text
        capsule = Item(key, "start", row, (item.entry,), "terminator", text=text, level=-1)
        draft.items[key] = replace(capsule, usual=not start.text)
        draft.ways.append(Way(key, item.key))


def _add_ways(draft: _Draft, edges: tuple[Edge, ...]) -> None:
    main, closed = _main_labels(edges), draft.rows.closed
    ends = [edge for edge in edges if edge.target == END]
    last = {edge.outcome: edge for edge in ends if edge.source in closed}
    for edge in edges:
        target = edge.target
        if target == END:
            target = _end(draft, last[edge.outcome] if edge.source in closed else edge)
        draft.ways.append(
            Way(edge.source, target, edge.label, edge.side, main[edge.source] == edge.label)
        )


def _main_labels(edges: tuple[Edge, ...]) -> dict[str, str]:
    main: dict[str, str] = {}
    for edge in edges:
        main.setdefault(edge.source, edge.label)
    return main


def _end(draft: _Draft, edge: Edge) -> str:
    source = draft.items[edge.source]
    own_row = source.key in draft.rows.closed
    key = f"{END}>{edge.outcome}" if own_row else f"{END}>{edge.source}>{edge.outcome}"
    if key not in draft.items:
        row = draft.last if own_row else source.row
        text = edge.outcome or draft.grid.end_text
        capsule = Item(key, "end", row, (source.exit,), "terminator", text=text, level=1)
        draft.items[key] = replace(capsule, usual=not edge.outcome)
    return key


def _own_rows(
    items: dict[str, Item], edges: tuple[Edge, ...], starts: tuple[Start, ...]
) -> _OwnRows:
    """Return what belongs to the flow that starts first, and to the one that ends last."""
    flows = _flows(items, edges)
    begins = min((items[start.node] for start in starts), key=_row, default=None)
    ending = (items[edge.source] for edge in edges if edge.target == END)
    ends = max(ending, key=_row, default=None)
    return _OwnRows(
        frozenset(flows[begins.key] if begins else ()), frozenset(flows[ends.key] if ends else ())
    )


def _row(item: Item) -> int:
    return item.row


def _flows(items: dict[str, Item], edges: tuple[Edge, ...]) -> dict[str, set[str]]:
    """Return for each item all that lines connect it with, in either direction."""
    flows = {key: {key} for key in items}
    for edge in edges:
        if edge.target == END:
            continue
        one, other = flows[edge.source], flows[edge.target]
        if one is not other:
            one |= other
            flows.update(dict.fromkeys(other, one))
    return flows
