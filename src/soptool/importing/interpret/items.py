"""Lines of a cell → the items of its list."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import Final

from soptool.importing.interpret.letters import Line, cut
from soptool.importing.interpret.paragraphs import joined
from soptool.lint.wording.words import either
from soptool.numerals import ENTRY_MARK
from soptool.source.quoting import BULLETS

_MARK = re.compile(
    rf"(?:\(?\d{{1,2}}(?:[.)]+(?!\d)|,(?=\s|$))|{ENTRY_MARK}(?=\s|$)|[-*{BULLETS}]+)\s*"
)
_INDENT: Final = 6.0
_ASTRAY: Final = 5.0
"""A line above all marks is as bad as a mark so many points beside its text."""
_LOOSE: Final = 1.5
"""Lines farther apart than that, by the least distance of two, are rarely of one item."""
_MOST: Final = 150
"""Lines of one list whose marks stand apart; longer ones are read as they stand."""
_ROOM: Final = 1.5
"""Points by which a word must have fitted for a line to have been ended on purpose."""
_PADDING: Final = 8.0
"""A cell's own margin is at most so wide; lines that begin farther in are centred, or indented."""
_APART: Final = 1.5
"""Columns of a list stand at least so many times the height of a line apart."""
_FLUSH: Final = 4.0
_COUNTED = re.compile(r"\d{1,2}")
_EMPTY = re.compile(r"[-–—.\s]*")


def items_of(
    lines: Sequence[Line],
    right: float,
    *,
    has_spaces: bool,
    opening: str = "",
    left: float = -math.inf,
) -> list[str]:
    """Return the items of a list; its cell is from `left` to `right`, infinite for paragraphs.

    Marks begin items, and so does a word that opens each of them (`SOP`). Where there are none, a
    line that was ended before it was full ends one, unless the file shows by its spaces that it
    goes on.
    """
    right -= _padding(lines, left)
    ordered = _marks_first(_counted(lines if has_spaces else _column_after_column(lines)))
    marked = _own_marks(ordered) if has_spaces else _marks(ordered, opening)
    right = min((right, *_wrapped(ordered)))
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


def _padding(lines: Sequence[Line], left: float) -> float:
    """Return the margin of a cell, which is the same at its other side."""
    padding = min((line.box.x0 for line in lines), default=left) - left
    return padding if 0.0 < padding <= _PADDING else 0.0


def _column_after_column(lines: Sequence[Line]) -> list[Line]:
    """Put a list that stands in two columns into one, where marks of its second one stand flush."""
    pieces = [piece for line in lines for piece in cut(line, _APART)]
    marked = [piece for piece in pieces if _MARK.match(piece.text)]
    begun = {line.numbers[0] for line in lines}
    inner = [piece for piece in marked if piece.numbers[0] not in begun]
    if not inner:
        return list(lines)
    edge = min(piece.box.x0 for piece in inner)
    second = [piece for piece in pieces if piece.box.x0 > edge - _FLUSH]
    first = [piece for piece in pieces if piece.box.x0 <= edge - _FLUSH]
    begins = [piece for piece in second if piece in marked]
    is_flush = all(piece.box.x0 < edge + _FLUSH for piece in begins)
    if len(begins) < 2 or not is_flush or not _goes_on(first, begins):
        return list(lines)
    return [*first, *second]


def _goes_on(first: Sequence[Line], second: Sequence[Line]) -> bool:
    """Whether the marks of a second column follow those of the first, or are no numbers."""
    numbers = [_number(line) for line in first if _MARK.match(line.text)]
    following = [_number(line) for line in second]
    known = [number for number in numbers if number]
    if not all(following):
        return bool(numbers) and not any(following) and not known
    start = (known[-1] if known else 0) + 1
    return bool(known) and following == list(range(start, start + len(following)))


def _number(line: Line) -> int:
    """Return the number that begins a line, 0 for none."""
    found = re.match(r"\(?(\d{1,2})[.),]", line.text)
    return int(found[1]) if found else 0


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
    if not any(_MARK.fullmatch(line.text) for line in lines):
        return list(lines)
    left = min((line.box.x0 for line in lines if not _MARK.match(line.text)), default=math.inf)
    marks: list[Line] = []
    texts: list[Line] = []
    for line in lines:
        mark, text = _apart(line)
        if mark is not None and text is not None and mark.box.x1 > left + 1:
            mark = text = line  # it stands in the column of texts, and begins its own
        marks += [mark] if mark is not None else []
        texts += [text] if text is not None else []
    marks.sort(key=_height_of)
    texts.sort(key=_height_of)
    if len(marks) > len(texts) or len(texts) > _MOST:
        return list(lines)
    return list(_before_texts(marks, texts))


def _apart(line: Line) -> tuple[Line | None, Line | None]:
    """Set a line's mark and its text apart."""
    said = _MARK.match(line.text)
    if said is None:
        return None, line
    left, seen = len(said[0].replace(" ", "")), 0
    keep = []
    for glyph in line.glyphs:
        seen += len(glyph.text.strip())
        keep.append(seen < left or (seen == left and bool(glyph.text.strip())))
    text = line.part([not kept for kept in keep])
    return line.part(keep), text if text.glyphs and text.text else None


