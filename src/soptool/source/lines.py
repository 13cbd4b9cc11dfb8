"""A text as lines: where they begin and end, and which comments belong to an entry."""

from __future__ import annotations

import re
from dataclasses import dataclass

_EMPTY_START = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))+")


@dataclass(frozen=True, slots=True)
class Lines:
    """Positions count characters from 0; `end` is before the line's break, `after` behind it."""

    text: str

    @property
    def newline(self) -> str:
        """The break that the text uses."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def begin(self, at: int) -> int:
        """Return where the line of `at` begins."""
        if self.text.startswith("\r\n", at - 1):
            at -= 1
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def end(self, at: int) -> int:
        """Return where the line of `at` ends."""
        found = [i for i in (self.text.find("\n", at), self.text.find("\r", at)) if i >= 0]
        return min(found, default=len(self.text))

    def after(self, at: int) -> int:
        """Return where the line after that of `at` begins."""
        end = self.end(at)
        return end + (2 if self.text.startswith("\r\n", end) else 1 if end < len(self.text) else 0)

    def column(self, at: int) -> int:
        """Return how many characters stand before `at` in its line."""
        return at - self.begin(at)

    def begins_line(self, at: int) -> bool:
        """Whether only spaces stand before `at` in its line."""
        return not self.text[self.begin(at) : at].strip()

    def lead(self, head: int, since: int | None) -> int:
        """Return where the comment lines begin that stand close above an entry, in its column."""
        column, start = self.column(head), self.begin(head)
        floor = 0 if since is None else self.after(since)
        while start > floor:
            above = self.begin(start - 1)
            if above < floor or self._comment_column(above) != column:
                break
            start = above
        return start

    def tail(self, end: int, column: int) -> int:
        """Return where an entry ends with its line and deeper comment lines close below."""
        at = self.after(end)
        while at < len(self.text) and self._comment_column(at) > column:
            at = self.after(at)
        return at

    def without_empty_start(self, piece: str) -> str:
        """Take empty lines off the beginning."""
        found = _EMPTY_START.match(piece)
        return piece[found.end() :] if found else piece

    def _comment_column(self, start: int) -> int:
        """Return the column of the comment that is alone on a line, or -1."""
        line = self.text[start : self.end(start)]
        bare = line.lstrip(" ")
        return len(line) - len(bare) if bare.startswith("#") else -1
