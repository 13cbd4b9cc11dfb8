"""The working calendar: durations as minutes of work and of elapsed time, and back to words.

Conversion follows the format's "Durations": 7.5 hours a day, 5 days a week, 21 days a month,
12 months a year (Perpres 21/2023). Elapsed time runs day and night: 24 hours a day, 7 days a week,
30 days a month and 365 a year, as periods of notice are counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from soptool.model.duration.duration import Duration, render_amount
from soptool.model.duration.units import Amount, Amounts, Clock, Length, Unit

Number = int | float | str | Decimal | Fraction

_NONE = Fraction(0)
_ELAPSED_MINUTES = {
    Unit.SECONDS: Fraction(1, 60),
    Unit.MINUTES: Fraction(1),
    Unit.HOURS: Fraction(60),
    Unit.DAYS: Fraction(1440),
    Unit.WEEKS: Fraction(7 * 1440),
    Unit.MONTHS: Fraction(30 * 1440),
    Unit.YEARS: Fraction(365 * 1440),
}


def _sum(values: Sequence[Fraction]) -> Fraction:
    """Add fractions up; of one there is nothing to add, and to add costs much."""
    return values[0] if len(values) == 1 else sum(values, _NONE)


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of time: minutes of work and elapsed minutes, kept apart because they differ.

    They are never added to each other; `Calendar.weight` makes two spells comparable.
    """

    working: Fraction = _NONE
    elapsed: Fraction = _NONE

    def __add__(self, other: Spell) -> Spell:
        return Spell(self.working + other.working, self.elapsed + other.elapsed)

    @property
    def in_minutes(self) -> Spell:
        """The spell in whole minutes: an average is not more exact than that."""
        return Spell(Fraction(round(self.working)), Fraction(round(self.elapsed)))

    def times(self, count: Number) -> Spell:
        """Return the spell repeated (or, with a share, shortened)."""
        factor = _exact(count)
        return Spell(self.working * factor, self.elapsed * factor)


@dataclass(frozen=True, slots=True)
class Span:
    """The shortest and the longest spell that something can take."""

    minimum: Spell = Spell()
    maximum: Spell = Spell()

    def __add__(self, other: Span) -> Span:
        return Span(self.minimum + other.minimum, self.maximum + other.maximum)

    def from_zero(self) -> Span:
        """Return the span of something that may be left out."""
        return Span(Spell(), self.maximum)


@dataclass(frozen=True)
class Calendar:
    """How much work fits into a day, a week, a month and a year; see `calendar_of` for settings."""

    hours_per_day: Fraction = Fraction(15, 2)
    days_per_week: Fraction = Fraction(5)
    days_per_month: Fraction = Fraction(21)
    months_per_year: Fraction = Fraction(12)

    def __post_init__(self) -> None:
        limits = (24, 7, 31, 12)
        values = (self.hours_per_day, self.days_per_week, self.days_per_month, self.months_per_year)
        if not all(0 < value <= limit for value, limit in zip(values, limits, strict=True)):
            raise ValueError(
                "a day has up to 24 hours, a week 7 days, a month 31, a year 12 months"
            )

    @cached_property
    def minutes_per_day(self) -> Fraction:
        """Working minutes of a day (450)."""
        return self.hours_per_day * 60

    @cached_property
    def working_share(self) -> Fraction:
        """The share of a week's minutes that is worked (2250 of 10080)."""
        return self.minutes_per_day * self.days_per_week / _ELAPSED_MINUTES[Unit.WEEKS]

    def spell(self, amounts: Amounts) -> Spell:
        """Add up amounts, working and elapsed minutes apart."""
        working: list[Fraction] = []
        elapsed: list[Fraction] = []
        for amount in amounts:
            is_work = amount.clock is Clock.WORKING
            minutes = self._working_minutes if is_work else _ELAPSED_MINUTES
            is_told_so = amount.unit is Unit.MINUTES
            value = amount.value if is_told_so else amount.value * minutes[amount.unit]
            (working if is_work else elapsed).append(value)
        return Spell(_sum(working), _sum(elapsed))

    def span(self, duration: Duration) -> Span:
        """Return the shortest and the longest spell of a duration (`per` counted once)."""
        if duration.alternatives:
            return self.either(map(self._length, duration.alternatives))
        return self._length(Length(duration.minimum, duration.maximum))

    def settled(self, duration: Duration) -> Duration:
        """Return the duration with one length where its alternatives are equal by this calendar."""
        if not duration.alternatives:
            return duration
        spans = {self._length(length) for length in duration.alternatives}
        if len(spans) != 1:
            return duration
        first = duration.alternatives[0]
        return replace(duration, minimum=first.minimum, maximum=first.maximum, alternatives=())

    def _length(self, length: Length) -> Span:
        low = self.spell(length.minimum)
        if length.minimum == length.maximum:
            return Span(low, low)
        high = self.spell(length.maximum)
        # "8 jam – 1 hari" is the wrong way round where a day has 7.5 hours.
        return Span(low, high) if self.weight(low) <= self.weight(high) else Span(high, low)

    def working_minutes(self, duration: Duration) -> tuple[Fraction, Fraction]:
        """Return the shortest and longest working minutes, without elapsed time."""
        span = self.span(duration)
        return span.minimum.working, span.maximum.working

    def weight(self, spell: Spell) -> Fraction:
        """Return working minutes that stand for a spell, to compare it with another.

        Elapsed time counts with the share of a week that is worked: 7 calendar days weigh as much
        as 5 working days. A measure for choosing the longest way only, never printed as time.
        """
        if not spell.elapsed:
            return spell.working
        return spell.working + spell.elapsed * self.working_share

    def longest(self, spells: Iterable[Spell]) -> Spell:
        """Return the spell of the greatest weight, no time where there is none."""
        return max(spells, key=self._order, default=Spell())

    def shortest(self, spells: Iterable[Spell]) -> Spell:
        """Return the spell of the least weight, no time where there is none."""
        return min(spells, key=self._order, default=Spell())

    def either(self, spans: Iterable[Span]) -> Span:
        """Return the span of a choice: the shortest of all to the longest of all."""
        found = tuple(spans)
        return Span(
            self.shortest(span.minimum for span in found),
            self.longest(span.maximum for span in found),
        )

    def together(self, spans: Iterable[Span]) -> Span:
        """Return the span of what runs side by side and is waited for."""
        found = tuple(spans)
        return Span(
            self.longest(span.minimum for span in found),
            self.longest(span.maximum for span in found),
        )

    def _order(self, spell: Spell) -> tuple[Fraction, Fraction]:
        # Equal weight: the one with more work, so that the choice does not hang on the order.
        return self.weight(spell), spell.working

    @cached_property
    def _working_minutes(self) -> Mapping[Unit, Fraction]:
        days = {
            Unit.DAYS: Fraction(1),
            Unit.WEEKS: self.days_per_week,
            Unit.MONTHS: self.days_per_month,
            Unit.YEARS: self.days_per_month * self.months_per_year,
        }
        whole = {unit: self.minutes_per_day * count for unit, count in days.items()}
        return {**_ELAPSED_MINUTES, **whole}


