"""A time with what is said of it, while a text is read; and two of them made one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from soptool.model.duration.amounts import Part, Parts
from soptool.model.duration.bounds import Range, rough
from soptool.model.duration.recurrence import Counted
from soptool.model.duration.units import Clock, Unit
from soptool.model.duration.words import Kind, normalise, tokenise

EACH = "@"
_HOURS = 24
_WHOLE = frozenset(((Unit.DAYS, Unit.HOURS, Fraction(24)), (Unit.WEEKS, Unit.DAYS, Fraction(7))))
"""Each of what runs day and night."""
_AGAIN = _WHOLE | {
    (Unit.MINUTES, Unit.SECONDS, Fraction(60)),
    (Unit.HOURS, Unit.MINUTES, Fraction(60)),
    (Unit.MONTHS, Unit.DAYS, Fraction(30)),
    (Unit.YEARS, Unit.MONTHS, Fraction(12)),
}
_OFFICE_DAY = 8
"""Hours of a day at the office with the pause; `Calendar.settled` knows the hours without it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A time with what is said of it.

    `lengths`: mostly one; of several, one holds. `is_twice`: they are one length told twice.
    `is_worded`: more is said than the time. `clock`: what a remark says of it ("(hari kalender)").
    `unread`: what of the text is in no figure. `text`: all of it, normalised.
    """

    lengths: tuple[Range, ...]
    text: str = ""
    per: str | None = None
    every: str | None = None
    clock: Clock | None = None
    is_at_most: bool = False
    is_at_least: bool = False
    is_endless: bool = False
    is_rough: bool = False
    is_twice: bool = False
    is_worded: bool = False
    is_added: bool = False
    unread: tuple[str, ...] = ()


def limited(told: Told, kind: Kind) -> Told:
    """Apply a limit that follows its time: "2 jam (maksimal)"."""
    if kind is Kind.AT_MOST:
        return replace(told, is_at_most=True)
    if kind is Kind.AT_LEAST:
        return replace(told, is_at_least=True)
    return replace(told, is_rough=True)


def counted_per(told: Told, said: Counted) -> Told:
    """Add what the time is per; what was said first counts."""
    known = told.per if told.per != EACH else None  # "@ 5 menit/berkas"
    per = known or said.per or told.per
    return replace(told, per=per, every=told.every or said.every)


def left_out(told: Told, text: str) -> Told:
    """Note words that hold a figure or a unit and are in no length."""
    return replace(told, unread=(*told.unread, text))


def day_and_night(length: Range) -> Range:
    """Let "24 jam" that is multiplied run day and night: "24 jam x 3" is "3 x 24 jam"."""
    return Range(_elapsed(length.low), _elapsed(length.high))


def _elapsed(parts: Parts) -> Parts:
    return tuple(
        part._replace(clock=Clock.CALENDAR)
        if part.clock is None and part.unit is Unit.HOURS and part.value == _HOURS
        else part
        for part in parts
    )


def times(length: Range, least: Fraction, most: Fraction) -> Range:
    """Return a length repeated."""
    return Range(_times(length.low, least), _times(length.high, most))


def _times(parts: Parts, count: Fraction) -> Parts:
    return tuple(part._replace(value=part.value * count) for part in parts)


def bounded(told: Told, limit: Told) -> Told | None:
    """Add a limit that is told apart: "3 hari (maksimal 5 hari)"; None where it is no limit."""
    if told.is_at_most or told.is_at_least or any((told.per, told.every, limit.per, limit.every)):
        return None
    if len(told.lengths) != 1 or len(limit.lengths) != 1:
        return None
    (low, high), other = told.lengths[0], limit.lengths[0]
    is_most, is_least = limit.is_at_most, limit.is_at_least
    if is_most and not is_least and rough(other.high) >= rough(high):
        length = Range(low, other.high)
    elif is_least and not is_most and rough(other.low) <= rough(low):
        length = Range(other.low, high)
    else:
        return None
    return replace(told, lengths=(length,), **_joined(told, limit))


def spanned(one: Told, other: Told) -> Told | None:
    """Make one time of its two limits: "min. 1 hari / maks. 3 hari"; None where they are others."""
    for least, most in ((one, other), (other, one)):
        is_least = least.is_at_least and not least.is_at_most
        is_most = most.is_at_most and not most.is_at_least
        counted = any((one.per, one.every, other.per, other.every))
        if counted or not (is_least and is_most) or len(one.lengths + other.lengths) > 2:
            continue
        low, high = least.lengths[0].low, most.lengths[0].high
        if rough(low) <= rough(high):
            limits: dict[str, Any] = {"is_at_least": False, "is_at_most": False}
            return replace(one, lengths=(Range(low, high),), **limits, **_joined(one, other))
    return None


def either(one: Told, other: Told) -> Told:
    """Make two times one of which holds; where one alone is per piece, the other is left out."""
    is_per = one.per is not None and one.per != EACH
    if (is_per and not other.per) or (one.every and not other.every):
        return left_out(one, other.text)
    one, other = closed(one), closed(other)
    return replace(
        one,
        lengths=one.lengths + other.lengths,
        per=_both(one.per, other.per),
        every=_both(one.every, other.every),
        is_endless=one.is_endless or other.is_endless,
        is_rough=one.is_rough or other.is_rough,
        is_twice=one.is_twice and other.is_twice,
        is_worded=one.is_worded or other.is_worded,
        is_added=one.is_added or other.is_added,
        **_joined(one, other),
    )


def added(one: Told, other: Told) -> Told | None:
    """Add two times up: "1 jam pendaftaran + 2 jam verifikasi"; None where these are no lengths."""
    one, other = closed(one), closed(other)
    counted = any((one.per, one.every, other.per, other.every))
    if counted or len(one.lengths + other.lengths) > 2:
        return None
    (first,), (second,) = one.lengths, other.lengths
    return replace(
        one,
        lengths=(Range(first.low + second.low, first.high + second.high),),
        is_endless=one.is_endless or other.is_endless,
        is_rough=one.is_rough or other.is_rough,
        is_worded=True,
        is_added=True,
        **_joined(one, other),
    )


def _joined(one: Told, other: Told) -> dict[str, Any]:
    return {"text": f"{one.text}, {other.text}", "unread": one.unread + other.unread}


def _both(one: str | None, other: str | None) -> str | None:
    return "/".join(dict.fromkeys(filter(None, (one, other)))) or None


def closed(told: Told) -> Told:
    """Bring limits and the clock of a remark into the lengths."""
    lengths = tuple(told.lengths)
    is_open = told.is_at_least and any(length.low == length.high for length in lengths)
    if told.is_at_most and not told.is_at_least:
        lengths = tuple(Range((), max(length, key=rough)) for length in lengths)
    clocked = lengths
    if told.clock is not None:
        clocked = tuple(_clocked(length, told.clock) for length in lengths)
    # "1 x 24 jam" is day and night only where nothing else is said.
    is_contrary = any(
        part.clock not in (None, told.clock) and part.unit.rank >= Unit.DAYS.rank
        for length in lengths
        for part in length.low + length.high
    )
    return replace(
        told,
        # "3 hari kerja (hari kalender)" is two lengths.
        lengths=lengths + clocked if told.clock and is_contrary else clocked,
        clock=None,
        is_at_most=False,
        is_at_least=False,
        is_endless=told.is_endless or is_open,
        is_twice=told.is_twice or (told.clock is not None and is_contrary),
    )


def _clocked(length: Range, clock: Clock) -> Range:
    low, high = (tuple(_on(part, clock) for part in parts) for parts in length)
    return Range(low, high)


def _on(part: Part, clock: Clock) -> Part:
    if not _has_days(part):
        return part
    if part.unit is Unit.HOURS and clock is Clock.WORKING:  # "1 x 24 jam (hari kerja)"
        return Part(part.value / 24, Unit.DAYS, clock)
    return part._replace(clock=clock)


def _has_days(part: Part) -> bool:
    """Tell whether an amount runs on the clock of days: days and more, or "3 x 24 jam"."""
    return part.unit.rank >= Unit.DAYS.rank or (
        part.unit is Unit.HOURS and part.clock is Clock.CALENDAR
    )


def daily(one: Told, other: Told, *, is_each: bool) -> Told | None:
    """Read days with hours for each: "3 hari x 24 jam", "8 jam/hari selama 5 hari".

    So are weeks with days, and any unit with a shorter one. 24 hours a day and 7 days a week run
    day and night, 8 hours are a day at the office with its pause; else the days and the hours that
    they add up to are two lengths. None where it is no such thing.
    """
    for days, said in ((one, other), (other, one)):
        again = said.lengths[1:] if said.is_twice else ()  # "5 hari x 8 jam (40 jam)"
        hours = replace(said, lengths=said.lengths[:1]) if again else said
        last = replace(days, lengths=days.lengths[-1:])  # "4 minggu x 5 hari x 8 jam"
        if not (_is_counted(last) and _is_counted(hours) and _is_shorter(hours, last)):
            continue
        each, whole = hours.lengths[0], last.lengths[0]
        if not is_each and _every(said) is not whole.high[0].unit:
            continue
        added_up = (times(each, whole.low[0].value, whole.high[0].value),)
        lengths = (*_each(whole, each), *(again if again != added_up else ()))
        return replace(days, lengths=(*days.lengths[:-1], *lengths), **_joined(one, other))
    return None


def _every(told: Told) -> Unit | None:
    """Return the unit that a time comes again with: the day of "8 jam/hari"."""
    tokens = tokenise(normalise(told.every or ""))
    is_one = bool(tokens) and tokens[0].kind is Kind.UNIT and tokens[0].factor == 1
    return Unit(tokens[0].value) if is_one else None


def _each(days: Range, hours: Range) -> Iterator[Range]:
    (low,), (high,) = days
    whole = times(hours, low.value, high.value)
    each = hours.high[0]
    is_office_day = hours.low[0].value == each.value == _OFFICE_DAY and each.unit is Unit.HOURS
    if is_office_day and high.unit is Unit.DAYS and Clock.CALENDAR not in (low.clock, high.clock):
        yield days
        return
    if (high.unit, each.unit, each.value) in _WHOLE and each.clock is not Clock.WORKING:
        (least,), (most,) = whole
        whole = Range(
            (least._replace(clock=Clock.CALENDAR),), (most._replace(clock=Clock.CALENDAR),)
        )
        if Clock.WORKING not in (low.clock, high.clock):
            yield _clocked(days, Clock.CALENDAR)
            return
    yield days
    yield whole


def _is_counted(told: Told) -> bool:
    """Tell whether a time is one amount of one unit."""
    if len(told.lengths) != 1 or told.is_at_most or told.is_at_least:
        return False
    low, high = told.lengths[0]
    return len(low) == len(high) == 1 and low[0].unit is high[0].unit


def _is_shorter(hours: Told, days: Told) -> bool:
    """Tell whether one may be a part of each of the other, which are whole ones."""
    low, high = days.lengths[0]
    is_whole = all(part.value % 1 == 0 < part.value for part in low + high)
    return is_whole and hours.lengths[0].high[0].unit.rank < high[0].unit.rank


def side_by_side(one: Told, other: Told) -> Told:
    """Make one of two times that nothing joins: either holds, or both one after the other."""
    both = either(one, other)
    if not (_is_counted(one) and _is_counted(other)) or any((both.per, both.every)):
        return both
    (first,), (second,) = one.lengths, other.lengths
    if _is_again(first.high[0], second.high[0]):
        return both
    together = Range(first.low + second.low, first.high + second.high)
    return replace(both, lengths=(*both.lengths, together))


def _is_again(first: Part, second: Part) -> bool:
    """Tell whether one amount is the other told again: "3 hari 72 jam", "1 jam 60 menit"."""
    longer, shorter = sorted((first, second), key=lambda part: -part.unit.rank)
    if longer.unit is shorter.unit:
        return first.value == second.value
    return any(
        (longer.unit, shorter.unit, shorter.value / longer.value) == known
        for known in _AGAIN
        if longer.value
    )
