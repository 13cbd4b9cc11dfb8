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
from soptool.model.duration.units import Amount, Clock, Unit
from soptool.model.duration.words import Kind, Token, normalise, tokenise

Tokens = tuple[Token, ...]

_LONGEST_NUMBER = 8  # words: "sembilan ratus sembilan puluh sembilan" and a half
# How many of a unit are as long as the next longer one, at least: "1 jam 90 menit" is no sum.
_FULL = (Fraction(60), Fraction(60), Fraction(24), Fraction(7), Fraction(4), Fraction(12))
_WORKING_DAY = Fraction(15, 2)


class Number(NamedTuple):
    """A number and the place behind it.

    `said`: the same number again, in words or in brackets, where it is told twice. `is_rough`: the
    author says that it is about so many (`15-an`). `is_unclear`: `said` is its other meaning.
    """

    value: Fraction
    end: int
    said: Fraction | None = None
    is_rough: bool = False
    is_unclear: bool = False


class Part(NamedTuple):
    """An amount whose clock may be left open; `factor` turns a bare number into its unit."""

    value: Fraction
    unit: Unit
    clock: Clock | None
    factor: Fraction = Fraction(1)


Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts that are added, and the place behind them.

    `said`: the sum by the numbers that are told again, or (`is_unclear`) by their other meaning.
    `is_added`: some are joined by a plus sign.
    """

    parts: Parts
    said: Parts
    end: int
    is_rough: bool = False
    is_added: bool = False
    is_unclear: bool = False


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
        over = value_at(tokens, found.end) == "lebih"  # "2 jam lebih 15 menit"
        joint = int(plus or over) or _joints(tokens, found.end)
        more = _amount(tokens, found.end + joint)
        if more is None or not (plus or goes_on(found.parts[-1], more.parts[0])):
            break
        if joint and not plus and _recurs(tokens, more.end):  # "5 hari, 8 jam per hari"
            break
        found = Sum(
            found.parts + more.parts,
            found.said + more.said,
            more.end,
            found.is_rough or more.is_rough,
            found.is_added or plus,
            found.is_unclear or more.is_unclear,
        )
    return found


def _joints(tokens: Tokens, place: int) -> int:
    """Count the words between two amounts: one of "1 jam dan 30 menit", two of "…, dan …"."""
    if kind_at(tokens, place) is not Kind.AND:
        return 0
    is_last = value_at(tokens, place) == "," and kind_at(tokens, place + 1) is Kind.AND
    return 2 if is_last else 1


def holds_length(text: str) -> bool:
    """Tell whether a text names a length of time anywhere."""
    tokens = tokenise(normalise(text))
    return any(amounts(tokens, place) for place in range(len(tokens)))


def goes_on(part: Part | Amount, smaller: Part | Amount) -> bool:
    """Tell whether an amount goes on with a smaller one: "1 jam 30 menit", not "3 hari 72 jam"."""
    full = Fraction(1)
    for rank in range(smaller.unit.rank, part.unit.rank):
        is_worked = rank == Unit.HOURS.rank and part.clock is not Clock.CALENDAR
        full *= _WORKING_DAY if is_worked else _FULL[rank]
    return smaller.unit.rank < part.unit.rank and smaller.value < full


def _recurs(tokens: Tokens, place: int) -> bool:
    return kind_at(tokens, place) is Kind.PER and kind_at(tokens, place + 1) is Kind.UNIT


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
    end = count.end
    while kind_at(tokens, end) in (Kind.TIMES, Kind.EACH):  # "6 x 30 menit", "6 x @ 30 menit"
        end += 1
    if end == count.end:
        return _measured(tokens, count)
    each = number(tokens, end)
    return _repeated(tokens, count, each) if each else None


def _measured(tokens: Tokens, count: Number) -> Sum | None:
    """Read the unit of `count`, with a clock before or behind it."""
    early, place = _clock(tokens, count.end)
    unit = _unit(tokens, place)
    if unit is None:
        return _within_brackets(tokens, count)
    late, end = _clock(tokens, place + 1)
    if late is None and unit.value == Unit.DAYS:
        late, end = _nights(tokens, end, count.value)
    clock = early or late or (Clock.WORKING if unit.word == "hk" else None)
    if unit.value == Unit.HOURS and count.said is None:
        count = as_on_a_clock(tokens, count)
    found = _sum(tokens, count._replace(end=end), unit, clock)
    return _told_on_a_clock(found) if count.is_unclear else found


def _within_brackets(tokens: Tokens, count: Number) -> Sum | None:
    """Read the unit of "30 (tiga puluh menit)", "3 (hari kalender)"."""
    if value_at(tokens, count.end) != "(":
        return None
    again = _words(tokens, count.end + 1)
    inside = Number(count.value, count.end + 1, None, count.is_rough)
    if again is not None:
        inside = inside._replace(end=again.end, said=again.value)
    found = _measured(tokens, inside)
    if found is None or value_at(tokens, found.end) != ")":
        return None
    return replace(found, end=found.end + 1)


def _nights(tokens: Tokens, place: int, days: Fraction) -> tuple[Clock | None, int]:
    """Read the nights of "3 hari 2 malam", which runs day and night."""
    nights = number(tokens, place)
    if nights is None or value_at(tokens, nights.end) not in ("malam", "nights"):
        return None, place
    return (Clock.CALENDAR, nights.end + 1) if 0 <= days - nights.value <= 1 else (None, place)


def _repeated(tokens: Tokens, count: Number, each: Number) -> Sum | None:
    found = _measured(tokens, each)
    if found is None:
        return None
    said = count.value if count.said is None else count.said
    parts = tuple(_times(part, count.value) for part in found.parts)
    again = tuple(_times(part, said) for part in found.said)
    is_unclear = found.is_unclear
    if count.said is None and _is_working_day(found.parts[0]):
        again, is_unclear = (_days(parts[0]),), True
        parts = again if _leaves_out_days(tokens, found.end) else parts
    return replace(found, parts=parts, said=again, is_rough=found.is_rough or count.is_rough,
                   is_unclear=is_unclear)  # fmt: skip


def _is_working_day(part: Part) -> bool:
    """Tell whether "24 jam kerja" is taken several times, by which most mean working days."""
    return (part.unit, part.value, part.clock) == (Unit.HOURS, Fraction(24), Clock.WORKING)


def _leaves_out_days(tokens: Tokens, end: int) -> bool:
    """Tell "2 x 24 jam (tidak termasuk hari libur)" from "2 x 24 jam kerja"."""
    clock = tokens[end - 1 - (value_at(tokens, end - 1) == ")")]
    return clock.end - clock.start > len(clock.word)


def _days(part: Part) -> Part:
    return part._replace(value=part.value / 24, unit=Unit.DAYS, factor=Fraction(1))


def _times(part: Part, count: Fraction) -> Part:
    # "1 x 24 jam" is how people write a day and a night.
    whole_days = part.unit is Unit.HOURS and part.value > 0 and part.value % 24 == 0
    clock = Clock.CALENDAR if part.clock is None and whole_days else part.clock
    return Part(part.value * count, part.unit, clock, part.value)


def _unit(tokens: Tokens, place: int) -> Token | None:
    if kind_at(tokens, place) is Kind.UNIT:
        return tokens[place]
    # "min" before a number is "at least", behind it minutes.
    if value_at(tokens, place) == "min":
        return tokens[place]._replace(kind=Kind.UNIT, value=Unit.MINUTES.value)
    return None


def _sum(tokens: Tokens, count: Number, unit: Token, clock: Clock | None) -> Sum:
    half = _half(tokens, count.end)
    more = Fraction(bool(half and _unit(tokens, count.end + half) is None), 2)
    end = count.end + half * bool(more)
    said = count.value if count.said is None else count.said
    parts = [
        Part((value + more) * unit.factor, Unit(unit.value), clock, Fraction(unit.factor))
        for value in (count.value, said)
    ]
    return Sum((parts[0],), (parts[1],), end, count.is_rough, is_unclear=count.is_unclear)


# Of these a decimal would be written without its nought, or stands for a quarter of an hour.
_ON_A_CLOCK = re.compile(r"([0-9]{1,2})[.,]([0-5][05])(?<!25)(?<!50)(?<!00)")


def as_on_a_clock(tokens: Tokens, count: Number) -> Number:
    """Note that "1.30 jam" may be 1 hour and 30 minutes."""
    read = _ON_A_CLOCK.fullmatch(tokens[count.end - 1].word)
    if read is None:
        return count
    return count._replace(said=int(read[1]) + Fraction(int(read[2]), 60), is_unclear=True)


def _told_on_a_clock(found: Sum) -> Sum:
    """Tell the other meaning of "1.05 jam" in hours and minutes."""
    (hours,) = found.said
    minutes = Part(hours.value % 1 * 60, Unit.MINUTES, hours.clock)
    whole = hours._replace(value=Fraction(int(hours.value)))
    return replace(found, said=(whole, minutes) if whole.value else (minutes,))


def _clock(tokens: Tokens, place: int) -> tuple[Clock | None, int]:
    """Read "kerja", "(kerja)" or "calendar" at `place`, also behind the dot of "hr."."""
    opening = value_at(tokens, place) in (".", "(")
    if kind_at(tokens, place + opening) is not Kind.CLOCK:
        return None, place
    clock = Clock(tokens[place + opening].value)
    end = place + opening + 1
    if value_at(tokens, place) != "(":
        return clock, end
    return (clock, end + 1) if value_at(tokens, end) == ")" else (None, place)


_ISO_UNITS = {"y": "years", "w": "weeks", "d": "days", "h": "hours", "s": "seconds"}


def _iso(text: str, end: int) -> Sum:
    date, _, time = text[1:].partition("t")
    parts: list[Part] = []
    for half, minutes in ((date, "months"), (time, "minutes")):
        for value, letter in re.findall(r"([0-9.,]+)([a-z])", half):
            unit = Unit(_ISO_UNITS.get(letter, minutes))
            parts.append(Part(Fraction(value.replace(",", ".")), unit, None))
    return Sum(tuple(parts), tuple(parts), end)


def counts(tokens: Tokens, place: int) -> bool:
    """Tell whether a number stands here; "a" is one only before a unit."""
    if kind_at(tokens, place) is Kind.FIGURE:
        return True
    return value_at(tokens, place) not in ("a", "an") and number(tokens, place) is not None


def number(tokens: Tokens, place: int) -> Number | None:
    """Read a number at `place`: `14`, `1/2`, `1 1/2`, `14 (empat belas)`, `lima (5)`, `15-an`."""
    if value_at(tokens, place) == "(":
        return _bracketed(tokens, place)
    found = _figures(tokens, place)
    check = _words if found else _figures
    found = found or _words(tokens, place)
    if found is None:
        return None
    end = found.end + (value_at(tokens, found.end) == "-")
    if value_at(tokens, end) == "an" and _unit(tokens, end + 1):
        return found._replace(end=end + 1, is_rough=True)
    if value_at(tokens, found.end) != "(":
        return found
    said = check(tokens, found.end + 1)
    if said is None or value_at(tokens, said.end) != ")":
        return found
    return Number(found.value, said.end + 1, said.value)


def _bracketed(tokens: Tokens, place: int) -> Number | None:
    """Read the number of "(satu) hari kerja"."""
    found = _words(tokens, place + 1)
    if found is None or value_at(tokens, found.end) != ")" or not _unit(tokens, found.end + 1):
        return None
    return found._replace(end=found.end + 1)


def _figures(tokens: Tokens, place: int) -> Number | None:
    whole = _figure(tokens, place)
    if whole is None:
        return None
    if value_at(tokens, place + 1) in _SLASHES:
        return _fraction(tokens, place) or Number(whole, place + 1)
    part = _fraction(tokens, place + 1)
    if part and part.value < 1:
        return Number(whole + part.value, part.end)
    half = _half(tokens, place + 1)
    return Number(whole + Fraction(1, 2) * bool(half), place + 1 + half)


# "1⁄7" and "½" can be nothing else; "15/30 menit" is 15 or 30, and only these are parts of one.
_SLASHES = ("/", "⁄")
_PLAIN = tuple(Fraction(*pair) for pair in ((1, 2), (1, 3), (1, 4), (3, 4)))


def _fraction(tokens: Tokens, place: int) -> Number | None:
    slash = value_at(tokens, place + 1)
    upper, lower = _figure(tokens, place), _figure(tokens, place + 2)
    if slash not in _SLASHES or upper is None or not lower:
        return None
    is_plain = (upper / lower) in _PLAIN and lower <= 4 and value_at(tokens, place + 3) != "/"
    return Number(upper / lower, place + 3) if slash == "⁄" or is_plain else None


def _figure(tokens: Tokens, place: int) -> Fraction | None:
    if kind_at(tokens, place) is not Kind.FIGURE or not tokens[place].value:
        return None
    return Fraction(tokens[place].value)


def _half(tokens: Tokens, place: int) -> int:
    return half_after([token.word for token in tokens[place : place + 3]])


def _words(tokens: Tokens, place: int) -> Number | None:
    found = words_value([token.word for token in tokens[place : place + _LONGEST_NUMBER]])
    return Number(found[0], place + found[1]) if found else None
