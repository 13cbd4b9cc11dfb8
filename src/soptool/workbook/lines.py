"""Several values in one cell: one a line; what a line could not say as it is stands in quotes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from soptool.source.quoting import BULLETS

ARROW = " → "
ARROWS = ("→", "->", "=>")
_DECODER = json.JSONDecoder()
_BULLET = re.compile(rf"^[-*{BULLETS}]\s+")
_NUMBERED = re.compile(r"^(\d{1,3})[.)]\s+")


def quoted(text: str) -> str:
    """Write a text in quotes, in which it stands for nothing but itself."""
    return json.dumps(text, ensure_ascii=False)


def unquoted(text: str) -> str | None:
    """Return the text that stands in quotes; None where a text does not."""
    found = leading(text)
    return found[0] if found and not found[1].strip() else None


def leading(text: str) -> tuple[str, str] | None:
    """Return the text in quotes that a text begins with, and what follows it."""
    text = text.strip()
    if not text.startswith('"'):
        return None
    try:
        value, end = _DECODER.raw_decode(text)
    except ValueError:
        return None
    return (value, text[end:]) if isinstance(value, str) else None


def lines_of(cell: str) -> list[str]:
    """Return the lines of a cell that say something, without bullets and numbers of a list."""
    lines = [line.strip() for line in cell.splitlines() if line.strip()]
    numbers = [_NUMBERED.match(line) for line in lines]
    if len(lines) > 1 and [m and int(m[1]) for m in numbers] == [*range(1, len(lines) + 1)]:
        return [_NUMBERED.sub("", line) for line in lines]
    return [_BULLET.sub("", line) for line in lines]


def entry(line: str) -> str:
    """Return what a line says."""
    exact = unquoted(line)
    return line.strip() if exact is None else exact


def pair(line: str) -> tuple[str, str] | None:
    """Part a line `key: value`; None where it has no colon."""
    found = leading(line)
    if found and found[1].lstrip().startswith(":"):
        return found[0], found[1].lstrip()[1:].strip()
    if found:
        return None
    for sign in (": ", ":", " = "):
        key, there, value = line.partition(sign)
        if there and key.strip():
            return key.strip(), value.strip()
    return None


def answer(line: str) -> tuple[str, str] | None:
    """Part a line `answer → targets`; None where it has neither an arrow nor a colon."""
    found = leading(line)
    if found:
        rest = found[1].strip()
        sign = next((sign for sign in (*ARROWS, ":") if rest.startswith(sign)), None)
        return (found[0], rest.removeprefix(sign).strip()) if sign else None
    for sign in (*ARROWS, ":", " = "):
        label, there, targets = line.partition(sign)
        if there and label.strip():
            return label.strip(), targets.strip()
    return None


def parts(text: str) -> Iterator[str]:
    """Yield what stands between commas, outside of quotes; quotes are kept."""
    rest = text.strip()
    while rest:
        before, _, _ = rest.partition(",")
        at = before.find('"')
        found = leading(rest[at:]) if at >= 0 else None
        if found is None:
            piece, _, rest = rest.partition(",")
        else:
            tail = len(rest) - len(found[1]) if found[1] else len(rest)
            end = rest.find(",", tail)
            piece, rest = (rest, "") if end < 0 else (rest[:end], rest[end + 1 :])
        if piece.strip():
            yield piece.strip()
        rest = rest.strip()
