"""Three lines of a file with a caret under the place: tabs, wide letters and long lines minded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from soptool.finding import Place
from soptool.report.visible import shown, visible, width

_ELLIPSIS = "…"
_LEAST = 20


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines as (number, text), and the cells under which the caret stands, in the line `at`."""

    lines: tuple[tuple[int, str], ...]
    at: int
    caret: int
    length: int


def excerpt(lines: Sequence[str], place: Place, columns: int) -> Excerpt | None:
    """Cut the line of `place` and its neighbours to `columns` cells; None where there is none."""
    if not 1 <= place.line <= len(lines):
        return None
    columns = max(columns, _LEAST)
    text = lines[place.line - 1]
    start = min(place.column - 1, len(text))
    stop = place.end_column - 1 if place.end_line == place.line else len(text)
    # No character takes less than a cell but combining ones: ten times the window is enough.
    stop = min(max(stop, start + 1), start + columns * 10)
    left = _left(text, start, stop, columns)
    before = (_ELLIPSIS if left else "") + visible(text[left:start])
    length = _cells(text[start:stop])
    around = range(max(place.line - 1, 1), min(place.line + 1, len(lines)) + 1)
    shown_lines = tuple((number, _cut(lines[number - 1], left, columns)) for number in around)
    caret = width(before)
    return Excerpt(shown_lines, place.line, caret, max(1, min(length, columns - caret)))


def _left(text: str, start: int, stop: int, columns: int) -> int:
    """Return the first character shown, so that the place stands in the window."""
    if stop <= columns * 10 and _cells(text[:stop]) <= columns - 1:
        return 0
    # The place itself, or as much of it as fits; of the rest, two thirds before it.
    room = max((columns - _cells(text[start:stop]) - 2) * 2 // 3, columns // 3)
    left = start
    while left > 0 and room >= (cells := _cells(text[left - 1])):
        left -= 1
        room -= cells
    return left


def _cells(text: str) -> int:
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(width(shown(character)) for character in text)


def _cut(text: str, left: int, columns: int) -> str:
    rest = visible(text[left : left + columns * 10])
    if left:
        rest = _ELLIPSIS + rest if rest else _ELLIPSIS
    if width(rest) <= columns and len(text) <= left + columns * 10:
        return rest.rstrip()
    kept = 0
    end = 0
    for end, character in enumerate(rest):  # noqa: B007 -- used after the loop
        kept += width(character)
        if kept > columns - 1:
            break
    return rest[:end] + _ELLIPSIS
