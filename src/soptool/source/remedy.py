"""How a line that is meant otherwise than it is read could be written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from soptool.finding import Check
from soptool.language import Message
from soptool.source import checks

_ENTRY = re.compile(
    r"^(?P<head>\s*(?:-\s+)*(?:(?P<key>[^\s'\"\[\]{}#&*!|>%@`,:-][^:#]*?)\s*:\s+)?)"
    r"(?P<value>[^\s#].*?)\s*$"
)
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


def entry_of(line: str) -> tuple[int, str] | None:
    """Return the column of a line's value and the value, without a comment; None without one."""
    match = _ENTRY.match(line)
    if match is None or not match["head"].strip():
        return None
    return match.end("head"), _COMMENT.sub("", match["value"])


def shown(line: str, *edits: Edit) -> str:
    """Return a line as it should stand."""
    for edit in sorted(edits, reverse=True):
        line = line[: edit.start] + edit.text + line[edit.end :]
    return line.strip()
