"""Dates as SOPs give them: a day, a month or a year, compared only as far as they are known."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_FORMAT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, the month or the year; `str` gives the form of the format.

    Raises ValueError where there is no such day.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        known = (1 if part is None else part for part in (self.month, self.day))
        date(self.year, *known)

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def first_day(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def is_before(self, other: PartialDate) -> bool | None:
        """Tell whether it is earlier than `other`; None where the two leave that open.

        `2022-01` against `2022-01-15` is open, against `2022-01-01` it is not earlier.
        """
        if self.last_day < other.first_day:
            return True
        return False if self.first_day >= other.last_day else None


@lru_cache(maxsize=4096)
def parse_date(text: str) -> PartialDate | None:
    """Parse YYYY, YYYY-MM or YYYY-MM-DD, the forms of the format; None for every other text."""
    found = _FORMAT.fullmatch(text.strip())
    if found is None:
        return None
    return _date(*(int(part) for part in found.groups() if part is not None))


def format_date(value: PartialDate, language: str = "id") -> str:
    """Write a date for people: `1 Februari 2022`, `Januari 2022`, `2022` (`1 February 2022`)."""
    words = [] if value.day is None else [str(value.day)]
    if value.month is not None:
        words.append(_MONTHS[language][value.month - 1])
    return " ".join([*words, str(value.year)])


def recognise_date(text: str) -> PartialDate | None:
    """Guess what date a text means that the format does not allow, so that it can be offered.

    Takes names of months in both languages (`2 Januari 2024`, `January 2, 2024`), the day first in
    figures (`02/01/2024`), a place or weekday before (`Jakarta, …`), a time of day behind.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text[:_LONGEST]).translate(_DASHES).split())
    exact = parse_date(plain)
    if exact:
        return exact
    for pattern in _PATTERNS:
        found = pattern.fullmatch(plain)
        if found:
            return _meant(found.groupdict())
    return None


def _date(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _meant(parts: dict[str, str | None]) -> PartialDate | None:
    year = int(parts["year"] or 0)
    if len(parts["year"] or "") == 2:
        year += 2000 if year < 70 else 1900
    name, day = parts.get("name"), int(parts.get("day") or 0)
    month = int(parts.get("month") or 0) if name is None else _MONTH_NUMBERS.get(name.lower())
    if not month:
        return None
    if month > 12 >= day > 0:  # 01/25/2024 can only be the American order
        month, day = day, month
    return _date(year, month, day or None)


_INDONESIAN = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
)
_ENGLISH = "January February March April May June July August September October November December"
_MONTHS = {"id": tuple(_INDONESIAN.split()), "en": tuple(_ENGLISH.split())}
_SPELLINGS = {
    "pebruari": 2,
    "peb": 2,
    "agt": 8,
    "ags": 8,
    "agust": 8,
    "augustus": 8,
    "sept": 9,
    "nopember": 11,
    "nop": 11,
}
_MONTH_NUMBERS = _SPELLINGS | {
    spelling.lower(): number
    for names in _MONTHS.values()
    for number, name in enumerate(names, 1)
    for spelling in (name, name[:3])
}

MONTHS = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
"""A pattern of names of months, in both languages and as they are shortened, in small letters."""

_LONGEST = 100
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_BEFORE = r"(?:[^\d,]{2,40}, ?)?(?:(?:tanggal|tgl|pada|on)\.? ?:? ?)*"
_BEHIND = r"(?:[T ,]+[0-9]{1,2}[:.][0-9]{2}.{0,24})?\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_NAME = r"(?P<name>[a-z]{3,9})"
_YEAR = r"(?P<year>[0-9]{4})"
_PATTERNS = [
    re.compile(f"{_BEFORE}{pattern}{_BEHIND}", re.IGNORECASE | re.ASCII)
    for pattern in (
        rf"{_DAY}[ .-]*{_NAME}\.?[ ,.-]*(?P<year>[0-9]{{4}}|[0-9]{{2}})",
        rf"{_NAME}\.? ?{_DAY}[ ,]+{_YEAR}",
        rf"{_NAME}\.?[ ,-]*{_YEAR}",
        r"(?P<day>[0-9]{1,2}) ?[/.-] ?(?P<month>[0-9]{1,2}) ?[/.-] ?(?P<year>[0-9]{4}|[0-9]{2})",
        rf"{_YEAR} ?[/.-] ?(?P<month>[0-9]{{1,2}}) ?[/.-] ?(?P<day>[0-9]{{1,2}})",
        rf"{_YEAR} ?[/.-] ?(?P<month>[0-9]{{1,2}})",
        rf"(?P<month>[0-9]{{1,2}}) ?[/.-] ?{_YEAR}",
        r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
    )
]
