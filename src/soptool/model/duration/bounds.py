"""Bounds in time texts: a shortest and a longest sum, and the words that limit them.

bound  = {about | at most | at least} choice
choice = {number (/ | or | and)} range     the lengths of which one holds: "15/30 menit"
range  = number to sum | sum [per …] to sum | sum [,] at most sum
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from soptool.model.duration.amounts import (
    Part,
    Parts,
    Sum,
    Tokens,
    amounts,
    as_on_a_clock,
    kind_at,
    number,
    value_at,
)
from soptool.model.duration.units import Amount, Clock, Unit, rough_minutes
from soptool.model.duration.words import Kind

_TOO_FAR = 5
"""A first number so much larger has another unit: "30 - 1 jam" lacks the minutes."""
_GIVE_TAKE = ("±", "+/-", "+-", "-/+")
LIMITS = (Kind.AT_MOST, Kind.AT_LEAST, Kind.ABOUT)


class Range(NamedTuple):
    """A time between two sums, equal where one is stated; clocks may be open."""

    low: Parts
    high: Parts


@dataclass(frozen=True, slots=True)
class Bounds:
    """Lengths of time, mostly one, and the place behind them.

    `is_twice`: they are one length told twice, in figures and in words. `is_added`: sums that are
    joined by a plus sign.
    """

    lengths: tuple[Range, ...]
    end: int
    is_at_most: bool = False
    is_at_least: bool = False
    is_rough: bool = False
    is_twice: bool = False
    is_added: bool = False


def bounds(tokens: Tokens, place: int) -> Bounds | None:
    """Read a time and the words before it that limit it."""
    start = place
    while _limits(tokens, place):
        place += 1
    found = _choice(tokens, place)
    if found is None:
        return None
    kinds = {token.kind for token in tokens[start:place]}
    return replace(
        found,
        is_at_most=Kind.AT_MOST in kinds or Kind.TO in kinds,
        is_at_least=Kind.AT_LEAST in kinds,
        is_rough=found.is_rough or Kind.ABOUT in kinds,
    )


def _limits(tokens: Tokens, place: int) -> bool:
    kind = kind_at(tokens, place)
    if kind is Kind.TO:  # "s.d. 3 hari", but not the dash of a list
        return value_at(tokens, place) != "-"
    if value_at(tokens, place) in (".", ":"):  # "maks. 3 hari"
        return kind_at(tokens, place - 1) in LIMITS
    return kind in LIMITS


def _choice(tokens: Tokens, place: int) -> Bounds | None:
    found = _range(tokens, place)
    if found is not None:
        return found
    first = number(tokens, place)
    if first is None or not (
        kind_at(tokens, first.end) in (Kind.OR, Kind.AND) or value_at(tokens, first.end) == "/"
    ):
        return None
    twice = value_at(tokens, first.end + 1) in ("atau", "dan", "or", "and")  # "1, 2, atau 3 hari"
    others = _choice(tokens, first.end + 1 + twice)
    if others is None:
        return None
    unit = others.lengths[0].low[0]
    part = unit._replace(value=first.value * unit.factor)
    return replace(others, lengths=(Range((part,), (part,)), *others.lengths))


def _range(tokens: Tokens, place: int) -> Bounds | None:
    between = kind_at(tokens, place) is Kind.BETWEEN
    separators = (Kind.TO, Kind.AND) if between else (Kind.TO,)
    give = _give_or_take(tokens, place)
    if give is not None:
        return give
    low = _bare(tokens, place + between, separators) or amounts(tokens, place + between)
    if low is None:
        return None
    joint = _past_per(tokens, low.end)
    high = _high(tokens, joint, separators)
    is_per = joint > low.end
    if high is None or (is_per and kind_at(tokens, high.end) is not Kind.PER):
        return _between(low, low)  # "5 menit/berkas, maksimal 1 jam" bounds what is not per piece
    about = kind_at(tokens, joint + 1) is Kind.ABOUT  # "10 - ± 15 menit"
    found = _between(low, high)
    return replace(found, is_rough=found.is_rough or about)


def _give_or_take(tokens: Tokens, place: int) -> Bounds | None:
    """Read "15 ± 5 menit", "1 jam ± 15 menit"."""
    middle = amounts(tokens, place)
    count = number(tokens, place)
    end = middle.end if middle else count.end if count else place
    more = amounts(tokens, end + 1) if end > place and value_at(tokens, end) in _GIVE_TAKE else None
    if more is None or len(more.parts) > 1:
        return None
    (part,) = more.parts
    if middle is None and count is not None:
        middle = replace(more, parts=(part._replace(value=count.value * part.factor),))
    if middle is None or len(middle.parts) > 1:
        return None
    low, high = (_moved(middle.parts[0], part, sign) for sign in (-1, 1))
    return Bounds((Range((low,), (high,)),), more.end) if low and high else None


def _moved(part: Part, by: Part, sign: int) -> Part | None:
    """Return an amount so much shorter or longer; None where no calendar is at hand for it."""
    if part.unit is by.unit:
        value = part.value + sign * by.value
        return part._replace(value=value, clock=part.clock or by.clock) if value >= 0 else None
    if max(part.unit.rank, by.unit.rank) >= Unit.DAYS.rank:
        return None
    minutes, more = (Part(rough((one,)), Unit.MINUTES, None) for one in (part, by))
    return _moved(minutes, more, sign)


def _bare(tokens: Tokens, place: int, separators: tuple[Kind, ...]) -> Sum | None:
    """Read the `2` of "2-3 hari" ("1 x 24 s.d. 3 x 24 jam"): its unit stands behind the second."""
    count = number(tokens, place)
    if count is None:
        return None
    each = number(tokens, count.end + 1) if kind_at(tokens, count.end) is Kind.TIMES else None
    high = _high(tokens, each.end if each else count.end, separators)
    if high is None or (each and each.value != high.parts[0].factor):
        return None
    first = high.parts[0]
    if high.is_unclear:  # "1.30 - 2.15 jam"
        count = as_on_a_clock(tokens, count)
    part = first._replace(value=count.value * first.factor)
    if part.value >= _TOO_FAR * first.value:
        return None
    again = first._replace(value=(count.value if count.said is None else count.said) * first.factor)
    return Sum((part,), (again,), each.end if each else count.end, count.is_rough)


def _high(tokens: Tokens, place: int, separators: tuple[Kind, ...]) -> Sum | None:
    """Read the second bound, behind "to" or behind words such as ", maksimal"."""
    if kind_at(tokens, place) in separators or value_at(tokens, place) == "~":
        limited = kind_at(tokens, place + 1) in (Kind.ABOUT, Kind.AT_MOST)
        found = amounts(tokens, place + 1 + limited)
        if found:
            return found
    place += kind_at(tokens, place) in (Kind.AND, Kind.TO)
    return amounts(tokens, place + 1) if kind_at(tokens, place) is Kind.AT_MOST else None


def _past_per(tokens: Tokens, place: int) -> int:
    """Skip the first "/berkas" of "5 menit/berkas - 10 menit/berkas"."""
    if kind_at(tokens, place) is not Kind.PER:
        return place
    end = place
    while kind_at(tokens, end) in (Kind.PER, Kind.WORD):
        end += 1
    says_what = end > place + 1
    return end if says_what and kind_at(tokens, end) in (Kind.TO, Kind.AT_MOST) else place


def _between(low: Sum, high: Sum) -> Bounds:
    lengths = dict.fromkeys((_ordered(low.parts, high.parts), _ordered(low.said, high.said)))
    return Bounds(
        tuple(lengths),
        high.end,
        is_rough=low.is_rough or high.is_rough,
        is_twice=len(lengths) > 1 and not (low.is_unclear or high.is_unclear),
        is_added=low.is_added or high.is_added,
    )


def _ordered(low: Parts, high: Parts) -> Range:
    return Range(high, low) if rough(low) > rough(high) else Range(low, high)


def rough(parts: Parts) -> Fraction:
    """Return about how long a sum is, whose clocks may be open."""
    clock = next((part.clock for part in parts if part.clock), Clock.WORKING)
    return rough_minutes(tuple(Amount(part.value, part.unit, clock) for part in parts))
