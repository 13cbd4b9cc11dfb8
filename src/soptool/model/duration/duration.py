"""Durations (mutu baku waktu): text as people write it, kept for print, parsed for arithmetic.

What counts as a duration, and what its units mean, is the format's "Durations". Beyond that:

- a bare list (`2 bulan; 1 minggu; 1 hari`) is the times of one cell, added up; a list with words
  (`7 hari dengan bupati; 2 hari dengan kadin`) is a choice, from the shortest to the longest, and
  so are times that `/`, `atau`, `dan`, `=` or a bracket join;
- a fraction is `½`, `1⁄7`, `1/2`, `1/3`, `1/4` or `3/4`; `15/30 menit` is 15 or 30 minutes;
- a frequency (`setiap 3 bulan`, `2 kali sehari`, `mingguan`), a point in time (`tanggal 5`,
  `H-3 hari`, `3 hari sebelum acara`) and a negative time are no durations.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from soptool.language import figure
from soptool.model.duration.amounts import goes_on, holds_length, number
from soptool.model.duration.spelling import Misspelt, misspelt
from soptool.model.duration.text import LONGEST, read
from soptool.model.duration.told import EACH
from soptool.model.duration.units import Amount, Amounts, Clock, Length, Unit
from soptool.model.duration.words import normalise, tokenise


class TimeKind(StrEnum):
    """What a time cell says: one length, a range, lengths of which one holds, or no length.

    `per-item`: the length of one piece; `recurring`: what comes again every month or so, and is no
    part of one case; `same`: merged with the cell above.
    """

    ONE = "one"
    BOUNDS = "bounds"
    ALTERNATIVES = "alternatives"
    PER_ITEM = "per-item"
    RECURRING = "recurring"
    UNMEASURED = "unmeasured"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Duration:
    """How long a step takes, from `minimum` to `maximum`, each a sum of amounts.

    `text` is the author's, verbatim, and no part of the comparison. `open_ended`: no longest time
    is stated (`minimal 2 jam`); `maximum` then repeats `minimum`. `per`: what it is counted for
    ("berkas"; "@" for `@ 5 menit`, `masing-masing 5 menit`). `every`: what it comes again with
    ("bulan" of `2 minggu setiap bulan`).

    `alternatives`: the lengths of which one holds, in the author's order, where there are two or
    more; `minimum` and `maximum` then are the least and the most of them (`Calendar.settled` makes
    one of those that are equal). `told_twice`: they are one length told again, in words or in
    brackets (`14 (dua belas) hari`). `listed`: a sum of several times in one cell. `unread`: words
    with a figure or a unit that are in no length.
    """

    minimum: Amounts
    maximum: Amounts
    per: str | None = None
    approximate: bool = False
    open_ended: bool = False
    every: str | None = None
    alternatives: tuple[Length, ...] = ()
    told_twice: bool = False
    listed: bool = False
    unread: tuple[str, ...] = ()
    text: str = field(default="", compare=False)

    @property
    def kind(self) -> TimeKind:
        """What the text says; a time that is recurring or per piece is that first of all."""
        if self.every is not None:
            return TimeKind.RECURRING
        if self.per is not None:
            return TimeKind.PER_ITEM
        if self.alternatives:
            return TimeKind.ALTERNATIVES
        return TimeKind.BOUNDS if self.is_range or self.open_ended else TimeKind.ONE

    @property
    def batch(self) -> Fraction:
        """How many pieces the time is for: 10 of `5 menit per 10 berkas`, mostly 1."""
        count = number(tokenise(normalise(self.per or "")), 0)
        return count.value if count and count.value else Fraction(1)

    def of_case(self, pieces: Fraction | None = None) -> Duration | None:
        """Return the time of one case that has so many pieces, which bears on `per` alone.

        None where it is not known: it is per piece and nobody says how many, or it is recurring.
        """
        if self.every is not None or (self.per is not None and pieces is None):
            return None
        if self.per is None or pieces is None:
            return self
        count = pieces / self.batch
        whole = Length(self.minimum, self.maximum).times(count)
        lengths = tuple(length.times(count) for length in self.alternatives)
        return replace(self, minimum=whole.minimum, maximum=whole.maximum, per=None,
                       alternatives=lengths)  # fmt: skip

    @property
    def unit(self) -> Unit:
        """The unit of the longest time, of its first amount."""
        return self.maximum[0].unit

    @property
    def clock(self) -> Clock:
        """The clock of the longest time, of its first amount."""
        return self.maximum[0].clock

    @property
    def names_more(self) -> bool:
        """Whether words that are in no length hold one: "setelah 2 hari pengumuman"."""
        return any(holds_length(text) for text in self.unread)

    @property
    def is_zero(self) -> bool:
        """Whether it takes no time at all (`0 menit`)."""
        return all(part.value == 0 for part in self.maximum)

    @property
    def is_range(self) -> bool:
        """Whether the shortest and the longest time differ."""
        return self.minimum != self.maximum

    def from_zero(self) -> Duration:
        """Return the duration of a step that may be left out: its shortest time is none."""
        return replace(self, minimum=())


def misspelt_unit(text: str) -> Misspelt | None:
    """Return the word of an unmeasured text that stands where a unit should, None without one."""
    return misspelt(tokenise(normalise(text))) if len(text) <= LONGEST else None


@lru_cache(maxsize=4096)
def parse_duration(text: str) -> Duration | None:
    """Parse a time text; None where it states no duration. Never raises."""
    reading = read(text)
    if reading is None:
        return None
    return Duration(
        minimum=reading.least,
        maximum=reading.most,
        per=reading.per,
        approximate=reading.is_rough,
        open_ended=reading.is_open_ended,
        every=reading.every,
        alternatives=reading.lengths if len(reading.lengths) > 1 else (),
        told_twice=reading.is_twice,
        listed=reading.is_listed,
        unread=reading.unread,
        text=text,
    )


def render_duration(duration: Duration, language: str = "id") -> str:
    """Write a duration in plain words, so that it parses to the same value again."""
    text = _lengths(duration, language)
    about = "± " if duration.approximate else ""
    each = f"{EACH} " if duration.per == EACH else ""
    named = (duration.per if duration.per != EACH else None, duration.every)
    said = " ".join(f"per {what}" for what in named if what)
    if "+" in text and said:  # behind a sum it would be said of the last amount
        return f"{said}: {each}{about}{text}"
    return f"{each}{about}{text} {said}".rstrip()


def render_alternatives(duration: Duration, language: str = "id") -> tuple[str, ...]:
    """Write each of the lengths of which one holds, without what they are counted for."""
    lengths = duration.alternatives or (Length(duration.minimum, duration.maximum),)
    is_open = duration.open_ended
    return tuple(_length(one, language, is_open=is_open) for one in lengths)


def _lengths(duration: Duration, language: str) -> str:
    first, *others = render_alternatives(duration, language)
    if duration.told_twice and others:
        return f"{first} ({', '.join(others)})"
    return f" {_WORDS[language]['or']} ".join((first, *others))


def _length(length: Length, language: str, *, is_open: bool) -> str:
    words = _WORDS[language]
    bare = all(part.clock is Clock.WORKING for part in length.minimum + length.maximum)
    high = _sum(length.maximum, language, bare)
    if is_open and length.minimum == length.maximum:
        return f"{words['at_least']} {high}"
    if not length.minimum:
        return f"{words['at_most']} {high}"
    return f"{_low(length, language, bare)}{high}"


def _low(length: Length, language: str, bare: bool) -> str:
    low, high = length.minimum, length.maximum
    if low == high:
        return ""
    if len(low) == len(high) == 1 and (low[0].unit, low[0].clock) == (high[0].unit, high[0].clock):
        return f"{render_number(low[0].value, language)}–"
    return f"{_sum(low, language, bare)} – "


def render_amount(amount: Amount, language: str = "id", *, bare: bool = True) -> str:
    """Write one amount: `2 hari kerja`, `1,5 jam`; without `bare` hours too name their clock."""
    written = render_number(amount.value, language)
    named = not bare or amount.clock is Clock.CALENDAR or amount.unit is Unit.DAYS
    clock = _WORDS[language][amount.clock.value] if named else ""
    if language == "id":
        return " ".join(filter(None, (written, _INDONESIAN[amount.unit], clock)))
    unit = amount.unit.value if amount.value != 1 else amount.unit.value.removesuffix("s")
    return " ".join(filter(None, (written, clock, unit)))


def render_number(value: Fraction, language: str = "id") -> str:
    """Write an exact number: `1.200,5` (`1,200.5` in English), `1 1⁄3` where decimals never end."""
    scale = next((digits for digits in range(10) if value * 10**digits % 1 == 0), None)
    if scale is None:
        full, part = divmod(value, 1)
        return f"{f'{full} ' if full else ''}{part.numerator}⁄{part.denominator}"
    whole = figure(int(value), language)
    if scale == 0:
        return whole
    digits = f"{int(value % 1 * 10**scale):0{scale}}"
    return f"{whole}{',' if language == 'id' else '.'}{digits}"


def _sum(parts: Amounts, language: str, bare: bool) -> str:
    text = ""
    for place, part in enumerate(parts):
        joint = " " if place and goes_on(parts[place - 1], part) else " + "
        text += (joint if place else "") + render_amount(part, language, bare=bare)
    return text


_WORDS = {
    "id": {
        "working": "kerja",
        "calendar": "kalender",
        "at_most": "maksimal",
        "at_least": "minimal",
        "or": "atau",
    },
    "en": {
        "working": "working",
        "calendar": "calendar",
        "at_most": "at most",
        "at_least": "at least",
        "or": "or",
    },
}
_INDONESIAN = {
    Unit.SECONDS: "detik",
    Unit.MINUTES: "menit",
    Unit.HOURS: "jam",
    Unit.DAYS: "hari",
    Unit.WEEKS: "minggu",
    Unit.MONTHS: "bulan",
    Unit.YEARS: "tahun",
}
