"""The flow's tables of a file: rows gathered over pages that go on with the same columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from soptool.importing.interpret.columns import Columns, columns_of
from soptool.importing.interpret.head import Head, heads_of
from soptool.importing.interpret.page import Page
from soptool.importing.interpret.rows import Row, rows_of

_BESIDE: Final = 4.0


@dataclass(slots=True)
class Area:
    """The part of a table on one page."""

    page: Page
    columns: Columns
    rows: list[Row]

    @property
    def top(self) -> float:
        """Where its first row begins."""
        return self.rows[0].y0

    @property
    def bottom(self) -> float:
        """Where its last row ends."""
        return self.rows[-1].y1


@dataclass(slots=True)
class Table:
    """One flow's table."""

    columns: Columns
    areas: list[Area] = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        """All its rows, from page to page."""
        return [row for area in self.areas for row in area.rows]

    def add(self, area: Area) -> None:
        """Go on with the rows of an area."""
        first = len(self.rows)
        for number, row in enumerate(area.rows, start=first):
            row.number = number
        self.areas.append(area)


def tables_of(pages: Sequence[Page], words: Sequence[tuple[str, str]]) -> list[Table]:
    """Return the tables of a file, in the order of its pages, by the `words` of their heads."""
    found: list[Table] = []
    for page in pages:
        heads = heads_of(page, words)
        if not heads and found:
            area = _going_on(page, found[-1].columns, page.sheet.height)
            if area is not None:
                found[-1].add(area)
        for at, head in enumerate(heads):
            until = heads[at + 1].top if at + 1 < len(heads) else page.sheet.height
            if at == 0 and found:
                before = _going_on(page, found[-1].columns, head.top + 1)
                if before is not None:
                    found[-1].add(before)
            _headed(page, head, until, found)
    return [table for table in found if table.rows]


def _headed(page: Page, head: Head, until: float, found: list[Table]) -> None:
    columns = columns_of(page, head)
    if not columns.executors:
        return
    if found and _are_same(found[-1].columns, columns):
        known = rows_of(page, found[-1].columns, head.bottom, until)
        if known and _counts_on(found[-1], known):
            found[-1].add(Area(page, found[-1].columns, known))
            return
    rows = rows_of(page, columns, head.bottom, until)
    if not rows:
        return
    area = Area(page, columns, rows)
    if found and _goes_on(found[-1], columns, rows):
        found[-1].add(area)
    else:
        table = Table(columns)
        table.add(area)
        found.append(table)


def _are_same(known: Columns, columns: Columns) -> bool:
    """Whether columns lie as those before: rules between executors may belong to a picture."""
    one, other = ([c for c in each.all if c.kind != "executor"] for each in (known, columns))
    return [c.kind for c in one] == [c.kind for c in other] and all(
        abs(a.x0 - b.x0) < _BESIDE and abs(a.x1 - b.x1) < _BESIDE
        for a, b in zip(one, other, strict=True)
    )


def _counts_on(table: Table, rows: Sequence[Row]) -> bool:
    """Whether rows are numbered on from those of a table."""
    last = next((n for row in reversed(table.rows) if (n := number_of(row)) is not None), None)
    first = next((n for row in rows if (n := number_of(row)) is not None), None)
    return last is not None and first == last + 1


def _goes_on(table: Table, columns: Columns, rows: Sequence[Row]) -> bool:
    """Whether rows below a repeated head belong to the table before: unless they begin anew."""
    before, here = table.columns.executors, columns.executors
    if len(before) != len(here):
        return False
    names = [column.name.casefold() for column in before]
    if [column.name.casefold() for column in here] != names:
        return False
    work = [row for row in rows if not row.is_heading]
    is_after_heading = bool(rows) and rows[0].is_heading
    starts_again = bool(work) and number_of(work[0]) == 1 and not is_after_heading
    return not starts_again or all(number_of(row) is None for row in table.rows)


def number_of(row: Row) -> int | None:
    """Return the number that is printed before a row, where it is a whole one."""
    text = " ".join(line.text for line in row.cells.get("no", ())).strip(" .()")
    return int(text) if text.isdecimal() and len(text) < 4 else None


def _going_on(page: Page, columns: Columns, until: float) -> Area | None:
    """Return the rows of a page without a head, where its rules stand as those of the table."""
    edges = sorted({round(edge, 1) for c in columns.all for edge in (c.x0, c.x1)})
    seen = [
        edge
        for edge in edges
        if any(
            abs(rule.at - edge) < 2.5 and rule.high - rule.low > 8 and rule.low < until
            for rule in page.rules.upright
        )
    ]
    if len(seen) < 0.8 * len(edges):
        return None
    rows = rows_of(page, columns, 0, until)
    return Area(page, columns, rows) if rows else None
