"""Lines of a cell → the items of its list."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from soptool.importing.interpret.letters import Line, joined

_MARK = re.compile(
    r"(?:\(?\d{1,2}(?:[.)]+(?!\d)|,(?=\s|$))|\(?[a-zA-Z][.)](?=\s|$)|[-•▪–—➢➤*·●○■□✓\uf0b7\uf0a7\uf0d8\uf0fc]+)\s*"
)
_INDENT: Final = 6.0
_LOOSE: Final = 1.25
"""Lines farther apart than that, by the least distance of two, are of two items."""
_ROOM: Final = 1.5
"""Points by which a word must have fitted for a line to have been ended on purpose."""
_COUNTED = re.compile(r"\d{1,2}")
_BESIDE: Final = 30.0
"""A number in a cell of its own stands so near the text that it counts."""
_EMPTY = re.compile(r"[-–—.\s]*")


def items_of(
    lines: Sequence[Line], right: float, *, has_spaces: bool, opening: str = ""
) -> list[str]:
    """Return the items of a list; `right` is where its cell ends, infinite for paragraphs.

    Marks begin items, and so does a word that opens each of them (`SOP`). Where there are none, a
    line that was ended before it was full ends one, unless the file shows by its spaces that it
    goes on.
    """
    ordered = _marks_first(_counted(lines))
    marked = _own_marks(ordered) if has_spaces else _marks(ordered, opening)
    groups: list[list[Line]] = []
    for at, line in enumerate(ordered):
        begins = marked[at] if any(marked) else at > 0 and _begins(ordered, at, right, has_spaces)
        if begins or not groups:
            groups.append([])
        groups[-1].append(line)
    texts = (joined(group, has_spaces=has_spaces) for group in groups)
    if opening and not has_spaces:
        texts = (re.sub(rf"^\d{{1,2}}\s+(?={opening})", "", text) for text in texts)
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


def _marks(lines: Sequence[Line], opening: str) -> list[bool]:
    """Tell the lines that begin an item by a mark, or by the word that opens all of them."""
    marked = [_MARK.match(line.text) is not None for line in lines]
    if not opening:
        return marked
    opens = [re.match(rf"(?:\d{{1,2}}\s+)?{opening}", line.text) is not None for line in lines]
    if not any(marked):
        return opens if sum(opens) > 1 and opens[0] else marked
    numbered = [re.match(rf"\d{{1,2}}\s+{opening}", line.text) is not None for line in lines]
    return [one or other for one, other in zip(marked, numbered, strict=True)]


def _unmarked(text: str) -> str:
    found = _MARK.match(text)
    return text[found.end() :] if found else text


def _counted(lines: Sequence[Line]) -> list[Line]:
    """Let numbers that count from one in a column of their own be marks, as `1.` is one."""
    alone = [line for line in lines if _COUNTED.fullmatch(line.text)]
    texts = [line for line in lines if line not in alone]
    counts = [int(line.text) for line in alone] == list(range(1, len(alone) + 1))
    margin = min((line.box.x0 for line in texts), default=-math.inf)
    if not alone or not counts or any(line.box.x1 > margin for line in alone):
        return list(lines)
    return [_dotted(line) if line in alone else line for line in lines]


def _dotted(line: Line) -> Line:
    last = line.glyphs[-1]
    dot = last._replace(text=".", x0=last.x1)
    return Line((*line.glyphs, dot), (*line.numbers, line.numbers[-1]))


def _marks_first(lines: Sequence[Line]) -> list[Line]:
    """Put marks that stand beside the middle of their text before its first line."""
    lone = [line for line in lines if _MARK.fullmatch(line.text)]
    texts = [line for line in lines if not _MARK.fullmatch(line.text)]
    if not lone or not texts:
        return list(lines)
    blocks = _blocks(texts)
    for mark in lone:
        y = mark.box.middle[1]
        block = min(blocks, key=lambda block: _above_or_below(y, block))
        first = block[0]
        reach = _BESIDE if mark.glyphs[0].part else 0.0
        is_beside = _above_or_below(y, block) <= reach and not _MARK.match(first.text)
        if is_beside:
            block[0] = Line((*mark.glyphs, *first.glyphs), (*mark.numbers, *first.numbers))
        else:
            blocks.append([mark])
    blocks.sort(key=lambda block: block[0].glyphs[-1].y0)
    return [line for block in blocks for line in block]


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Put lines together that stand close below each other; a mark begins anew."""
    pitches = [b.box.y0 - a.box.y0 for a, b in pairwise(lines)]
    least = min((pitch for pitch in pitches if pitch > 0), default=0.0)
    found = [[lines[0]]]
    for line, pitch in zip(lines[1:], pitches, strict=True):
        is_other = line.glyphs[0].part != found[-1][-1].glyphs[0].part
        if pitch > _LOOSE * least or is_other or _MARK.match(line.text):
            found.append([])
        found[-1].append(line)
    return found


def _above_or_below(y: float, block: Sequence[Line]) -> float:
    """Return how far a place lies above or below a block; 0 or less beside it."""
    return max(block[0].box.y0 - y, y - block[-1].box.y1)


def _begins(lines: Sequence[Line], at: int, right: float, has_spaces: bool) -> bool:
    """Whether a line without a mark begins an item."""
    if has_spaces:
        return False
    before, line = lines[at - 1], lines[at]
    if before.text.endswith((",", "/", "-", "dan", "and")):
        return False
    if before.text.endswith(";"):
        return True
    goes_on = not line.text[:1].isupper() and lines[0].text[:1].isupper()
    if math.isinf(right):  # each line is a paragraph
        return not goes_on
    if not line.text[:1].isupper():
        return False
    first = line.text.split()[0]
    letters = max(len(line.text.replace(" ", "")), 1)
    width = line.box.width * len(first) / max(len(line.text), letters)
    return before.box.x1 + width + 0.3 * line.height + _ROOM < right
