"""How much room words take: widths of Arial (and its metric twins), and breaking into lines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final

POINT: Final = 25.4 / 72
"""Millimetres in a point."""

TEXT_POINTS: Final = 7.0
TEXT_SIZE: Final = TEXT_POINTS * POINT
LINE_HEIGHT: Final = TEXT_SIZE * 1.15

_GROUPS: Final = (
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


@dataclass(frozen=True, slots=True)
class Block:
    """Words set in lines; width and height in mm."""

    lines: tuple[str, ...]
    width: float
    height: float


def width(text: str, size: float = TEXT_SIZE) -> float:
    """Return the width of one line in mm; letters outside ASCII are taken as wide ones."""
    return size * sum(map(_WIDTHS.__getitem__, text))


def block(lines: tuple[str, ...]) -> Block:
    """Return the room that these lines take."""
    height = LINE_HEIGHT * (len(lines) - 1) + TEXT_SIZE * 0.95
    return Block(lines, max(width(line) for line in lines) + 0.3, height)


@lru_cache(maxsize=2048)
def settings(text: str) -> tuple[Block, ...]:
    """Return the best way to set the text in one line, in two, and so on, each narrower."""
    words = text.split()
    if not words:
        return ()
    found: list[Block] = []
    for count in range(1, min(len(words), _MOST_LINES) + 1):
        best = _balanced(words, count)
        if not found or best.width < found[-1].width:
            found.append(best)
    return tuple(found)


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
