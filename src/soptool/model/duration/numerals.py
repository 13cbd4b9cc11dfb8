"""Numbers as people write them: figures of both languages, and number words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

# Beyond this nobody states a time, and the interpreter limits the length of integers.
MAX_DIGITS = 15

_DIGITS = {
    word: value
    for value, word in enumerate(
        ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
    )
}
_TENS = {"sepuluh": 10, "sebelas": 11} | {
    word + suffix: value + 10 if suffix == "belas" else value * 10
    for word, value in _DIGITS.items()
    for suffix in ("belas", "puluh")
}
_HUNDREDS = {"seratus": 100} | {word + "ratus": value * 100 for word, value in _DIGITS.items()}
_ENGLISH = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_ENGLISH_TENS = {
    word: value * 10
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_PARTS = {
    "setengah": Fraction(1, 2),
    "separuh": Fraction(1, 2),
    "sepertiga": Fraction(1, 3),
    "seperempat": Fraction(1, 4),
    "half": Fraction(1, 2),
    "quarter": Fraction(1, 4),
}
_DIVISORS = {"pertiga": 3, "perempat": 4, "perlima": 5}
_ARTICLES = ("a", "an")
_HALVES = (("setengah",), ("and", "a", "half"))

_GROUPS = {
    ".": re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?"),
    ",": re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"),
}

# "1,500 menit" are a thousand and a half to who typed them; nobody writes one and a half so.
_FOREIGN = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})*,[0-9]{2}0")


def figure(text: str, *, english: bool = False) -> Fraction | None:
    """Return the value of `1.250,5` (or `1,250.5` with `english`), None where it has none."""
    if sum(letter.isdigit() for letter in text) > MAX_DIGITS:
        return None
    if not english and _FOREIGN.fullmatch(text):
        return None
    thousands = "," if english else "."
    if _GROUPS[thousands].fullmatch(text):
        text = text.replace(thousands, "")
    plain = text.replace(",", ".")
    return Fraction(plain) if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", plain) else None


def words_value(words: Sequence[str]) -> tuple[Fraction, int] | None:
    """Return the number that lower-case `words` begin with, and how many words it takes."""
    whole, used = _whole(words)
    if not used:
        return _part(words)
    if words[used : used + 1] and words[used] in _DIVISORS:
        return Fraction(whole, _DIVISORS[words[used]]), used + 1
    if tuple(words[used : used + 2]) == ("quarters", "of"):  # else quarters of a year
        return Fraction(whole, 4), used + 2 + _article(words, used + 2)
    half = half_after(words[used:])
    return Fraction(whole) + (Fraction(1, 2) if half else 0), used + half


def half_after(words: Sequence[str]) -> int:
    """Return how many of the words that follow a number say "and a half", 0 where none do."""
    for half in _HALVES:
        if tuple(words[: len(half)]) == half:
            return len(half)
    return 0


def _part(words: Sequence[str]) -> tuple[Fraction, int] | None:
    skip = 1 if len(words) > 1 and words[0] in _ARTICLES and words[1] in _PARTS else 0
    if not words or words[skip] not in _PARTS:
        return (Fraction(1), 1) if words and words[0] in _ARTICLES else None
    used = skip + 1
    if tuple(words[used : used + 1]) == ("of",):
        used += 1
    return _PARTS[words[skip]], used + _article(words, used)


def _article(words: Sequence[str], place: int) -> int:
    return int(tuple(words[place : place + 1]) in (("a",), ("an",)))


def _whole(words: Sequence[str]) -> tuple[int, int]:
    value, used = _indonesian(words)
    return (value, used) if used else _english(words)


def _indonesian(words: Sequence[str]) -> tuple[int, int]:
    thousands, used = 0, 0
    if words and words[0] == "seribu":
        thousands, used = 1000, 1
    below, more = _below_thousand(words[used:])
    if not thousands and more and words[used + more : used + more + 1] == ["ribu"]:
        thousands, used = below * 1000, more + 1
        below, more = _below_thousand(words[used:])
    return thousands + below, used + more


def _below_thousand(words: Sequence[str]) -> tuple[int, int]:
    if words and words[0] in _HUNDREDS:
        below, used = _below_hundred(words[1:])
        return _HUNDREDS[words[0]] + below, used + 1
    if len(words) > 1 and words[0] in _DIGITS and words[1] == "ratus":
        below, used = _below_hundred(words[2:])
        return _DIGITS[words[0]] * 100 + below, used + 2
    return _below_hundred(words)


def _below_hundred(words: Sequence[str]) -> tuple[int, int]:
    first, second = (*words[:2], "", "")[:2]
    if first in _TENS:
        tens, used = _TENS[first], 1
    elif first in _DIGITS and second == "belas":
        return _DIGITS[first] + 10, 2
    elif first in _DIGITS and second == "puluh":
        tens, used = _DIGITS[first] * 10, 2
    else:
        return (_DIGITS[first], 1) if first in _DIGITS else (0, 0)
    ones = words[used] if tens >= 20 and tens % 10 == 0 and len(words) > used else ""
    return (tens + _DIGITS[ones], used + 1) if ones in _DIGITS else (tens, used)


def _english(words: Sequence[str]) -> tuple[int, int]:
    first = words[0] if words else ""
    if first in _ENGLISH:
        return _ENGLISH[first], 1
    if first not in _ENGLISH_TENS:
        return 0, 0
    used = 2 if tuple(words[1:2]) == ("-",) else 1
    ones = words[used] if len(words) > used else ""
    if 0 < _ENGLISH.get(ones, 0) < 10:
        return _ENGLISH_TENS[first] + _ENGLISH[ones], used + 1
    return _ENGLISH_TENS[first], 1
