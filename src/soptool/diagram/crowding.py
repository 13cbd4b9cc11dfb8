"""More branches of one decision than anybody could follow are not drawn."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Final

from soptool.diagram.grid import Grid

MOST_BRANCHES: Final = 60
"""A diamond of so many fills a page; the budget of the search for their lines is made for them."""


def crowded(grid: Grid) -> tuple[str, ...]:
    """Return the nodes with more branches than are drawn."""
    labels: dict[str, set[str]] = defaultdict(set)
    for edge in grid.edges:
        labels[edge.source].add(edge.label)
    return tuple(name for name, own in labels.items() if len(own) > MOST_BRANCHES)


def without_branches(grid: Grid, names: tuple[str, ...]) -> Grid:
    """Return the grid without the lines that leave these nodes: good for heights, not for print."""
    edges = tuple(edge for edge in grid.edges if edge.source not in names)
    return replace(grid, edges=edges)
