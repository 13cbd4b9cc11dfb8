"""Text that YAML refuses → events all the same, and a finding for all that stood in the way.

One refusal after another is mended on a copy, so that no flaw hides the next one. What is finished
before a refusal is not read again (`sketch`), only at the end, when nothing is refused any more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from soptool.finding import Finding, Fix, Place, Replace, found
from soptool.language import by_number, computed, msg
from soptool.limits import DEFAULT, Limits
from soptool.source import syntax
from soptool.source.events import Effort, Event, Refusal, events
from soptool.source.overlooked import overlooked
from soptool.source.remedies import remedies
from soptool.source.remedy import Edit, Remedy, by_line, edited, written
from soptool.source.sketch import lines_of, sketched

MAX_FLAWS, MAX_EFFORT = 60, 200_000
"""Refusals that are mended, and the effort of reading after which no more is tried."""
_BREAK = re.compile(r"\r\n|\r|\n")
_ENDS = "\r\n"
_LATE = ("end of stream", "stream end", "could not find expected ':'")


@dataclass(frozen=True, slots=True)
class _Front:
    """Lines that were read, with their ends: all events, or the refusal where these end.

    `is_whole`: no finished entries are left out.
    """

    lines: Sequence[str]
    events: list[Event] = field(default_factory=list)
    refusal: Refusal | None = None
    is_whole: bool = True


@dataclass(slots=True)
class Recovery:
    """The lines of a file, mended as far as they are read; edits are those of the text as it is."""

    path: str
    text: str
    limits: Limits = DEFAULT
    lines: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    edits: dict[int, list[Edit]] = field(default_factory=dict)
    effort: Effort = field(default_factory=Effort)
    ends: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if "\r" not in self.text:
            self.lines = self.text.split("\n")
            self.ends = ["\n"] * (len(self.lines) - 1) + [""]
            return
        lines = lines_of(self.text)
        self.lines = [line.rstrip(_ENDS) for line in lines]
        self.ends = [line[len(bare) :] for line, bare in zip(lines, self.lines, strict=True)]

    @property
    def mended(self) -> str:
        """The text as it is read: line for line that of the file."""
        return "".join(self._whole())

    def events(self) -> list[Event] | None:
        """Return the events; None where something stays that could not be mended."""
        front = self._read(self._whole())
        for _ in range(MAX_FLAWS):
            if front.refusal is None and not front.is_whole:
                front = self._read(self._whole())
            if front.refusal is None:
                more = self._overlooked(front.events)
                if more is None:
                    return front.events
                front = more
                continue
            mended = self._mended(front, front.refusal)
            if mended is None:
                break
            front = mended
        if front.refusal is None and not front.is_whole:
            front = self._read(self._whole())
        if front.refusal is None:
            return front.events
        self.findings.append(self._unknown(front.refusal))
        return None

    def _read(self, lines: Sequence[str], *, is_whole: bool = True) -> _Front:
        try:
            return _Front(lines, events("".join(lines), self.limits, self.effort), None, is_whole)
        except Refusal as refusal:
            # Frames hold what was read, and the refusal too: a circle that would stay in memory.
            refusal.__traceback__ = refusal.__context__ = None
            return _Front(lines, [], refusal, is_whole)

    def _whole(self) -> list[str]:
        if not self.edits:
            return lines_of(self.text)
        return [line + end for line, end in zip(self.lines, self.ends, strict=True)]

    def _mended(self, front: _Front, refusal: Refusal) -> _Front | None:
        """Take the first remedy with which the parser comes further; return what it reads then."""
        open_lines = sketched("".join(front.lines), refusal.read).lines
        for remedy in filter(self._is_free, remedies(self.lines, refusal)):
            if self.effort.spent > MAX_EFFORT:
                return None
            lines = self._edited(open_lines, remedy.edits)
            after = self._read(lines or self._with(remedy.edits), is_whole=lines is None)
            if after.refusal is None or _is_further(after.refusal, refusal, remedy):
                self.take(remedy)
                return after
        return None

    def _edited(self, lines: Sequence[str], edits: Iterable[Edit]) -> list[str] | None:
        """Return lines of which finished ones are left out, edited; None where these are meant.

        They are too where a line is moved in that began at the margin, and so ended all above.
        """
        made = list(lines)
        for number, here in by_line(edits).items():
            start = min(edit.start for edit in here)
            has_ended_all = start == 0 and lines[number][:1] not in " \t"
            if has_ended_all or not lines[number].startswith(self.lines[number][start:], start):
                return None
            made[number] = edited(lines[number], *here)
        return made

    def _with(self, edits: Iterable[Edit]) -> list[str]:
        lines = self._whole()
        for number, here in by_line(edits).items():
            lines[number] = edited(lines[number], *here)
        return lines

    def _overlooked(self, read: Sequence[Event]) -> _Front | None:
        """Take what was read otherwise than it is meant: all at once, if that can be read."""
        found = list(self._apart(overlooked(self.lines, read)))
        for remedies_ in (found, *([one] for one in found)):
            if not remedies_ or self.effort.spent > MAX_EFFORT:
                return None
            after = self._read(self._with(edit for one in remedies_ for edit in one.edits))
            if after.refusal is None:
                for remedy in remedies_:
                    self.take(remedy)
                return after
        return None

    def _apart(self, offered: Iterable[Remedy]) -> Iterator[Remedy]:
        """Yield those that have their lines for themselves: the words of others stay true."""
        taken: set[int] = set()
        for remedy in filter(self._is_free, offered):
            lines = {edit.line for edit in remedy.edits}
            if not lines & taken:
                yield remedy
            taken |= lines

    def take(self, remedy: Remedy) -> None:
        """Mend the lines, and say what was wrong with them."""
        first = remedy.edits[0]
        line, column = remedy.at or (first.line, first.start)
        place = self.original(
            Place(self.path, line + 1, column + 1, line + 1, column + 1 + remedy.length)
        )
        sentence = msg("This is not valid YAML: {problem}.", problem=remedy.problem)
        own = self._own(remedy.edits)
        for number, here in by_line(remedy.edits).items():
            self.lines[number] = edited(self.lines[number], *here)
        for number, here in by_line(own).items():
            self.edits[number] = sorted((*self.edits.get(number, ()), *here))
        message = remedy.problem if remedy.is_whole else sentence
        changes = tuple(Replace(self.path, self._spot(edit), edit.text) for edit in own)
        fix = Fix(written(self.lines[first.line], first), changes, remedy.is_sure)
        self.findings.append(found(remedy.check, message, place, hint=remedy.hint, fix=fix))

    def _spot(self, edit: Edit) -> Place:
        return Place(self.path, edit.line + 1, edit.start + 1, edit.line + 1, edit.end + 1)

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
        unknown = syntax.finding(self.path, self.mended, refusal)
        place = self.original(unknown.place)
        if len(self.findings) < MAX_FLAWS and self.effort.spent <= MAX_EFFORT:
            return replace(unknown, place=place)
        count = len(self.findings)
        hint = by_number(
            count,
            msg("What follows was not looked at. Mend the mistake above first."),
            msg("What follows was not looked at. Mend the {count} mistakes above first.",
                count=computed(count)),
        )  # fmt: skip
        return replace(unknown, place=place, hint=hint if self.findings else unknown.hint)


def _is_further(after: Refusal, before: Refusal, remedy: Remedy) -> bool:
    """Whether the parser came further; what only shifts a line must bring it to another."""
    if all(edit.start == 0 for edit in remedy.edits):
        return after.line > before.line
    return _place(after, remedy.edits) > _place(before)


def _place(refusal: Refusal, edits: Iterable[Edit] = ()) -> tuple[int, int]:
    """Return where the parser gave up as if nothing were edited; at the end, where that began."""
    line, column = refusal.quote or (refusal.line, refusal.column)
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
