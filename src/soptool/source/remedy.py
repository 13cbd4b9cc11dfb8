"""How a line that is meant otherwise than it is read could be written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from soptool.finding import Check
from soptool.language import Message, msg
from soptool.source import checks

ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
"""Spaces that are letters for YAML, as a class of a pattern."""
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


def shown(line: str, *edits: Edit) -> str:
    """Return a line as it should stand."""
    for edit in sorted(edits, reverse=True):
        line = line[: edit.start] + edit.text + line[edit.end :]
    return line.strip()
