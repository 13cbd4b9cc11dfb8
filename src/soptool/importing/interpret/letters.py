"""Letters of a page → lines, phrases and the texts of cells; each letter is taken once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import Final

from soptool.importing.interpret.rules import Rules
from soptool.importing.interpret.words import SIGNED, is_
from soptool.importing.sheets import Box, Glyph, Sheet

_SAME_LINE: Final = 0.35
"""Middles of letters of one line differ by that share of their height at most."""
_LEVEL: Final = 0.8
"""Letters of one line begin that near to each other from above."""
_TWICE: Final = 0.6
"""A letter so near to the same one was printed twice, to look bold."""
_SPACE: Final = 0.17
"""A gap of that share of the height is a space."""
_WIDE: Final = 0.3
"""… and of that share, where all letters stand apart."""
_APART: Final = 0.06
_NARROW: Final = 0.13
"""… and of that share, where spaces are lean (`_LEAN`) and letters of words close (`_TIGHT`)."""
_TIGHT: Final = 0.07
_LEAN: Final = 0.2
_CLOSING: Final = frozenset(",.;:)/")
_HIGH: Final = 30.0
"""Letters of one line do not differ more in their height on the page."""
_OVER: Final = 0.4
"""A letter that stands so far over the one before it is another line's,"""
_OVERS, _FEW = 0.25, 6
"""… where so many of the shorter line do."""
_OPEN: Final = 16
"""So many lines before a letter are looked at for it."""
_NOT_TEXT = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffc\ufffd]")


