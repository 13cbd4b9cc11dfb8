"""Comments of a file, each with the lines that it speaks of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from soptool.finding import Place
from soptool.source.events import Refusal
from soptool.source.layout import Value, comments, layout
from soptool.source.lines import Lines


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, and the lines `first` to `last` (from 1) that it speaks of.

    Behind something these are its own line, above an entry those of the entry, and before all
    keys those of the whole file.
    """

    text: str
    place: Place
    first: int
    last: int


def remarks(path: str, text: str, pattern: re.Pattern[str]) -> tuple[Remark, ...]:
    """Return the comments that begin with the pattern; none where the text is not YAML."""
    if not pattern.search(text):
        return ()
    try:
        root = layout(text)
    except Refusal:
        return ()
    reading = _Reading(path, text, root)
    return tuple(reading.remark(at, comment) for at, comment in comments(text, root)
                 if pattern.match(comment))  # fmt: skip


class _Reading:
    def __init__(self, path: str, text: str, root: Value) -> None:
        self.path, self.text, self.lines = path, text, Lines(text)
        self.entries = sorted(_extents(root), key=lambda extent: (extent[0], -extent[1]))
        self.starts = _starts(text)
        self.first_entry = self.entries[0][0] if self.entries else len(text)

    def remark(self, at: int, comment: str) -> Remark:
        line, column = self._line(at), self.lines.column(at) + 1
        place = Place(self.path, line, column, line, column + len(comment))
        if not self.lines.begins_line(at):
            return Remark(comment, place, line, line)
        if at < self.first_entry:
            return Remark(comment, place, 1, len(self.starts))
        start, end = self._below(at)
        return Remark(comment, place, self._line(start), self._line(max(start, end - 1)))

    def _below(self, at: int) -> tuple[int, int]:
        """Return the outermost entry that begins on the next line with content."""
        following = self.lines.after(at)
        while following < len(self.text) and self._is_idle(following):
            following = self.lines.after(following)
        end = self.lines.end(following)
        hits = (entry for entry in self.entries if following <= entry[0] < max(end, following + 1))
        return next(hits, (at, at))

    def _is_idle(self, start: int) -> bool:
        line = self.text[start : self.lines.end(start)].strip()
        return line.startswith("#")

    def _line(self, at: int) -> int:
        return bisect_right(self.starts, at)


def _extents(value: Value) -> Iterator[tuple[int, int]]:
    for slot in value.slots:
        yield slot.head, slot.end
        yield from _extents(slot.value)


def _starts(text: str) -> list[int]:
    starts, lines = [0], Lines(text)
    while (following := lines.after(starts[-1])) > starts[-1] and following <= len(text):
        starts.append(following)
        if following == len(text):
            break
    return starts
