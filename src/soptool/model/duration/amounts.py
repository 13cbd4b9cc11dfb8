"""Amounts in time texts: numbers, amounts and their sums, read from tokens.

sum    = amount {[and] smaller amount | + amount}
amount = number [x number] unit [clock] | "se-" unit [clock] | ISO 8601
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from soptool.model.duration.numerals import half_after, words_value
from soptool.model.duration.units import Clock, Unit
from soptool.model.duration.words import Kind, Token

Tokens = tuple[Token, ...]

_LONGEST_NUMBER = 8  # words: "sembilan ratus sembilan puluh sembilan" and a half


class Number(NamedTuple):
    """A number, the place behind it, and whether its figure and its words differ."""

    value: Fraction
    end: int
    mismatch: bool = False


class Part(NamedTuple):
    """An amount whose clock may be left open; `factor` turns a bare number into its unit."""

    value: Fraction
    unit: Unit
    clock: Clock | None
    factor: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts that are added, and the place behind them."""

    parts: tuple[Part, ...]
    end: int
    mismatch: bool = False


def kind_at(tokens: Tokens, place: int) -> Kind | None:
    """Return the kind of the token at `place`, None outside the text."""
    return tokens[place].kind if 0 <= place < len(tokens) else None


def value_at(tokens: Tokens, place: int) -> str:
    """Return the value of the token at `place`, nothing outside the text."""
    return tokens[place].value if 0 <= place < len(tokens) else ""


def amounts(tokens: Tokens, place: int) -> Sum | None:
    """Read amounts of ever smaller units, or joined by `+`, as one sum."""
    found = _amount(tokens, place)
    while found:
        plus = value_at(tokens, found.end) == "+"
        joint = plus or kind_at(tokens, found.end) is Kind.AND
        more = _amount(tokens, found.end + joint)
        if more is None or not (plus or more.parts[0].unit.rank < found.parts[-1].unit.rank):
            break
        found = Sum(found.parts + more.parts, more.end, found.mismatch or more.mismatch)
    return found


def _amount(tokens: Tokens, place: int) -> Sum | None:
    kind = kind_at(tokens, place)
    if kind is Kind.ISO:
        return _iso(tokens[place].value, place + 1)
    if kind is Kind.ONE_UNIT:
        clock, end = _clock(tokens, place + 1)
        return _sum(tokens, Number(Fraction(1), end), tokens[place], clock)
    count = number(tokens, place)
    if count is None:
        return None
    if kind_at(tokens, count.end) is not Kind.TIMES:
        return _measured(tokens, count)
    each = number(tokens, count.end + 1)
    return _repeated(tokens, count, each) if each else None


def _measured(tokens: Tokens, count: Number) -> Sum | None:
    """Read the unit of `count`, with a clock before or behind it."""
    early, place = _clock(tokens, count.end)
    unit = _unit(tokens, place)
    if unit is None:
        return None
    late, end = _clock(tokens, place + 1)
    clock = early or late or (Clock.WORKING if unit.word == "hk" else None)
    return _sum(tokens, count._replace(end=end), unit, clock)


def _repeated(tokens: Tokens, count: Number, each: Number) -> Sum | None:
    found = _measured(tokens, each)
    if found is None:
        return None
    part = found.parts[0]
    clock = part.clock
    # "1 x 24 jam" is how people write a day and a night.
    if clock is None and part.unit is Unit.HOURS and each.value > 0 and each.value % 24 == 0:
        clock = Clock.CALENDAR
    part = Part(part.value * count.value, part.unit, clock, part.value)
    return replace(found, parts=(part,), mismatch=found.mismatch or count.mismatch)


def _unit(tokens: Tokens, place: int) -> Token | None:
    if kind_at(tokens, place) is Kind.UNIT:
        return tokens[place]
    # "min" before a number is "at least", behind it minutes.
    if value_at(tokens, place) == "min":
        return tokens[place]._replace(kind=Kind.UNIT, value=Unit.MINUTES.value)
    return None


def _sum(tokens: Tokens, count: Number, unit: Token, clock: Clock | None) -> Sum:
    value, end = count.value, count.end
    half = _half(tokens, end)
    if half and _unit(tokens, end + half) is None:
        value, end = value + Fraction(1, 2), end + half
    part = Part(value * unit.factor, Unit(unit.value), clock, Fraction(unit.factor))
    return Sum((part,), end, count.mismatch)


def _clock(tokens: Tokens, place: int) -> tuple[Clock | None, int]:
    """Read "kerja", "(kerja)" or "calendar" at `place`, also behind the dot of "hr."."""
    opening = value_at(tokens, place) in (".", "(")
    if kind_at(tokens, place + opening) is not Kind.CLOCK:
        return None, place
    clock = Clock(tokens[place + opening].value)
    end = place + opening + 1
    return clock, end + (opening and value_at(tokens, end) == ")")


_ISO_UNITS = {"y": "years", "w": "weeks", "d": "days", "h": "hours", "s": "seconds"}


def _iso(text: str, end: int) -> Sum:
    date, _, time = text[1:].partition("t")
    parts: list[Part] = []
    for half, minutes in ((date, "months"), (time, "minutes")):
        for value, letter in re.findall(r"([0-9.,]+)([a-z])", half):
            unit = Unit(_ISO_UNITS.get(letter, minutes))
            parts.append(Part(Fraction(value.replace(",", ".")), unit, None))
    return Sum(tuple(parts), end)


def number(tokens: Tokens, place: int) -> Number | None:
    """Read a number at `place`: `14`, `1/2`, `1 1/2`, `14 (empat belas)`, `lima (5)`, `lima`."""
    found = _figures(tokens, place)
    check = _words if found else _figures
    found = found or _words(tokens, place)
    if found is None or value_at(tokens, found.end) != "(":
        return found
    said = check(tokens, found.end + 1)
    if said is None or value_at(tokens, said.end) != ")":
        return found
    return Number(found.value, said.end + 1, said.value != found.value)


def _figures(tokens: Tokens, place: int) -> Number | None:
    whole = _figure(tokens, place)
    if whole is None:
        return None
    if value_at(tokens, place + 1) == "/":
        return _fraction(tokens, place) or Number(whole, place + 1)
    part = _fraction(tokens, place + 1)
    if part and part.value < 1:
        return Number(whole + part.value, part.end)
    half = _half(tokens, place + 1)
    return Number(whole + Fraction(1, 2) * bool(half), place + 1 + half)


def _fraction(tokens: Tokens, place: int) -> Number | None:
    upper, lower = _figure(tokens, place), _figure(tokens, place + 2)
    if value_at(tokens, place + 1) != "/" or upper is None or not lower:
        return None
    return Number(upper / lower, place + 3)


def _figure(tokens: Tokens, place: int) -> Fraction | None:
    if kind_at(tokens, place) is not Kind.FIGURE or not tokens[place].value:
        return None
    return Fraction(tokens[place].value)


def _half(tokens: Tokens, place: int) -> int:
    return half_after([token.word for token in tokens[place : place + 3]])


def _words(tokens: Tokens, place: int) -> Number | None:
    found = words_value([token.word for token in tokens[place : place + _LONGEST_NUMBER]])
    return Number(found[0], place + found[1]) if found else None
