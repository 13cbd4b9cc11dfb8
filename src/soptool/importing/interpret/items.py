"""Lines of a cell → the items of its list."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

from soptool.importing.interpret.letters import Line, joined

_MARK = re.compile(
    r"(?:\(?\d{1,2}[.)]+|\(?[a-zA-Z][.)](?=\s|$)|[-•▪–—➢➤*·●○■□✓\uf0b7\uf0a7\uf0d8\uf0fc]+)\s*"
)
_INDENT: Final = 6.0
_ROOM: Final = 1.5
"""Points by which a word must have fitted for a line to have been ended on purpose."""
_EMPTY = re.compile(r"[-–—.\s]*")


def items_of(lines: Sequence[Line], right: float, *, has_spaces: bool) -> list[str]:
    """Return the items of a list; `right` is where its cell ends, infinite for paragraphs.

    Marks begin items. Where there are none, a line that was ended before it was full ends one,
    unless the file shows by its spaces that it goes on.
    """
    ordered = _marks_first(lines)
    marked = _own_marks(ordered) if has_spaces else [bool(_MARK.match(x.text)) for x in ordered]
    groups: list[list[Line]] = []
    for at, line in enumerate(ordered):
        begins = marked[at] if any(marked) else at > 0 and _begins(ordered, at, right, has_spaces)
        if begins or not groups:
            groups.append([])
        groups[-1].append(line)
    texts = (joined(group, has_spaces=has_spaces) for group in groups)
    if any(marked) or not has_spaces:
        texts = (_unmarked(text) for text in texts)
    return [text for text in texts if not _EMPTY.fullmatch(text)]


def is_empty(text: str) -> bool:
    """Whether a text is none, or a dash for it."""
    return _EMPTY.fullmatch(text) is not None


def _own_marks(lines: Sequence[Line]) -> list[bool]:
    """Tell the lines that begin with marks of our forms: dashes, dots, numbers."""
    left = min((line.box.x0 for line in lines), default=0.0)
    for pattern in (r"[–•](?=\s|$)", r"{number}\.(?=\s|$)"):
        marked: list[bool] = []
        for line in lines:
            mark = pattern.replace("{number}", str(sum(marked) + 1))
            marked.append(line.box.x0 < left + _INDENT and bool(re.match(mark, line.text)))
        if sum(marked) > 1 and marked[0]:
            return marked
    return [False] * len(lines)


def _unmarked(text: str) -> str:
    found = _MARK.match(text)
    return text[found.end() :] if found else text


def _marks_first(lines: Sequence[Line]) -> list[Line]:
    """Put marks that stand beside the middle of their text before its first line."""
    found: list[Line] = []
    for line in lines:
        mark = _MARK.fullmatch(line.text)
        if mark is not None and found and line.box.y0 < found[-1].box.y1 - 0.3 * line.height:
            before = found.pop()
            found.append(Line((*line.glyphs, *before.glyphs), (*line.numbers, *before.numbers)))
        else:
            found.append(line)
    return found


def _begins(lines: Sequence[Line], at: int, right: float, has_spaces: bool) -> bool:
    """Whether a line without a mark begins an item."""
    if has_spaces:
        return False
    before, line = lines[at - 1], lines[at]
    if before.text.endswith((",", "/", "-", "dan", "and")):
        return False
    goes_on = not line.text[:1].isupper() and lines[0].text[:1].isupper()
    if math.isinf(right):  # each line is a paragraph
        return not goes_on
    if not line.text[:1].isupper():
        return False
    first = line.text.split()[0]
    letters = max(len(line.text.replace(" ", "")), 1)
    width = line.box.width * len(first) / max(len(line.text), letters)
    return before.box.x1 + width + 0.3 * line.height + _ROOM < right
