"""Words with their places, the ground every judgement stands on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from soptool.numerals import ROMAN

Tongue = Literal["id", "en"]

_SHORT = {
    "yg": "yang",
    "utk": "untuk",
    "dgn": "dengan",
    "dg": "dengan",
    "tdk": "tidak",
    "sdh": "sudah",
    "blm": "belum",
    "dlm": "dalam",
    "kpd": "kepada",
    "krn": "karena",
    "spy": "supaya",
    "stlh": "setelah",
}
"""Small words as they are shortened by hand; in capitals they are names (DLM, DG)."""
_ROMAN = re.compile(ROMAN, re.IGNORECASE)
_RUN = re.compile(r"\w+")
_TOKEN = re.compile(r"([^\W_]+(?:[-'’][^\W_]+)*)|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of the text that was judged: `text[start:end]`, and what it was found to be."""

    text: str
    start: int
    end: int
    kind: str


class Token(NamedTuple):
    """A word or a punctuation mark; `low` is its lower case for look-ups, `yg` written out.

    `is_word`: it has a letter or a digit.
    """

    text: str
    low: str
    start: int
    end: int
    is_word: bool


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """Split `text` into words and marks, in order."""
    new = tuple.__new__  # as `Token(…)`, in half the time: nothing is made as often
    found = []
    for match in _TOKEN.finditer(text):
        word, (start, end) = match[0], match.span()
        low = _SHORT.get(word) or word.lower()
        found.append(new(Token, (word, low, start, end, match.lastindex is not None)))
    return tuple(found)


@lru_cache(maxsize=4096)
def lows(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, for a quick look before closer ones."""
    return frozenset(_RUN.findall(text.lower()))


def single(low: str) -> str:
    """Return a word that is said twice for its plural once: "data-data" → "data"."""
    one, _, other = low.partition("-")
    return one if one and one == other else low


def told(text: str) -> tuple[Token, ...]:
    """Split a text, without what stands in brackets."""
    marks = tokens(text)
    return outside_brackets(marks) if "(" in text or "[" in text else marks


def outside_brackets(marks: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave out what stands in closed brackets, unless all does: asides are not the sentence."""
    if not any(mark.text in "([" for mark in marks if not mark.is_word):
        return marks
    kept: list[Token] = []
    open_at: list[int] = []
    for token in marks:
        if token.text in "([":
            open_at.append(len(kept))
        kept.append(token)
        if token.text in ")]" and open_at:
            del kept[open_at.pop() :]
    return tuple(kept) if any(token.is_word for token in kept) else marks


def first_word(marks: tuple[Token, ...]) -> int:
    """Return the index of the first word behind numbers and bullets; the length where none is."""
    at = 0
    while at < len(marks) and _is_numbering(marks, at):
        at += 1
    return at


def _is_numbering(marks: tuple[Token, ...], at: int) -> bool:
    token = marks[at]
    if not token.is_word or token.text.isdigit():
        return True
    after = marks[at + 1].text if at + 1 < len(marks) else ""
    counts = len(token.text) == 1 or _ROMAN.fullmatch(token.text) is not None
    return counts and after in (".", ")")


def found(text: str, first: Token, last: Token, kind: str) -> Found:
    """Return the stretch from `first` to `last` of `text`."""
    return Found(text[first.start : last.end], first.start, last.end, kind)
