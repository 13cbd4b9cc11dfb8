"""What a text says as lengths of time: clocks that were left open, equal lengths, lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from soptool.model.duration.amounts import Parts
from soptool.model.duration.bounds import Range
from soptool.model.duration.told import Told, closed
from soptool.model.duration.units import Amount, Amounts, Clock, Length, Unit, rough_minutes


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says about time. `lengths`: of several, one holds; see `Duration`."""

    lengths: tuple[Length, ...]
    text: str = ""
    per: str | None = None
    every: str | None = None
    is_open_ended: bool = False
    is_rough: bool = False
    is_twice: bool = False
    is_worded: bool = False
    is_listed: bool = False
    unread: tuple[str, ...] = ()

    @property
    def least(self) -> Amounts:
        """The shortest of the lengths."""
        return min((length.minimum for length in self.lengths), key=rough_minutes)

    @property
    def most(self) -> Amounts:
        """The longest of the lengths."""
        return max((length.maximum for length in self.lengths), key=rough_minutes)


def settled(told: Told) -> Reading:
    """Give each amount its clock, and leave one of lengths that are equal by any calendar."""
    told = closed(told)
    ranges = _day_and_night(told.lengths)
    clocks = [clock for parts in _sums(ranges) if (clock := _stated(parts))]
    shared = clocks[0] if len(set(clocks)) == 1 else None
    lengths = _different([_length(one, shared) for one in ranges])
    return Reading(
        lengths=tuple(lengths),
        text=told.text,
        per=told.per,
        every=told.every,
        is_open_ended=told.is_endless,
        is_rough=told.is_rough,
        is_twice=told.is_twice and len(lengths) > 1,
        is_worded=told.is_worded,
        unread=told.unread,
    )


def joined(readings: Sequence[Reading]) -> Reading | None:
    """Add up a bare list (the times of one cell); with words each is a case of its own.

    What is counted for something else than the first of them is left out, and named.
    """
    if not readings:
        return None
    first = readings[0]
    alike = [one for one in readings if (one.per, one.every) == (first.per, first.every)]
    others = tuple(text for one in readings if one not in alike for text in (one.text, *one.unread))
    unread = tuple(text for one in alike for text in one.unread)
    if len(alike) == 1:
        return replace(first, unread=unread + others)
    is_worded = any(one.is_worded for one in alike)
    lengths = [length for one in alike for length in one.lengths]
    added = Length(
        sum((one.least for one in alike), ()),
        sum((one.most for one in alike), ()),
    )
    return Reading(
        lengths=tuple(_different(lengths)) if is_worded else (added,),
        per=first.per,
        every=first.every,
        is_open_ended=any(one.is_open_ended for one in alike),
        is_rough=any(one.is_rough for one in alike),
        is_twice=is_worded and any(one.is_twice for one in alike),
        is_worded=is_worded,
        is_listed=not is_worded,
        unread=unread + others,
    )


def _sums(ranges: Sequence[Range]) -> Iterator[Parts]:
    for one in ranges:
        yield from one


# What a day, a week and a month are as people tell them again: "3 hari (72 jam)".
_AGAIN = (
    (Unit.HOURS, Unit.DAYS, 24),
    (Unit.DAYS, Unit.WEEKS, 7),
    (Unit.DAYS, Unit.MONTHS, 30),
)


def _day_and_night(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    """Let times that are told again by day and night run so: "3 hari (72 jam)"."""
    alone = {parts[0] for parts in _sums(ranges) if len(parts) == 1 and parts[0].clock is None}
    known = {(part.unit, part.value) for part in alone}
    elapsed = {
        rough_minutes((Amount(part.value, part.unit, Clock.CALENDAR),))
        for parts in _sums(ranges)
        for part in parts
        if len(parts) == 1 and part.clock is Clock.CALENDAR
    }
    hours = {
        (unit, value)
        for unit, value in known
        if unit is Unit.HOURS and rough_minutes((Amount(value, unit, Clock.CALENDAR),)) in elapsed
    }
    again = hours | {
        found
        for less, more, count in _AGAIN
        for unit, value in known
        if unit is more and (less, value * count) in known
        for found in ((more, value), (less, value * count))
    }
    return tuple(Range(*(_on(parts, again) for parts in one)) for one in ranges)


def _on(parts: Parts, again: set[tuple[Unit, Fraction]]) -> Parts:
    if len(parts) != 1 or parts[0].clock is not None:
        return parts
    part = parts[0]
    return (part._replace(clock=Clock.CALENDAR),) if (part.unit, part.value) in again else parts


def _length(one: Range, shared: Clock | None) -> Length:
    low, high = _settled(one.low, one.high, shared), _settled(one.high, one.low, shared)
    return Length(high, low) if rough_minutes(low) > rough_minutes(high) else Length(low, high)


def _settled(parts: Parts, others: Parts, shared: Clock | None) -> Amounts:
    """Give each amount its clock: its own, its neighbour's, from days on the other lengths'."""
    amounts: list[Amount] = []
    near = next((part.clock for part in parts if part.clock), None)
    other = _stated(others) or shared
    for part in parts:
        near = part.clock or near
        far = other if part.unit.rank >= Unit.DAYS.rank else None
        amounts.append(Amount(part.value, part.unit, near or far or Clock.WORKING))
    return tuple(amounts)


def _stated(parts: Parts) -> Clock | None:
    """Return the clock of days that is stated; "3 x 24 jam" is calendar days too."""
    return next(
        (
            part.clock
            for part in parts
            if part.clock and (part.unit.rank >= Unit.DAYS.rank or part.clock is Clock.CALENDAR)
        ),
        None,
    )


def _different(lengths: Sequence[Length]) -> list[Length]:
    """Leave out a length that is another over again by any calendar: "120 menit (2 jam)"."""
    found: list[Length] = []
    for length in lengths:
        if not any(_exact(length) == _exact(other) for other in found):
            found.append(length)
    return found


def _exact(length: Length) -> object:
    """Return a length as minutes where no calendar has a say, else as it is."""
    short = all(
        part.unit.rank < Unit.DAYS.rank and part.clock is Clock.WORKING
        for part in length.minimum + length.maximum
    )
    if not short:
        return length
    return bool(length.minimum), rough_minutes(length.minimum), rough_minutes(length.maximum)
