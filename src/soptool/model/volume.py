"""How often an SOP is carried out: `1200` (a year), `20 per hari`, `1.200 berkas per tahun`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Final

from pydantic import PlainValidator, WithJsonSchema

from soptool.language import msg
from soptool.model.calendar import Calendar
from soptool.model.duration.vocabulary import NAMED, ONE
from soptool.shape.texts import as_number, as_text, is_number, wrong


class Period(StrEnum):
    """The time in which there are so many cases."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEMESTER = "semester"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Volume:
    """So many cases in a period; `text` as the author wrote it."""

    count: Decimal
    per: Period
    text: str

    @property
    def is_bare(self) -> bool:
        """Whether the author wrote a number alone, which is cases a year."""
        return is_number(self.text)

    def a_year(self, calendar: Calendar) -> Fraction:
        """Return the cases a year: a year has twelve months, each of so many working days."""
        days = calendar.days_per_month * calendar.months_per_year
        often = {
            Period.DAY: days,
            Period.WEEK: days / calendar.days_per_week,
            Period.MONTH: calendar.months_per_year,
            Period.QUARTER: Fraction(4),
            Period.SEMESTER: Fraction(2),
            Period.YEAR: Fraction(1),
        }
        return Fraction(self.count) * often[self.per]


_WORDS = {
    Period.DAY: ("hari kerja", "working day", *NAMED["days", 1]),
    Period.WEEK: NAMED["weeks", 1],
    Period.MONTH: NAMED["months", 1],
    Period.QUARTER: NAMED["months", 3],
    Period.SEMESTER: NAMED["months", 6],
    Period.YEAR: ("tahun anggaran", *NAMED["years", 1]),
}
PERIODS: Final = {word: period for period, words in _WORDS.items() for word in words}
"""Periods by the words that name them, in small letters."""
_ONE = {f"se{word}": period for word, period in PERIODS.items() if f"se{word}" in ONE}


def _any_case(word: str) -> str:
    return "".join(f"[{letter}{letter.upper()}]" if letter.isalpha() else r"\s+" for letter in word)


def _one_of(words: list[str]) -> str:
    return "|".join(map(_any_case, sorted(words, key=len, reverse=True)))


_COUNT = r"(\d{1,3}([.,]\d{3})+|\d+([.,]\d+)?)"
_EACH = _one_of(["per", "tiap", "setiap", "each", "every", "a"])
_SINGLE = rf"\s({_one_of(list(_ONE))})"
# One for both, so that editors refuse what we refuse. A count may say of what: "20 berkas".
_WHAT = rf"(\s+(?!({_EACH}|{_one_of(list(PERIODS))})(\s|$))[^\W\d_][^\s\d/]*)*?"
_PERIOD = rf"((\s*/|\s+({_EACH})\s)\s*({_one_of(list(PERIODS))})|{_SINGLE})?"
PATTERN = rf"^\s*{_COUNT}{_WHAT}{_PERIOD}\s*$"


def _volume(value: object) -> Volume:
    if isinstance(value, Volume):
        return value
    text = value if isinstance(value, str) else as_text(value)
    if is_number(text):
        return Volume(as_number(text), Period.YEAR, text)
    if re.match(PATTERN, text) is None:
        raise wrong(
            msg("`{text}` does not say how many cases there are.", text=text),
            msg("Write cases a year, or in another period: `1200`, `20 per hari`."),
        )
    count = re.match(_COUNT, text.strip())
    assert count is not None
    return Volume(as_number(count[0]), _period(text), text)


def _period(text: str) -> Period:
    said = " ".join(text.casefold().split())
    for words in (PERIODS, _ONE):
        for word in sorted(words, key=len, reverse=True):
            if said.endswith(word):
                return words[word]
    return Period.YEAR


CaseVolume = Annotated[
    Volume,
    PlainValidator(_volume),
    WithJsonSchema(
        {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": PATTERN}]}
    ),
]
