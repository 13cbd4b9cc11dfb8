"""Decisions of many answers, drawn plainer: answers share lines, letters stand for their words.

From the least plain to the plainest: `united`, `marked`, `lettered`, `gathered`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import count

from soptool.diagram.grid import Edge, Grid
from soptool.diagram.plan import RowText
from soptool.numerals import list_letter

BETWEEN = " / "


def united(grid: Grid, most: int, longest: int) -> Grid:
    """Let more than `most` answers of one step that lead to one place share a line.

    Words of a line have up to `longest` letters together, then another begins. An answer that
    leads to several places keeps its own.
    """
    alike = [edges for edges in _alike(grid) if len(edges) > most]
    lines = [line for edges in alike for line in _lines(edges, longest)]
    return _with(grid, {line[0]: _line(line, _words(line)) for line in lines}, lines)


def marked(grid: Grid, most: int, longest: int) -> Grid:
    """Let all answers of one step that lead to one place share a line, with a letter for them.

    Only at steps where they would have more than `most` lines (`united`), and where their words
    have more than `longest` letters; these stand with what is done.
    """
    alike = list(_alike(grid))
    many = Counter[str]()
    for edges in alike:
        many[edges[0].source] += len(list(_lines(edges, longest)))
    lines = [edges for edges in alike if len(edges) > 1 and many[edges[0].source] > most]
    marks = {edge.source: _marks(grid, edge.source) for edge in grid.edges}
    shared: dict[Edge, Edge] = {}
    for line in lines:
        words = _words(line)
        is_long = len(words) > longest
        label = next(marks[line[0].source]) if is_long else words
        shared[line[0]] = replace(_line(line, label), words=words if is_long else "")
    return _with(grid, shared, lines)


def lettered(grid: Grid, most: int) -> Grid:
    """Write a letter at each line of a step that more than `most` lines leave."""
    shared: dict[Edge, Edge] = {}
    for edges in _crowded(grid, most):
        marks = _marks(grid, edges[0].source, edges)
        for edge in edges:
            shared[edge] = replace(edge, label=next(marks), words=edge.words or edge.label)
    return _with(grid, shared)


def gathered(grid: Grid, most: int) -> Grid:
    """Let all lines of a step that more than `most` leave be one that forks.

    Which answer leads to which row stands with what is done.
    """
    numbers = {node.id: node.number or str(node.row + 1) for node in grid.nodes}
    shared: dict[Edge, Edge] = {}
    for edges in _crowded(grid, most):
        label = next(_marks(grid, edges[0].source, edges))
        ends = [numbers.get(edge.target) or edge.outcome or grid.end_text for edge in edges]
        ways = [f"{edge.words or edge.label} → {to}" for edge, to in zip(edges, ends, strict=True)]
        shared |= {edge: replace(edge, label=label, words="", side=None) for edge in edges}
        shared[edges[0]] = replace(shared[edges[0]], words="; ".join(ways))
    return _with(grid, shared)


def is_crowded(grid: Grid, most: int) -> bool:
    """Whether more than `most` lines leave some step."""
    return any(True for _ in _crowded(grid, most))


def _crowded(grid: Grid, most: int) -> Iterator[list[Edge]]:
    """Yield the lines of each step that more than `most` leave, one for each answer."""
    leaving: dict[str, list[Edge]] = {}
    for edges in _alike(grid):
        leaving.setdefault(edges[0].source, []).extend(edges)
    return (edges for edges in leaving.values() if len(edges) > most)


def spelled_out(grid: Grid) -> tuple[RowText, ...]:
    """Return what the letters at lines stand for, as words of their rows."""
    rows = {node.id: node.row for node in grid.nodes}
    return tuple(
        RowText(rows[edge.source], edge.source, f"{edge.label}: {edge.words}")
        for edge in grid.edges
        if edge.words
    )


def _marks(grid: Grid, source: str, renamed: Collection[Edge] = ()) -> Iterator[str]:
    """Yield letters, and then pairs of them, that stand at no line of the step but at `renamed`."""
    own = (edge for edge in grid.edges if edge.source == source and edge not in renamed)
    taken = {edge.label.casefold() for edge in own}
    yield from (mark for mark in map(list_letter, count(1)) if mark not in taken)


def _alike(grid: Grid) -> Collection[list[Edge]]:
    forks = Counter((edge.source, edge.label) for edge in grid.edges)
    alike: dict[tuple[str, str, str], list[Edge]] = {}
    for edge in grid.edges:
        if edge.label and forks[edge.source, edge.label] == 1:
            alike.setdefault((edge.source, edge.target, edge.outcome), []).append(edge)
    return alike.values()


def _lines(edges: Sequence[Edge], longest: int) -> Iterator[list[Edge]]:
    """Yield those that share a line: as many as their words have room for."""
    line: list[Edge] = []
    for edge in edges:
        if line and len(_words((*line, edge))) > longest:
            yield line
            line = []
        line.append(edge)
    yield line


def _words(edges: Sequence[Edge]) -> str:
    return BETWEEN.join(edge.label for edge in edges)


def _line(edges: Sequence[Edge], label: str) -> Edge:
    """Return the line that these answers share."""
    sides = {edge.side for edge in edges}
    return replace(edges[0], label=label, side=edges[0].side if len(sides) == 1 else None)


def _with(grid: Grid, shared: dict[Edge, Edge], lines: Sequence[Sequence[Edge]] = ()) -> Grid:
    if not shared:
        return grid
    gone = {edge for line in lines for edge in line[1:]}
    edges = tuple(shared.get(edge, edge) for edge in grid.edges if edge not in gone)
    return replace(grid, edges=edges)
