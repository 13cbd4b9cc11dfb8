"""What is open where a parser gave up: the text without the entries that are finished before it.

Of each block or pair of brackets that is not closed there, the first entry and the last stay; lines
of those between are left empty, and blanks stand for them between brackets, so that all others keep
their places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import accumulate
from typing import Any

_BREAKS = "\r\n"
_ODD_BREAK = re.compile("[\x85\u2028\u2029]")
"""What parsers count as the end of a line, and editors do not."""
_LETTER = re.compile(r"[^\r\n]")


@dataclass(frozen=True, slots=True)
class Sketch:
    """Lines with their ends, and how its events go on where those of the text ended.

    Those from number `since` on are its own; `left_out` are the events, and `missing` the
    characters, that stand before and are none of its.
    """

    lines: list[str]
    since: int = 0
    left_out: int = 0
    missing: int = 0

    def within(self, most: int) -> tuple[list[str], bool]:
        """Return the first lines, of so many characters, and whether any are missing."""
        lengths = accumulate(len(line.strip(_BREAKS)) for line in self.lines)
        count = next((number for number, sum_ in enumerate(lengths) if sum_ > most), None)
        return self.lines[:count], count is not None

    def continued(self, read: Sequence[Any], own: Sequence[Any]) -> list[Any]:
        """Return the events of the text: those `read` of it, and those of its sketch."""
        ours = own[self.since - self.left_out :]
        marks = {id(mark): mark for event in ours for mark in (event.start_mark, event.end_mark)}
        for mark in marks.values():
            mark.index += self.missing
        return [*read[: self.since], *ours]


@dataclass(slots=True)
class _Block:
    """A mapping or list; `entries` are the numbers of the events that begin one."""

    is_map: bool
    is_flow: bool
    column: int
    entries: list[int] = field(default_factory=list)
    values: int = 0


def lines_of(text: str) -> list[str]:
    """Return the lines of a text with their ends, as YAML parts them; the last one has none."""
    lines = list(StringIO(text, newline=""))
    return lines if lines and lines[-1][-1] not in _BREAKS else [*lines, ""]


def sketched(text: str, read: Sequence[Any]) -> Sketch:
    """Return what is open behind the events that were read."""
    lines = lines_of(text)
    if _ODD_BREAK.search(text):
        return Sketch(lines)
    since = left_out = 0
    for block in _open(read):
        if len(block.entries) < 3:
            continue
        second, last = block.entries[1], block.entries[-1]
        if block.is_flow:
            if _blanked(lines, read[second].start_mark, read[last].start_mark):
                since, left_out = last, left_out + last - second
            continue
        first_line, end_line = (_begin(block, lines, read[at]) for at in (second, last))
        if first_line is None or end_line is None:
            continue
        for number in range(first_line, end_line):
            lines[number] = _emptied(lines, number)
        since, left_out = last, left_out + last - second
    return Sketch(lines, since, left_out, len(text) - sum(map(len, lines)))


def _emptied(lines: Sequence[str], number: int) -> str:
    """Return the end of a line, which must not become one with that of the line before."""
    end = lines[number][len(lines[number].rstrip(_BREAKS)) :]
    return f" {end}" if number and lines[number - 1].endswith("\r") else end


def _open(read: Sequence[Any]) -> list[_Block]:
    """Return the blocks that are open at the end, outermost first."""
    from ruamel.yaml.events import (  # noqa: PLC0415
        CollectionEndEvent,
        MappingStartEvent,
        NodeEvent,
        SequenceStartEvent,
    )

    blocks: list[_Block] = []
    for number, event in enumerate(read):
        if isinstance(event, CollectionEndEvent):
            blocks.pop()
            continue
        if not isinstance(event, NodeEvent):
            continue
        if blocks:
            above = blocks[-1]
            if not above.is_map or above.values % 2 == 0:
                above.entries.append(number)
            above.values += 1
        if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            is_map, is_flow = isinstance(event, MappingStartEvent), bool(event.flow_style)
            blocks.append(_Block(is_map, is_flow, event.start_mark.column))
    return blocks


def _blanked(lines: list[str], begin: Any, end: Any) -> bool:
    """Write blanks for entries between brackets, if each begins behind a comma."""
    for mark in (begin, end):
        before = lines[mark.line][: mark.column].rstrip()
        if before and not before.endswith(","):
            return False
    for number in range(begin.line, end.line + 1):
        line = lines[number]
        start = begin.column if number == begin.line else 0
        stop = end.column if number == end.line else len(line)
        lines[number] = line[:start] + _LETTER.sub(" ", line[start:stop]) + line[stop:]
    return True


def _begin(block: _Block, lines: Sequence[str], event: Any) -> int | None:
    """Return the line on which an entry begins; None where it is no block's, alone on its line."""
    number, column = event.start_mark.line, block.column
    if block.is_map:
        is_alone = not lines[number][: event.start_mark.column].strip()
        return number if is_alone and event.start_mark.column == column else None
    while number >= 0 and lines[number][: column + 1] != " " * column + "-":
        number -= 1
    return number if number >= 0 else None
