"""Sentences on a screen: words that do not fit go to the next line, none is cut."""

from __future__ import annotations

from soptool.report.report import Look
from soptool.report.visible import width


def wrapped(text: str, look: Look, *, before: int, hanging: int) -> list[str]:
    """Return the lines of a text; `before`: cells that are taken on the first of them.

    Every other begins with `hanging` spaces.
    """
    if not look.wraps:
        return [text]
    lines, line, taken = [], "", before
    for word in text.split(" "):
        if line.strip() and taken + width(line) + 1 + width(word) > look.width:
            lines.append(line)
            line, taken = " " * hanging + word, 0
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
