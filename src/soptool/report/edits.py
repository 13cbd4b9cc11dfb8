"""A fix as edits of text, for formats that know no keys and values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from soptool.finding import Change, Fix, Place
from soptool.report.report import Report
from soptool.source.change import splices_of


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text at `place` by `text`."""

    place: Place
    text: str


def edits_of(fix: Fix, report: Report) -> Mapping[str, tuple[Edit, ...]]:
    """Return the edits by file; nothing where the fix can't be made in the files as they are."""
    edits: dict[str, tuple[Edit, ...]] = {}
    for path in dict.fromkeys(change.file for change in fix.changes):
        changes = [change for change in fix.changes if change.file == path]
        made = _edits(path, changes, report)
        if made is None:
            return {}
        edits[path] = made
    return edits


def _edits(path: str, changes: list[Change], report: Report) -> tuple[Edit, ...] | None:
    lines = report.lines(path)
    splices = splices_of("\n".join(lines), changes)
    if splices is None:
        return None
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)

    def place(start: int, end: int) -> Place:
        first, last = bisect_right(starts, start), bisect_right(starts, end)
        column, end_column = start - starts[first - 1] + 1, end - starts[last - 1] + 1
        return Place(path, first, column, last, end_column)

    return tuple(Edit(place(splice.start, splice.end), splice.text) for splice in splices)
