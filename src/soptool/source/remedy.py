"""How a line that is meant otherwise than it is read could be written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from soptool.finding import Check
from soptool.language import Message, msg
from soptool.source import checks

_ENTRY = re.compile(
    r"^(?P<head>\s*(?:-\s+)*(?:(?P<key>[^\s'\"\[\]{}#&*!|>%@`,:-][^:#]*?)\s*:\s+)?)"
    r"(?P<value>[^\s#].*?)\s*$"
)
_LONGEST, _NEAR = 300, 40
"""Letters of a line that is shown whole, and on each side of an edit in a longer one."""
_COMMENT = re.compile(r"\s+#(?:\s.*)?$")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace [start, end) of a line by `text`; lines and columns from 0."""

    line: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """A way to mend a refused file: what is wrong in plain words, and the edits.

    `is_sure`: nothing else can be meant. `at`: where the finding stands, else at the first edit.
    """

    problem: Message
    hint: Message
    edits: tuple[Edit, ...]
    is_sure: bool = True
    at: tuple[int, int] | None = None
    check: Check = checks.SYNTAX
    is_whole: bool = False
    """`problem` is the whole sentence."""
    length: int = 1
    """How many characters the finding stands under."""


def odd_space(char: str) -> tuple[Message, Message]:
    """Name a space that is none for YAML, and say what to do."""
    code = f"{ord(char):04X}"
    problem = msg("an invisible character (U+{code}) where a space must be", code=code)
    if char in "\u00a0\u202f":
        problem = msg("a no-break space (U+{code}) where a space must be", code=code)
    hint = msg("Delete it and type a space; it looks the same and comes from Word or a web page.")
    return problem, hint


def entry_of(line: str) -> tuple[int, str] | None:
    """Return the column of a line's value and the value, without a comment; None without one."""
    match = _ENTRY.match(line)
    if match is None or not match["head"].strip():
        return None
    return match.end("head"), _COMMENT.sub("", match["value"])


def edited(line: str, *edits: Edit) -> str:
    """Return a line after edits of it."""
    pieces, at = [], 0
    for edit in sorted(edits):
        pieces += [line[at : edit.start], edit.text]
        at = edit.end
    return "".join((*pieces, line[at:]))


def by_line(edits: Iterable[Edit]) -> dict[int, list[Edit]]:
    """Return the edits of each line."""
    lines: dict[int, list[Edit]] = {}
    for edit in edits:
        lines.setdefault(edit.line, []).append(edit)
    return lines


def shown(line: str, *edits: Edit) -> str:
    """Return a line as it should stand; of a long one, what stands around its first edit."""
    first = min(edits)
    return _around(edited(line, *edits), first.start, first.start + len(first.text))


def _around(line: str, start: int, end: int) -> str:
    if len(line.strip()) <= _LONGEST:
        return line.strip()
    left, right = max(0, start - _NEAR), max(end, start + 1) + _NEAR
    before, after = "…" if line[:left].strip() else "", "…" if line[right:].strip() else ""
    return f"{before}{line[left:right].strip()}{after}"


def written(line: str, edit: Edit) -> Message:
    """Say what a line looks like after an edit."""
    return msg("Write `{near}`.", near=_around(line, edit.start, edit.start + len(edit.text)))
