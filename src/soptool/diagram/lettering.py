"""How much room words take: widths of Arial (and its metric twins), and breaking into lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import ceil
from typing import Final

from soptool.diagram.hyphens import FOLD, SOFT, hyphenated

POINT: Final = 25.4 / 72
"""Millimetres in a point."""

TEXT_POINTS: Final = 7.0
TEXT_SIZE: Final = TEXT_POINTS * POINT
LINE_HEIGHT: Final = TEXT_SIZE * 1.15

_GROUPS: Final = (
    (0, SOFT + FOLD),
    (191, "'"),
    (222, "ijl"),
    (260, "|"),
    (278, " !,./:;I[\\]ft"),
    (333, "()-`r"),
    (334, "{}"),
    (355, '"'),
    (389, "*"),
    (469, "^"),
    (500, "Jckvxsyz"),
    (556, "#$0123456789?L_abdeghnopqu"),
    (584, "+<=>~"),
    (611, "FTZ"),
    (667, "&ABEKPSVXY"),
    (722, "CDHNRUw"),
    (778, "GOQ"),
    (833, "Mm"),
    (889, "%"),
    (944, "W"),
    (1015, "@"),
)
_OTHER: Final = 0.72
_WIDE: Final = 1.0


class _Widths(dict[str, float]):
    """The width of each letter in letters of size 1; those outside ASCII are taken as wide."""

    def __missing__(self, letter: str) -> float:
        return _WIDE if ord(letter) > 0x2E7F else _OTHER


_WIDTHS: Final = _Widths((letter, width / 1000) for width, letters in _GROUPS for letter in letters)
_MOST_LINES: Final = 4
_MOST_WORDS: Final = 9
_LONG: Final = 24.0
"""Words wider than this, in mm, may be broken between their syllables."""
_PARTS: Final = (1.5, 1.9, 2.7, 3.6)
"""Into how many parts a text's longest word is broken, and no two of one length."""
_MOST_BROKEN: Final = 5
_BROKEN: Final = re.compile(r"(?<=[a-z])- (?=[a-z])")
_SLASHED: Final = re.compile("[^/]*/|[^/]+$")


@dataclass(frozen=True, slots=True)
class Block:
    """Words set in lines; width and height in mm."""

    lines: tuple[str, ...]
    width: float
    height: float


def width(text: str, size: float = TEXT_SIZE) -> float:
    """Return the width of one line in mm; letters outside ASCII are taken as wide ones."""
    return size * sum(map(_WIDTHS.__getitem__, text))


def line_count(words: Iterable[float], space: float, room: float) -> int:
    """Return how many lines words of these widths take that are broken only between them.

    A word that is wider than `room` goes on over as many lines as it needs.
    """
    count, filled = 1, 0.0
    for wide in words:
        if filled and filled + space + wide > room:
            count, filled = count + 1, 0.0
        filled += wide + (space if filled else 0.0)
        if filled > room > 0:
            more = ceil(filled / room) - 1
            count, filled = count + more, filled - more * room
    return count


def block(lines: tuple[str, ...]) -> Block:
    """Return the room that these lines take."""
    height = LINE_HEIGHT * (len(lines) - 1) + TEXT_SIZE * 0.95
    return Block(lines, max(width(line) for line in lines) + 0.3, height)


def unbroken(lines: Sequence[str]) -> str:
    """Return the words that were set in these lines, with those that were broken whole again."""
    return _BROKEN.sub("", " ".join(lines))


@lru_cache(maxsize=2048)
def settings(text: str) -> tuple[Block, ...]:
    """Return the best way to set the text in one line, in two, and so on, each narrower.

    Only then are its long words broken.
    """
    words = text.split()
    if not words:
        return ()
    found: list[Block] = []
    for count in range(1, min(len(words), _MOST_LINES) + 1):
        best = _balanced(words, count)
        if not found or best.width < found[-1].width:
            found.append(best)
    longest = max(map(width, words))
    for parts in _PARTS if longest > _LONG else ():
        lines = _hyphenated(words, max(longest / parts, _LONG / 2.5))
        if len(lines) <= _MOST_BROKEN and (best := block(lines)).width < found[-1].width:
            found.append(best)
    return tuple(found)


def _hyphenated(words: list[str], measure: float) -> tuple[str, ...]:
    """Fill lines to a measure; a word that is wider is broken between its syllables."""
    lines: list[str] = []
    is_open = False
    for word in words:
        for piece in _pieces(word, measure):
            if is_open and width(f"{lines[-1]} {piece}") <= measure:
                lines[-1] += f" {piece}"
            else:
                lines.append(piece)
            is_open = piece[-1] not in "-/"
    return tuple(lines)


def _pieces(word: str, measure: float) -> list[str]:
    """Break a word into pieces that fit, at slashes, else as far as its syllables let it."""
    if width(word) <= _LONG:
        return [word]
    pieces = [""]
    for part in _SLASHED.findall(word):
        if width(pieces[-1] + part) <= measure:
            pieces[-1] += part
            continue
        first, *rest = (
            hyphenated(part).rstrip(FOLD).split(SOFT) if width(part) > measure else [part]
        )
        pieces.append(first)
        for syllable in rest:
            if width(f"{pieces[-1]}{syllable}-") <= measure:
                pieces[-1] += syllable
            else:
                pieces[-1] += "-"
                pieces.append(syllable)
    return [piece for piece in pieces if piece]


def _balanced(words: list[str], count: int) -> Block:
    """Break the words into `count` lines, the longest as short as possible."""
    if len(words) > _MOST_WORDS:
        return block(_greedy(words, count))
    cuts = combinations(range(1, len(words)), count - 1)
    return min((block(_cut(words, cut)) for cut in cuts), key=lambda found: found.width)


def _cut(words: list[str], cut: tuple[int, ...]) -> tuple[str, ...]:
    ends = (*cut, len(words))
    return tuple(" ".join(words[start:end]) for start, end in zip((0, *cut), ends, strict=True))


def _greedy(words: list[str], count: int) -> tuple[str, ...]:
    """Fill lines to an even measure, for texts too long to try every break."""
    measure = width(" ".join(words)) / count
    lines: list[str] = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if len(lines) < count and width(longer) > measure * 1.05:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)