@dataclass(frozen=True)
class Line:
    """Letters beside each other, from the left. `numbers` are their places on the page."""

    glyphs: tuple[Glyph, ...]
    numbers: tuple[int, ...]

    @cached_property
    def box(self) -> Box:
        """The box around what is seen."""
        seen = [glyph for glyph in self.glyphs if glyph.text.strip()] or self.glyphs
        return Box(
            min(g.x0 for g in seen),
            min(g.y0 for g in seen),
            max(g.x1 for g in seen),
            max(g.y1 for g in seen),
        )

    @cached_property
    def _middles(self) -> tuple[list[float], list[float]]:
        """Where the middles of its letters stand: across, and from above."""
        across = [(g.x0 + g.x1) / 2 for g in self.glyphs]
        return across, [(g.y0 + g.y1) / 2 for g in self.glyphs]

    @cached_property
    def _reach(self) -> Box:
        """The box around the middles of its letters."""
        across, down = self._middles
        return Box(min(across), min(down), max(across), max(down))

    def within(self, box: Box) -> Line | None:
        """Return the letters whose middles lie in a box: itself where all do, None where none."""
        left, top, right, bottom = self._reach
        if not (left < box.x1 and box.x0 < right and top < box.y1 and box.y0 < bottom):
            return None
        if box.x0 < left and right < box.x1 and box.y0 < top and bottom < box.y1:
            return self
        keep = [
            box.x0 < x < box.x1 and box.y0 < y < box.y1 for x, y in zip(*self._middles, strict=True)
        ]
        return self.part(keep) if any(keep) else None

    @cached_property
    def height(self) -> float:
        """The usual height of its letters."""
        heights = sorted(glyph.y1 - glyph.y0 for glyph in self.glyphs)
        return heights[len(heights) // 2]

    @property
    def ends_in_space(self) -> bool:
        """Whether a space stands at its end."""
        return not self.glyphs[-1].text.strip()

    @property
    def is_italic(self) -> bool:
        """Whether all that is seen is italic."""
        return all(glyph.is_italic for glyph in self.glyphs if glyph.text.strip())

    @cached_property
    def text(self) -> str:
        """Its words, with single spaces."""
        return spaced(self.glyphs)

    def part(self, keep: Sequence[bool]) -> Line:
        """Return the letters that are kept."""
        pairs = [
            (glyph, number)
            for glyph, number, kept in zip(self.glyphs, self.numbers, keep, strict=True)
            if kept
        ]
        return Line(tuple(glyph for glyph, _ in pairs), tuple(number for _, number in pairs))


@dataclass(slots=True)
class _Open:
    """A line that is being put together: its middle and height, where its last letter ends."""

    at: float
    height: float
    end: float = 0.0
    members: list[int] = field(default_factory=list)


def spaced(glyphs: Sequence[Glyph]) -> str:
    """Write letters as words: spaces of the file, and gaps that are as wide as one."""
    wide = _room_of_spaces(glyphs)
    written: list[str] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before is not None:
            near = min(_TWICE, 0.4 * (before.x1 - before.x0))
            if before.text == glyph.text and abs(glyph.x0 - before.x0) < near:
                continue
            room = max(wide, _SPACE) if glyph.text in _CLOSING else wide
            if glyph.x0 - before.x1 > room * (glyph.y1 - glyph.y0):
                written.append(" ")
        written.append(glyph.text)
        before = glyph
    text = _NOT_TEXT.sub("", "".join(written)).replace("\xa0", " ")
    return " ".join(text.split())


def _room_of_spaces(glyphs: Sequence[Glyph]) -> float:
    """Return how wide a space is in a line at least, as a share of the height of its letters."""
    gaps = [
        (after.x0 - before.x1) / max(after.y1 - after.y0, 1.0)
        for before, after in pairwise(glyphs)
        if before.text.strip() and after.text.strip()
    ]
    if gaps and median(gaps) > _APART:  # drawn apart, to fill the line
        return _WIDE
    spaces = [gap for gap in gaps if _NARROW < gap < 1]
    is_clear = bool(spaces) and not any(_TIGHT < gap <= _NARROW for gap in gaps)
    return _NARROW if is_clear and median(spaces) < _LEAN else _SPACE


class Letters:
    """The letters of a page, and which of them have found a place."""

    def __init__(self, sheet: Sheet) -> None:
        self.all = sheet.glyphs
        self.taken: set[int] = set()
        level = [number for number, glyph in enumerate(self.all) if glyph.turn != "askew"]
        self._level = level
        lines = _in_parts(self.all, level)
        self._lines = [line for line in lines if not is_(SIGNED, line.text)]
        middles = [(line.glyphs[0].y0 + line.glyphs[0].y1) / 2 for line in self._lines]
        self._order = sorted(range(len(middles)), key=middles.__getitem__)
        self._middles = sorted(middles)

    def take(self, lines: Iterable[Line]) -> None:
        """Note that letters found a place."""
        for line in lines:
            self.taken.update(line.numbers)

    def take_all(self, box: Box) -> None:
        """Note that whatever stands in a box found a place, level or turned."""
        self.take(self._in(box))

    def inside(self, box: Box, pad: float = 0.0) -> list[Line]:
        """Return the lines of letters whose middles lie in a box; turned ones as they are read."""
        found = list(self._in(Box(box.x0 - pad, box.y0 - pad, box.x1 + pad, box.y1 + pad)))
        turned = [number for line in found for number in line.numbers
                  if self.all[number].turn in ("up", "down")]  # fmt: skip
        if turned and len(turned) * 2 > sum(len(line.numbers) for line in found):
            return list(_turned(self.all, turned))
        return found

    def level(self, box: Box) -> list[Line]:
        """Return the lines of letters in a box that are not turned."""
        kept = (line.part([g.turn == "level" for g in line.glyphs]) for line in self._in(box))
        return [line for line in kept if line.glyphs and line.text]

    def turned(self, box: Box) -> list[Line]:
        """Return the lines of letters in a box that are turned, laid as they are read."""
        numbers = [
            number
            for number in self._level
            if self.all[number].turn in ("up", "down")
            and box.x0 < (self.all[number].x0 + self.all[number].x1) / 2 < box.x1
            and box.y0 < (self.all[number].y0 + self.all[number].y1) / 2 < box.y1
        ]
        return list(_turned(self.all, numbers)) if numbers else []

    def box(self, line: Line) -> Box:
        """Return where a line stands on the page, also one that was laid as it is read."""
        return Line(tuple(self.all[number] for number in line.numbers), line.numbers).box

    def _in(self, box: Box) -> Iterator[Line]:
        """Yield the lines of letters whose middles lie in a box, in their order."""
        first = bisect_left(self._middles, box.y0 - _HIGH)
        last = bisect_right(self._middles, box.y1 + _HIGH)
        for number in sorted(self._order[first:last]):
            part = self._lines[number].within(box)
            if part is not None and part.text:
                yield part

    def lines(self) -> list[Line]:
        """Return all lines of the page; what is stamped across it (`DRAFT`) is in none."""
        return self._lines

    def across(self) -> list[Line]:
        """Return all lines of the page, those of cells beside each other as one."""
        return list(_lines(self.all, self._level))

    def stamp(self) -> Line | None:
        """Return what stands at a slant, in the order in which the file has it."""
        numbers = [number for number, glyph in enumerate(self.all) if glyph.turn == "askew"]
        return (
            Line(tuple(self.all[number] for number in numbers), tuple(numbers)) if numbers else None
        )

    def rest(self) -> list[Line]:
        """Return lines of what has no place."""
        found = []
        for line in self._lines:
            left = line.part([number not in self.taken for number in line.numbers])
            if left.glyphs and left.text:
                found.append(left)
        return found


def _lines(glyphs: Sequence[Glyph], which: Iterable[int]) -> Iterator[Line]:
    """Put those letters into lines, from above to below."""
    numbers = sorted(which, key=lambda n: (round((glyphs[n].y0 + glyphs[n].y1) / 2), glyphs[n].x0))
    open_lines: list[_Open] = []
    for number in numbers:
        glyph = glyphs[number]
        middle, height = (glyph.y0 + glyph.y1) / 2, glyph.y1 - glyph.y0
        near = [
            line
            for line in open_lines[-_OPEN:]
            if abs(line.at - middle) < _SAME_LINE * height
            and abs(line.at - middle) < _SAME_LINE * line.height
        ]
        if near:
            line = min(near, key=lambda line: (not 0 <= glyph.x0 - line.end + 1 < height,
                                               abs(line.at - middle)))  # fmt: skip
        else:
            line = _Open(middle, height)
            open_lines.append(line)
        line.members.append(number)
        line.end = glyph.x1
    for line in sorted(open_lines, key=lambda line: line.at):
        for run in _overprinted(glyphs, line.members):
            members = sorted(run, key=lambda n: (glyphs[n].x0, n))
            yield Line(tuple(glyphs[n] for n in members), tuple(members))


def _overprinted(glyphs: Sequence[Glyph], members: list[int]) -> list[list[int]]:
    """Part letters of two lines that were printed over each other, as low rows of a table do."""
    levels = _levels(glyphs, members)
    if len(levels) < 2:
        return [members]
    ordered = sorted((n for n in members if glyphs[n].text.strip()), key=lambda n: glyphs[n].x0)
    over = sum(_is_over(glyphs[one], glyphs[other]) for one, other in pairwise(ordered))
    long = [count for level in levels if (count := _letters(glyphs, level)) >= _FEW]
    shortest = min(long) if len(long) > 1 else len(ordered)
    return levels if over >= max(_FEW, _OVERS * shortest) else [members]


def _letters(glyphs: Sequence[Glyph], numbers: Sequence[int]) -> int:
    """Count what is no space."""
    return sum(bool(glyphs[number].text.strip()) for number in numbers)


def _levels(glyphs: Sequence[Glyph], members: Sequence[int]) -> list[list[int]]:
    """Part letters by where they begin from above."""
    levels: list[list[int]] = []
    for number in sorted(members, key=lambda n: (glyphs[n].y0, n)):
        if levels and glyphs[number].y0 - glyphs[levels[-1][-1]].y0 < _LEVEL:
            levels[-1].append(number)
        else:
            levels.append([number])
    return levels


def _is_over(one: Glyph, other: Glyph) -> bool:
    """Whether a letter is printed over the one before it, and is not the same one again."""
    is_doubled = one.text == other.text and abs(one.x0 - other.x0) < _TWICE
    least = min(one.x1 - one.x0, other.x1 - other.x0)
    return not is_doubled and one.x1 - other.x0 > _OVER * least


def _in_parts(glyphs: Sequence[Glyph], which: Sequence[int]) -> list[Line]:
    """Put letters into lines, those of each cell or text box by themselves where these are told."""
    parts: dict[int, list[int]] = {}
    for number in which:
        parts.setdefault(glyphs[number].part, []).append(number)
    lines = [line for numbers in parts.values() for line in _lines(glyphs, numbers)]
    if len(parts) < 2:
        return lines
    return sorted(lines, key=lambda line: (round(line.glyphs[0].y0 + line.glyphs[0].y1),
                                           line.glyphs[0].x0))  # fmt: skip


def _turned(glyphs: Sequence[Glyph], numbers: Sequence[int]) -> Iterator[Line]:
    """Put turned letters into lines as one reads them."""
    laid = []
    for number in numbers:
        g = glyphs[number]
        if g.turn == "up":
            laid.append(g._replace(x0=-g.y1, x1=-g.y0, y0=g.x0, y1=g.x1))
        else:
            laid.append(g._replace(x0=g.y0, x1=g.y1, y0=-g.x1, y1=-g.x0))
    for line in _lines(laid, range(len(laid))):
        yield Line(line.glyphs, tuple(numbers[at] for at in line.numbers))


def phrases(lines: Iterable[Line], rules: Rules, wide: float = 1.1) -> Iterator[Line]:
    """Cut lines where a gap is wide, or an upright rule stands."""
    return (phrase for line in lines for phrase in cut(line, wide, rules))


def cut(line: Line, wide: float, rules: Rules | None = None) -> Iterator[Line]:
    """Cut a line at gaps of `wide` times its height, and at upright rules where they are given."""
    begun, last = 0, None
    for at, glyph in enumerate(line.glyphs):
        if not glyph.text.strip():
            continue
        if last is not None and _is_cut(last, glyph, wide, rules):
            yield Line(line.glyphs[begun:at], line.numbers[begun:at])
            begun = at
        last = glyph
    if last is not None:
        yield Line(line.glyphs[begun:], line.numbers[begun:]) if begun else line


def _is_cut(last: Glyph, glyph: Glyph, wide: float, rules: Rules | None) -> bool:
    gap, height = glyph.x0 - last.x1, glyph.y1 - glyph.y0
    if gap > wide * height:
        return True
    y = (glyph.y0 + glyph.y1) / 2
    return bool(rules and gap > 0.1 and rules.between(last.x1 - 0.8, glyph.x0 + 0.8, y))
