"""Text that YAML refuses → events all the same, and a finding for all that stood in the way.

One refusal after another is mended on a copy, so that no flaw hides the next one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from soptool.finding import Finding, Fix, Place, Replace, found
from soptool.language import Message, msg
from soptool.limits import DEFAULT, Limits
from soptool.source import syntax
from soptool.source.events import Event, Refusal, events
from soptool.source.overlooked import overlooked
from soptool.source.remedies import remedies
from soptool.source.remedy import Edit, Remedy

MAX_FLAWS, MAX_READ = 60, 1_200_000
"""Flaws that are mended, and characters that are read anew for it: the exact parser is slow."""
_BREAK = re.compile(r"\r\n|\r|\n")
_LATE = ("end of stream", "stream end")


@dataclass(slots=True)
class Recovery:
    """The lines of a file, mended as far as they are read; edits are those of the text as it is."""

    path: str
    text: str
    limits: Limits = DEFAULT
    lines: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    edits: dict[int, list[Edit]] = field(default_factory=dict)
    read_anew: int = 0

    def __post_init__(self) -> None:
        self.lines = _BREAK.split(self.text)

    @property
    def mended(self) -> str:
        """The text as it is read: line for line that of the file."""
        breaks = (*_BREAK.findall(self.text), "")
        return "".join(line + end for line, end in zip(self.lines, breaks, strict=True))

    def events(self) -> list[Event] | None:
        """Return the events; None where something stays that could not be mended."""
        for _ in range(MAX_FLAWS):
            try:
                read = events(self.mended, self.limits)
            except Refusal as refusal:
                remedy = self._remedy(refusal)
                if remedy is None:
                    self.findings.append(self._unknown(refusal))
                    return None
            else:
                remedy = next((r for r in overlooked(self.lines, read) if self._is_good(r)), None)
                if remedy is None:
                    return read
            self.take(remedy)
        return None

    def _remedy(self, refusal: Refusal) -> Remedy | None:
        """Return the first remedy with which the parser comes further."""
        for remedy in filter(self._is_free, remedies(self.lines, refusal)):
            self.read_anew += len(self.text)
            if self.read_anew > MAX_READ:
                return None
            try:
                events(self._with(remedy), self.limits)
            except Refusal as after:
                if _is_further(after, refusal, remedy):
                    return remedy
            else:
                return remedy
        return None

    def _is_good(self, remedy: Remedy) -> bool:
        if not self._is_free(remedy):
            return False
        try:
            events(self._with(remedy), self.limits)
        except Refusal:
            return False
        return True

    def _with(self, remedy: Remedy) -> str:
        lines = list(self.lines)
        for edit in sorted(remedy.edits, reverse=True):
            lines[edit.line] = _edited(lines[edit.line], edit)
        breaks = (*_BREAK.findall(self.text), "")
        return "".join(line + end for line, end in zip(lines, breaks, strict=True))

    def take(self, remedy: Remedy) -> None:
        """Mend the lines, and say what was wrong with them."""
        first = remedy.edits[0]
        line, column = remedy.at or (first.line, first.start)
        place = self.original(
            Place(self.path, line + 1, column + 1, line + 1, column + 1 + remedy.length)
        )
        sentence = msg("This is not valid YAML: {problem}.", problem=remedy.problem)
        own = self._own(remedy.edits)
        for edit in sorted(remedy.edits, reverse=True):
            self.lines[edit.line] = _edited(self.lines[edit.line], edit)
        for edit in own:
            self.edits[edit.line] = sorted((*self.edits.get(edit.line, ()), edit))
        message = remedy.problem if remedy.is_whole else sentence
        changes = tuple(Replace(self.path, self._spot(edit), edit.text) for edit in own)
        fix = Fix(self._written(first), changes, remedy.is_sure)
        self.findings.append(found(remedy.check, message, place, hint=remedy.hint, fix=fix))

    def _spot(self, edit: Edit) -> Place:
        return Place(self.path, edit.line + 1, edit.start + 1, edit.line + 1, edit.end + 1)

    def _written(self, edit: Edit) -> Message:
        return msg("Write `{near}`.", near=self.lines[edit.line].strip())

    def _own(self, edits: Iterable[Edit]) -> tuple[Edit, ...]:
        """Return edits of the mended lines as those of the text as it is."""
        return tuple(
            Edit(e.line, self._column(e.line, e.start), self._column(e.line, e.end), e.text)
            for e in edits
        )

    def _is_free(self, remedy: Remedy) -> bool:
        """Whether nothing of what it touches was mended before: each place is mended once."""
        return not any(
            other.start <= own.end and own.start <= other.end
            for own in self._own(remedy.edits)
            for other in self.edits.get(own.line, ())
        )

    def _column(self, line: int, column: int) -> int:
        """Return where a column of a mended line stands in the line as it is."""
        shift = 0
        for edit in self.edits.get(line, ()):
            start = edit.start + shift
            if column < start:
                break
            if column < start + len(edit.text):
                return min(edit.start + column - start, edit.end)
            shift += len(edit.text) - (edit.end - edit.start)
        return column - shift

    def original(self, place: Place) -> Place:
        """Return a place of the mended text as one of the text as it is."""
        column = self._column(place.line - 1, place.column - 1) + 1
        end_column = self._column(place.end_line - 1, place.end_column - 1) + 1
        end = (place.end_line, end_column)
        return Place(place.path, place.line, column, *max(end, (place.line, column + 1)))

    def columns(self, line: int, column: int) -> int:
        """Return where a column of a mended line stands in the file; both from 0."""
        return self._column(line, column)

    def _unknown(self, refusal: Refusal) -> Finding:
        return syntax.finding(self.path, self.mended, refusal)


def _edited(line: str, edit: Edit) -> str:
    return line[: edit.start] + edit.text + line[edit.end :]


def _is_further(after: Refusal, before: Refusal, remedy: Remedy) -> bool:
    """Whether the parser came further; what only shifts a line must bring it to another."""
    if all(edit.start == 0 for edit in remedy.edits):
        return after.line > before.line
    return _place(after, remedy.edits) > _place(before)


def _place(refusal: Refusal, edits: Iterable[Edit] = ()) -> tuple[int, int]:
    """Return where the parser gave up as if nothing were edited; at the end, where that began."""
    line, column = refusal.line, refusal.column
    if refusal.began and any(words in refusal.problem for words in _LATE):
        line, column = refusal.began
    grown = sum(
        len(edit.text) - (edit.end - edit.start)
        for edit in edits
        if edit.line == line and edit.start <= column
    )
    return line, column - grown


def line_of(text: str, at: int) -> tuple[int, int]:
    """Return the line and column of a character, from 0."""
    starts = [0, *(match.end() for match in _BREAK.finditer(text))]
    line = bisect_right(starts, at) - 1
    return line, at - starts[line]
