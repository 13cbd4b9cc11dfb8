"""Sentences on a screen: words that do not fit go to the next line, none is cut."""

from __future__ import annotations

import re

from soptool.report.report import Look
from soptool.report.visible import width

_COLOR = re.compile(r"\x1b\[[0-9;]*m")
_HANGING = 4


def wrapped(text: str, look: Look, *, before: int, hanging: int) -> list[str]:
    """Return the lines of a text; `before`: cells that are taken on the first of them.

    Every other begins with `hanging` spaces.
    """
    return _wrapped(text, look.width, before, hanging) if look.wraps else [text]


def fitted(text: str, columns: int) -> str:
    """Return a text whose lines fit into a screen of so many cells, words that do not, below.

    What a line goes on with stands deeper than its beginning.
    """
    return "".join(f"{one}\n" for line in text.splitlines() for one in _fitted(line, columns))


def _fitted(line: str, columns: int) -> list[str]:
    if _cells(line) <= columns:
        return [line]
    body = line.lstrip(" ")
    indent = len(line) - len(body)
    first, *others = _wrapped(body, columns, indent, indent + _HANGING)
    return [" " * indent + first, *others]


def _wrapped(text: str, columns: int, before: int, hanging: int) -> list[str]:
    lines, line, taken = [], "", before
    for word in text.split(" "):
        if line.strip() and taken + _cells(line) + 1 + _cells(word) > columns:
            lines.append(line)
            line, taken = " " * hanging + word, 0
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _cells(text: str) -> int:
    """Return the width of a text in which colours may be."""
    return width(_COLOR.sub("", text) if "\x1b" in text else text)
