"""Rows of the flow's table, from page to page, and the texts in their cells."""

from __future__ import annotations

import itertools
import operator
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from soptool.importing.interpret.columns import TEXTS, Column, Columns
from soptool.importing.interpret.letters import Line
from soptool.importing.interpret.page import Page
from soptool.importing.sheets import Box

_LOWEST: Final = 8.0
"""A row is higher than that."""
_SAME: Final = 3.0
"""Sides of cells that lie so near are one."""
_NUMBERS = re.compile(r"\(?\d{1,2}\)?")


@dataclass(slots=True)
class Row:
    """A row: its cells by column. `merged` columns are one with the cell above.

    `is_heading`: one text over several columns, no row of work.
    """

    page: Page
    y0: float
    y1: float
    cells: dict[str, list[Line]] = field(default_factory=dict)
    merged: frozenset[str] = frozenset()
    is_heading: bool = False
    number: int = 0

    @property
    def middle(self) -> float:
        """Its middle, from above."""
        return (self.y0 + self.y1) / 2

    def has(self, kind: str) -> bool:
        """Whether something stands in a cell."""
        return bool(self.cells.get(kind))


def rows_of(page: Page, columns: Columns, top: float, bottom: float) -> list[Row]:
    """Return the rows below `top` and above `bottom`, with their texts."""
    bands = _bands(page, columns, top, bottom)
    found = []
    for at, (y0, y1) in enumerate(bands):
        row = Row(page, y0, y1)
        row.is_heading = _is_heading(page, columns, y0, y1)
        if row.is_heading:
            box = Box(columns.all[0].x0, y0, columns.left, y1)
            row.cells["activity"] = page.letters.inside(box)
        else:
            _fill(row, columns, bands, at)
        found.append(row)
    found = [row for row in found if not _is_numbering(row, page, columns)]
    for row in found:
        for lines in row.cells.values():
            page.letters.take(lines)
    return found


def _bands(page: Page, columns: Columns, top: float, bottom: float) -> list[tuple[float, float]]:
    activity = columns.of("activity") or columns.all[0]
    ys: list[float] = []
    for rule in page.rules.level:
        crosses = rule.low <= activity.x0 + 6 and rule.high >= activity.x1 - 6
        if crosses and top - 2 < rule.at < bottom and (not ys or rule.at - ys[-1] > 3):
            ys.append(rule.at)
    sides = [
        rule
        for rule in page.rules.upright
        if abs(rule.at - activity.x0) < 3 or abs(rule.at - activity.x1) < 3
    ]
    edge = columns.all[0].x0
    sides += [rule for rule in page.rules.upright if abs(rule.at - edge) < 3]
    good = [y for y in ys if any(rule.covers(y, 4) for rule in sides)]
    if not page.sheet.rules:
        good = _open_ended(good, page, activity, top, bottom)
    found = list(itertools.pairwise(good))
    if page.sheet.rules:  # all sides are known: where there is none, the table has ended
        inside = [any(rule.covers((a + b) / 2, 0) for rule in sides) for a, b in found]
        return list(itertools.compress(found, itertools.accumulate(inside, operator.and_)))
    return found


def _open_ended(
    levels: list[float], page: Page, activity: Column, top: float, bottom: float
) -> list[float]:
    """Add where the sides of cells begin and end: rows cut by a page have no rule there."""
    if not levels:
        return levels
    lows, highs = [], []
    for x in (activity.x0, activity.x1):
        side = [rule for rule in page.rules.upright if abs(rule.at - x) < 3]
        lows.append(min((r.low for r in side if r.covers(levels[0], 4)), default=levels[0]))
        highs.append(max((r.high for r in side if r.covers(levels[-1], 4)), default=levels[-1]))
    first, last = max(*lows, top), min(*highs, bottom)
    before = [first] if levels[0] - first > _LOWEST else []
    return [*before, *levels, *([last] if last - levels[-1] > _LOWEST else [])]


def _is_heading(page: Page, columns: Columns, y0: float, y1: float) -> bool:
    """Whether number and activity are one cell, while other rows have two."""
    number, activity = columns.of("no"), columns.of("activity")
    if number is None or activity is None:
        return False
    y = (y0 + y1) / 2
    return not any(
        abs(rule.at - activity.x0) < 3 and rule.covers(y, 0) for rule in page.rules.upright
    ) and any(abs(rule.at - number.x0) < 3 and rule.covers(y, 0) for rule in page.rules.upright)


def _fill(row: Row, columns: Columns, bands: Sequence[tuple[float, float]], at: int) -> None:
    page, merged, end = row.page, set(), 0.0
    for column in columns.all:
        if column.kind == "executor":
            continue
        if column.x0 < end - _SAME:
            row.cells[column.kind] = []
            continue
        end = _end_of(column, row, columns, bands)
        middle = (column.x0 + column.x1) / 2
        low = row.y1
        if column.kind in (*TEXTS, "no"):
            if at and not page.rules.is_ruled(middle, row.y0):
                merged.add(column.kind)
                continue
            below = at
            while below + 1 < len(bands) and not page.rules.is_ruled(middle, bands[below][1]):
                below += 1
            low = bands[below][1]
        row.cells[column.kind] = page.letters.inside(Box(column.x0, row.y0, end, low))
    row.merged = frozenset(merged)


def _end_of(
    column: Column, row: Row, columns: Columns, bands: Sequence[tuple[float, float]]
) -> float:
    """Return where a cell ends: beyond its column, where it is one with those beside it.

    Only where all sides of cells are known, and other rows have one there.
    """
    rules = [rule for rule in row.page.rules.upright if row.page.sheet.rules]
    beside = [each for each in columns.all if each.kind in TEXTS and each.x0 >= column.x0]
    end = column.x1
    for here, following in itertools.pairwise(beside if column.kind in TEXTS else ()):
        sides = [rule for rule in rules if abs(rule.at - following.x0) < _SAME]
        own = any(rule.covers(row.middle, 0) for rule in sides)
        others = any(rule.covers((y0 + y1) / 2, 0) for rule in sides for y0, y1 in bands)
        if own or not others or here.x1 < following.x0 - _SAME:
            break
        end = following.x1
    return end


def _is_numbering(row: Row, page: Page, columns: Columns) -> bool:
    """Whether a row holds the numbers of the columns."""
    box = Box(columns.all[0].x0, row.y0, columns.all[-1].x1, row.y1)
    texts = [text for line in page.letters.inside(box) for text in line.text.split()]
    if len(texts) < 3 or not all(_NUMBERS.fullmatch(text) for text in texts):
        return False
    page.letters.take(page.letters.inside(box))
    return True