def calendar_of(
    hours_per_day: Number = Fraction(15, 2),
    days_per_week: Number = 5,
    days_per_month: Number = 21,
) -> Calendar:
    """Make a calendar from settings; floats count as they are written. Raises ValueError."""
    return Calendar(_exact(hours_per_day), _exact(days_per_week), _exact(days_per_month))


def _exact(value: Number) -> Fraction:
    return Fraction(str(value)) if isinstance(value, float) else Fraction(value)


def format_working(minutes: Fraction, calendar: Calendar, language: str = "id") -> str:
    """Write working minutes exactly: `2 hari kerja 3 jam 15 menit` (`2 working days 3 hours …`)."""
    return _written(minutes, calendar.minutes_per_day, Clock.WORKING, language)


def format_elapsed(minutes: Fraction, language: str = "id") -> str:
    """Write elapsed minutes exactly: `3 hari kalender 4 jam`."""
    return _written(minutes, _ELAPSED_MINUTES[Unit.DAYS], Clock.CALENDAR, language, named=True)


def format_spell(spell: Spell, calendar: Calendar, language: str = "id") -> str:
    """Write a spell, working and elapsed time apart: `2 jam kerja + 1 hari kalender`."""
    if not spell.elapsed:
        return format_working(spell.working, calendar, language)
    elapsed = format_elapsed(spell.elapsed, language)
    if not spell.working:
        return elapsed
    day = calendar.minutes_per_day
    working = _written(spell.working, day, Clock.WORKING, language, named=True)
    return f"{working} + {elapsed}"


def format_span(span: Span, calendar: Calendar, language: str = "id") -> str:
    """Write a span: `30 menit – 2 hari kerja`, one time where both are the same."""
    high = format_spell(span.maximum, calendar, language)
    if span.minimum == span.maximum:
        return high
    low = format_spell(span.minimum, calendar, language)
    return high if low == high else f"{low} – {high}"


def _written(
    minutes: Fraction, day: Fraction, clock: Clock, language: str, *, named: bool = False
) -> str:
    """Write minutes from days to seconds; the first figure names the clock for all."""
    if minutes < 0:
        return f"−{_written(-minutes, day, clock, language, named=named)}"
    days, rest = divmod(minutes, day)
    hours, rest = divmod(rest, 60)
    whole, rest = divmod(rest, 1)
    figures = (
        (Fraction(days), Unit.DAYS),
        (Fraction(hours), Unit.HOURS),
        (Fraction(whole), Unit.MINUTES),
        (rest * 60, Unit.SECONDS),
    )
    shown = [figure for figure in figures if figure[0]] or [figures[2]]
    first, *others = (Amount(value, unit, clock) for value, unit in shown)
    words = [render_amount(first, language, bare=not named)]
    words += [render_amount(replace(other, clock=Clock.WORKING), language) for other in others]
    return " ".join(words)
