"""The grid with every symbol spelled out: starts and ends added, empty nodes bridged.

This is what pages are cut from. Rows that were not in the table are marked `start` and `end`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from soptool.diagram.grid import Kind, Relation, Side

RowSource = int | Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Item:
    """A node with its place. Items of one row stand in levels: 0 the row's own, 1 below it.

    `opens` and `closes` turn the first and the last symbol into capsules (all of them, unless
    they are a chain). `step` is what others call it; `key` is unique. A `usual` text says no more
    than the symbol does.
    """

    key: str
    step: str
    row: int
    columns: tuple[int, ...]
    kind: Kind = "process"
    relation: Relation = "joint"
    text: str = ""
    level: int = 0
    opens: bool = False
    closes: bool = False
    usual: bool = False

    @property
    def entry(self) -> int:
        """Column of the symbol that lines enter first."""
        return self.columns[0]

    @property
    def exit(self) -> int:
        """Column of the symbol that the main line leaves."""
        if self.relation == "chain":
            return self.columns[-1]
        return self.columns[0]


@dataclass(frozen=True, slots=True)
class Way:
    """A line between two items; `main` is the first branch, or the only one."""

    source: str
    target: str
    label: str = ""
    side: Side | None = None
    main: bool = True


@dataclass(frozen=True, slots=True)
class Chart:
    """All rows, items and ways of one procedure."""

    columns: int
    rows: tuple[RowSource, ...]
    items: tuple[Item, ...]
    ways: tuple[Way, ...]
    breaks: tuple[int, ...] = ()
