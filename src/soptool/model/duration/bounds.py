"""Bounds in time texts: a shortest and a longest sum, and the words that limit them.

bound = {about | at most | at least} (range | sum)
range = number to sum | sum [per …] to sum | sum [,] at most sum
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from soptool.model.duration.amounts import Part, Sum, Tokens, amounts, kind_at, number, value_at
from soptool.model.duration.units import Amount, Amounts, Clock, Unit
from soptool.model.duration.words import Kind

LIMITS = (Kind.AT_MOST, Kind.AT_LEAST, Kind.ABOUT)
_ROUGH_MINUTES = (Fraction(1, 60), 1, 60, 450, 2250, 9450, 113400)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A time between two sums (equal where one is stated), and the place behind it."""

    minimum: Amounts
    maximum: Amounts
    end: int
    at_most: bool = False
    at_least: bool = False
    approximate: bool = False
    mismatch: bool = False


def bounds(tokens: Tokens, place: int) -> Bounds | None:
    """Read a time and the words before it that limit it."""
    start = place
    while _limits(tokens, place):
        place += 1
    found = _range(tokens, place)
    if found is None:
        return None
    kinds = {token.kind for token in tokens[start:place]}
    return replace(
        found,
        at_most=Kind.AT_MOST in kinds or Kind.TO in kinds,
        at_least=Kind.AT_LEAST in kinds,
        approximate=found.approximate or Kind.ABOUT in kinds,
    )


def _limits(tokens: Tokens, place: int) -> bool:
    kind = kind_at(tokens, place)
    if kind is Kind.TO:  # "s.d. 3 hari", but neither the dash of a list nor "atau 3 hari"
        return value_at(tokens, place) not in ("-", "atau", "or")
    if value_at(tokens, place) in (".", ":"):  # "maks. 3 hari"
        return kind_at(tokens, place - 1) in LIMITS
    return kind in LIMITS


def _range(tokens: Tokens, place: int) -> Bounds | None:
    between = kind_at(tokens, place) is Kind.BETWEEN
    separators = (Kind.TO, Kind.AND) if between else (Kind.TO,)
    low = _bare(tokens, place + between, separators) or amounts(tokens, place + between)
    if low is None:
        return None
    joint = _past_per(tokens, low.end)
    high = _high(tokens, joint, separators)
    if high is None:
        return _between(low, low)
    about = kind_at(tokens, joint + 1) is Kind.ABOUT  # "10 - ± 15 menit"
    return replace(_between(low, high), approximate=about)


def _bare(tokens: Tokens, place: int, separators: tuple[Kind, ...]) -> Sum | None:
    """Read the `2` of "2-3 hari": its unit stands behind the second number."""
    count = number(tokens, place)
    if count is None:
        return None
    high = _high(tokens, count.end, separators)
    if high is None:
        return None
    first = high.parts[0]
    part = first._replace(value=count.value * first.factor)
    return Sum((part,), count.end, count.mismatch)


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
    return end if kind_at(tokens, end) in (Kind.TO, Kind.AT_MOST) else place


def _between(low: Sum, high: Sum) -> Bounds:
    minimum, maximum = _settled(low.parts, high.parts), _settled(high.parts, low.parts)
    if rough_minutes(minimum) > rough_minutes(maximum):
        minimum, maximum = maximum, minimum
    return Bounds(minimum, maximum, high.end, mismatch=low.mismatch or high.mismatch)


def _settled(parts: tuple[Part, ...], others: tuple[Part, ...]) -> Amounts:
    """Give each amount its clock: its own, its neighbour's, from days on the other bound's."""
    settled: list[Amount] = []
    clock = _stated(parts)
    other = _stated(tuple(part for part in others if part.unit.rank >= Unit.DAYS.rank))
    for part in parts:
        clock = part.clock or clock
        far = other if part.unit.rank >= Unit.DAYS.rank else None
        settled.append(Amount(part.value, part.unit, clock or far or Clock.WORKING))
    return tuple(settled)


def _stated(parts: tuple[Part, ...]) -> Clock | None:
    return next((part.clock for part in parts if part.clock), None)


def rough_minutes(sum_: Amounts) -> Fraction:
    """Return a length by the usual calendar, only to see which of two times is the longer."""
    return sum((part.value * _ROUGH_MINUTES[part.unit.rank] for part in sum_), Fraction(0))