def _height_of(line: Line) -> float:
    return line.box.middle[1]


def _before_texts(marks: Sequence[Line], texts: Sequence[Line]) -> Iterator[Line]:
    """Yield lines, each mark in the line that it begins.

    All marks stand beside the first line of their text, or all beside the middle of it.
    """
    beside = _Beside(marks, texts)
    _, cuts = min(beside.cuts(is_centred=is_centred) for is_centred in (False, True))
    yield from texts[: cuts[0]]
    for mark, (start, end) in zip(marks, pairwise(cuts), strict=True):
        first = texts[start]
        if mark is not first:
            first = Line((*mark.glyphs, *first.glyphs), (*mark.numbers, *first.numbers))
        yield from (first, *texts[start + 1 : end])


_Way = tuple[float, tuple[int, ...]]
"""A sum of distances, and the cuts that lead to it."""


class _Beside:
    """Shares lines out to the marks that stand beside them. A line that is a mark begins there."""

    def __init__(self, marks: Sequence[Line], texts: Sequence[Line]) -> None:
        self.marks = [_height_of(mark) for mark in marks]
        self.texts = [_height_of(text) for text in texts]
        at = {id(text): number for number, text in enumerate(texts)}
        self.own = [at.get(id(mark)) for mark in marks]
        own = set(self.own)
        self.begun = list(accumulate((number in own for number in range(len(texts))), initial=0))
        steps = [max(below - above, 1.0) for above, below in pairwise(self.texts)]
        cells = [text.glyphs[0].part for text in texts]
        self.loose = _LOOSE * max(min(steps, default=0.0), min(text.height for text in texts))
        is_far = (step > self.loose for step in steps)
        is_other = (cell != after for cell, after in pairwise(cells))
        apart = (int(far or other) for far, other in zip(is_far, is_other, strict=True))
        self.gaps = list(accumulate(apart, initial=0))

    def cuts(self, *, is_centred: bool) -> _Way:
        """Cut lines into a part for each mark, the nearest; those before the first cut have none.

        Returns the sum of distances, and where the cuts are.
        """
        room = len(self.texts) - len(self.marks)
        best: dict[int, _Way] = {start: (_ASTRAY * start, (start,)) for start in range(room + 1)}
        for number in range(len(self.marks)):
            is_last = number == len(self.marks) - 1
            ends = (len(self.texts),) if is_last else range(number + 1, number + room + 2)
            best = {
                end: min(
                    (off + self._off(number, start, end, is_centred=is_centred), (*cuts, end))
                    for start, (off, cuts) in best.items()
                    if start < end
                )
                for end in ends
            }
        return best[len(self.texts)]

    def _off(self, number: int, start: int, end: int, *, is_centred: bool) -> float:
        """How far a mark stands beside lines; those far apart are rarely of one item."""
        own = self.own[number]
        if self.begun[end] - self.begun[start + 1] or own not in (None, start):
            return math.inf
        if own is not None:
            return 0.0
        beside = (self.texts[start] + self.texts[end - 1 if is_centred else start]) / 2
        loose = self.gaps[end - 1] - self.gaps[start]
        return abs(self.marks[number] - beside) + self.loose * loose


def _begins(lines: Sequence[Line], at: int, right: float, has_spaces: bool) -> bool:
    """Whether a line without a mark begins an item."""
    if has_spaces:
        return False
    before, line = lines[at - 1], lines[at]
    if before.text.endswith((",", "/", "-")) or _awaits().search(before.text):
        return False
    if before.text.endswith(";"):
        return True
    goes_on = not line.text[:1].isupper() and lines[0].text[:1].isupper()
    if math.isinf(right):  # each line is a paragraph
        return not goes_on
    if not line.text[:1].isupper():
        return False
    return _with_first_word(before, line) + _ROOM < right


@cache
def _awaits() -> re.Pattern[str]:
    """Return what ends no item: words of which something must follow."""
    return re.compile(rf"\b(?<!di )(?:{either('title-small-words')}|yang|maka|and)$", re.IGNORECASE)


def _wrapped(lines: Sequence[Line]) -> Iterator[float]:
    """Yield how far lines would have reached whose next word, in small letters, found no room."""
    for before, line in pairwise(lines):
        if line.text[:1].islower():
            yield _with_first_word(before, line)


def _with_first_word(before: Line, line: Line) -> float:
    """Return where a line would end that took the first word of the next one."""
    return before.box.x1 + 0.3 * line.height + _first_word(line)


def _first_word(line: Line) -> float:
    """Return how wide the first word is."""
    letters = [glyph for glyph in line.glyphs if glyph.text.strip()]
    last = letters[min(len(line.text.split()[0]), len(letters)) - 1]
    return last.x1 - letters[0].x0
