"""Where the pages of a flow table begin. All lengths are millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Band:
    """A row as pages see it: rows that are `kept` stand on the page of the row below them."""

    height: float
    is_kept: bool = False


def page_starts(
    rows: Sequence[Band], room: float, forced: frozenset[int] = frozenset()
) -> tuple[int, ...]:
    """Return the rows that begin a page after the first; `forced` rows always do.

    A row that alone is taller than the room gets a page of its own. The last page never holds a
    single row where the page before can spare one.
    """
    blocks = _blocks(rows, forced)
    starts: list[int] = []
    filled = 0.0
    for first, end in blocks:
        height = sum(row.height for row in rows[first:end])
        if first and (first in forced or filled + height > room):
            starts.append(first)
            filled = 0.0
        filled += height
    return _without_widow(rows, blocks, starts, room, forced)


def _blocks(rows: Sequence[Band], forced: frozenset[int]) -> list[tuple[int, int]]:
    """Return the stretches of rows that stay together."""
    firsts = [
        number
        for number in range(len(rows))
        if number == 0 or number in forced or not rows[number - 1].is_kept
    ]
    return list(pairwise([*firsts, len(rows)]))


def _without_widow(
    rows: Sequence[Band],
    blocks: list[tuple[int, int]],
    starts: list[int],
    room: float,
    forced: frozenset[int],
) -> tuple[int, ...]:
    """Take one more block over to a last page that has only one."""
    firsts = [first for first, _ in blocks]
    if not starts or starts[-1] != firsts[-1] or starts[-1] in forced:
        return tuple(starts)
    before = firsts[-2]
    page = starts[-2] if len(starts) > 1 else 0
    height = sum(row.height for row in rows[before:])
    if before > page and before - page > 1 and height <= room:
        starts[-1] = before
    return tuple(starts)


def pages(rows: int, starts: Sequence[int]) -> tuple[range, ...]:
    """Return the rows of each page."""
    ends = (*starts, rows)
    return tuple(range(first, end) for first, end in zip((0, *starts), ends, strict=True))
