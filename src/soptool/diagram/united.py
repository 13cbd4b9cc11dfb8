"""Answers that lead the same way as one line: what a plainer drawing makes of many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from soptool.diagram.grid import Edge, Grid

BETWEEN = " / "


def united(grid: Grid, most: int, longest: int) -> Grid:
    """Let more than `most` answers of one step that lead to one place share a line.

    Words of a line have up to `longest` letters together, then another begins. An answer that
    leads to several places keeps its own.
    """
    forks = Counter((edge.source, edge.label) for edge in grid.edges)
    alike: dict[tuple[str, str, str], list[Edge]] = {}
    for edge in grid.edges:
        if edge.label and forks[edge.source, edge.label] == 1:
            alike.setdefault((edge.source, edge.target, edge.outcome), []).append(edge)
    many = [
        line for edges in alike.values() if len(edges) > most for line in _lines(edges, longest)
    ]
    if not many:
        return grid
    return replace(grid, edges=tuple(_edges(grid, many)))


def _lines(edges: Sequence[Edge], longest: int) -> Iterator[list[Edge]]:
    """Yield those that share a line: as many as their words have room for."""
    line: list[Edge] = []
    for edge in edges:
        if line and len(BETWEEN.join(one.label for one in (*line, edge))) > longest:
            yield line
            line = []
        line.append(edge)
    yield line


def _edges(grid: Grid, many: Sequence[Sequence[Edge]]) -> Iterator[Edge]:
    whole = {edges[0]: edges for edges in many}
    gone = {edge for edges in many for edge in edges[1:]}
    for edge in grid.edges:
        if edge in whole:
            sides = {one.side for one in whole[edge]}
            label = BETWEEN.join(one.label for one in whole[edge])
            yield replace(edge, label=label, side=edge.side if len(sides) == 1 else None)
        elif edge not in gone:
            yield edge
