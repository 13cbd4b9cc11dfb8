"""Columns of the flow's table: those of texts by their heads, those of executors by their rules."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from soptool.importing.interpret.head import Head
from soptool.importing.interpret.page import Page
from soptool.importing.interpret.paragraphs import folded
from soptool.importing.sheets import Box

TEXTS: Final = ("requirements", "duration", "outputs", "note")
_DOUBLE: Final = 12.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it holds, where it lies; an executor's name, and the group above it."""

    kind: str
    x0: float
    x1: float
    name: str = ""
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns of a table, from the left."""

    all: tuple[Column, ...]

    @property
    def executors(self) -> tuple[Column, ...]:
        """Those of executors."""
        return tuple(column for column in self.all if column.kind == "executor")

    def of(self, kind: str) -> Column | None:
        """Return the column of a kind."""
        return next((column for column in self.all if column.kind == kind), None)

    @property
    def left(self) -> float:
        """Where the executors begin."""
        return self.executors[0].x0 if self.executors else 0.0

    @property
    def right(self) -> float:
        """Where they end."""
        return self.executors[-1].x1 if self.executors else 0.0


def columns_of(page: Page, head: Head) -> Columns:
    """Return the columns below a head, and note that its words are read."""
    cells = dict(head.cells)
    activity = cells["activity"]
    right = min(cells[key].x0 for key in ("requirements", "duration", "outputs") if key in cells)
    if "no" not in cells:
        inner = _number_rule(page, activity, head.bottom)
        if inner is not None:
            cells["no"] = Box(activity.x0, activity.y0, inner, activity.y1)
            activity = Box(inner, activity.y0, activity.x1, activity.y1)
    found = [Column("activity", activity.x0, activity.x1)]
    if "no" in cells:
        found.insert(0, Column("no", cells["no"].x0, cells["no"].x1))
    found += _executors(page, head, activity.x1, right)
    found += [Column(key, cells[key].x0, cells[key].x1) for key in TEXTS if key in cells]
    found = list(_closed(found))
    left, top = found[0].x0, min(box.y0 for box in cells.values())
    page.letters.take_all(Box(left - 2, top - 1, found[-1].x1 + 2, head.bottom))
    return Columns(tuple(found))


def _closed(columns: Iterable[Column]) -> Iterator[Column]:
    """Let columns begin where the one before ends: between them is no room but a double rule."""
    end = math.inf
    for column in columns:
        yield replace(column, x0=end) if 0 < column.x0 - end < _DOUBLE else column
        end = column.x1


def _number_rule(page: Page, activity: Box, bottom: float) -> float | None:
    """Find the rule between numbers and activities that begins below the head."""
    reach = activity.x0 + 0.25 * activity.width + 12
    found = [
        rule.at
        for rule in page.rules.upright
        if activity.x0 + 8 < rule.at < reach and rule.low <= bottom + 6 and rule.high > bottom + 25
    ]
    return min(found, default=None)


def _executors(page: Page, head: Head, left: float, right: float) -> Iterator[Column]:
    y = head.bottom - 2.5
    cuts = sorted(
        {
            round(rule.at, 1)
            for rule in page.rules.upright
            if left + 4 < rule.at < right - 4 and rule.low - 3 <= y <= rule.high + 3
        }
    )
    edges = [left, *(cut for at, cut in enumerate(cuts) if not at or cut - cuts[at - 1] > 4), right]
    above = head.cells.get("executor")
    for x0, x1 in itertools.pairwise(edges):
        x = (x0 + x1) / 2
        cell = page.rules.cell(x, y)
        if cell is None:
            yield Column("executor", x0, x1)
            continue
        name = folded(page.letters.inside(Box(x0, cell.y0, x1, cell.y1)))
        yield Column("executor", x0, x1, name, _group(page, x, cell, above))


def _group(page: Page, x: float, cell: Box, above: Box | None) -> str | None:
    """Return the name of the group over an executor: between its name and what heads them all."""
    if above is None or cell.y0 - above.y1 < 5:
        return None
    over = page.rules.cell(x, cell.y0 - 2.5)
    return folded(page.letters.inside(over)) or None if over is not None else None
