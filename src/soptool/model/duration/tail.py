"""What the words behind a time say: per what, a limit, a factor, a condition, a remark.

tail = {per words | limit | x number | (remark) | condition … | word}
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from soptool.model.duration.amounts import Tokens, amounts, kind_at, number, value_at
from soptool.model.duration.bounds import LIMITS, Bounds, bounds
from soptool.model.duration.recurrence import Counted, counted
from soptool.model.duration.units import Amounts, Length
from soptool.model.duration.words import Kind

EACH = "@"
_NO_TAIL = (Kind.EVERY, Kind.BEFORE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says about time; `worded` where it says more than the time."""

    minimum: Amounts
    maximum: Amounts
    per: str | None = None
    every: str | None = None
    open_ended: bool = False
    approximate: bool = False
    mismatch: bool = False
    worded: bool = False


def counts(tokens: Tokens, place: int) -> bool:
    """Tell whether a number stands here; "a" is one only before a unit."""
    if kind_at(tokens, place) is Kind.FIGURE:
        return True
    return value_at(tokens, place) not in ("a", "an") and number(tokens, place) is not None


def per_what(tokens: Tokens, place: int, plain: str) -> tuple[Counted, int]:
    """Read what a time is per, and where that ends; "@" where it is each, of nothing named."""
    end = place + 1
    while end < len(tokens) and not _ends_per(tokens, place + 1, end):
        end += 1
    if end > place + 1:
        return counted(tokens[place + 1 : end], plain), end
    return Counted(EACH if tokens[place].kind is Kind.EACH else None), end


def per(reading: Reading, said: Counted) -> Reading:
    """Add what the time is per; what was said first counts."""
    return replace(reading, per=reading.per or said.per, every=reading.every or said.every)


def _ends_per(tokens: Tokens, first: int, place: int) -> bool:
    token = tokens[place]
    if token.kind is Kind.TO:
        return number(tokens, place + 1) is not None
    ends = token.kind in (*LIMITS, Kind.AFTER) or token.word in (",", "(", ")", ".", ":")
    # "2 jam/hari selama 3 hari", but not "2 jam per 3 hari"
    is_count = place == first or tokens[place - 1].kind is Kind.PER
    return ends or (not is_count and amounts(tokens, place) is not None)


def read_tail(tokens: Tokens, plain: str, place: int, reading: Reading) -> Reading | None:
    """Read the words behind a time; None where they make it something else than a duration."""
    if kind_at(tokens, place) is Kind.OTHER_MEASURE or counts(tokens, place):
        return None
    if kind_at(tokens, place) is Kind.TO:
        if kind_at(tokens, place + 1) is Kind.UNIT:  # "sehari-hari"
            return None
        endless = kind_at(tokens, place + 1) is Kind.WORD  # "10 menit - selesai"
        reading = replace(reading, open_ended=reading.open_ended or endless)
    while place < len(tokens):
        token = tokens[place]
        if token.kind in _NO_TAIL or amounts(tokens, place):
            return None
        if token.kind in LIMITS:
            reading, place = _limited(reading, token.kind), place + 1
        else:
            reading, place = _step(tokens, plain, place, reading)
    return reading


_Step = tuple[Reading, int]


def _step(tokens: Tokens, plain: str, place: int, reading: Reading) -> _Step:
    token = tokens[place]
    if token.value == "(":
        return _brackets(tokens, plain, place, reading)
    if token.kind in (Kind.PER, Kind.EACH):
        said, end = per_what(tokens, place, plain)
        return per(reading, said), end
    if token.kind is Kind.TIMES and kind_at(tokens, place + 1) in (Kind.WORD, Kind.FIGURE):
        return _times(tokens, plain, place, reading)
    if token.kind is Kind.AFTER:
        return _condition(tokens, plain, place, reading)
    return replace(reading, worded=reading.worded or token.kind is not Kind.MARK), place + 1


def _limited(reading: Reading, kind: Kind) -> Reading:
    """Apply a limit that follows its time: "2 jam (maksimal)"."""
    if kind is Kind.AT_MOST:
        return replace(reading, minimum=())
    if kind is Kind.AT_LEAST:
        return replace(reading, open_ended=reading.minimum == reading.maximum)
    return replace(reading, approximate=True)


def _times(tokens: Tokens, plain: str, place: int, reading: Reading) -> _Step:
    """Multiply in "10 menit x 5 berkas"; "10 menit x jumlah berkas" is per "jumlah berkas"."""
    count = number(tokens, place + 1)
    if count is None:
        said, end = per_what(tokens, place, plain)
        return per(reading, said), end
    whole = Length(reading.minimum, reading.maximum).times(count.value)
    return replace(reading, minimum=whole.minimum, maximum=whole.maximum), count.end


def _condition(tokens: Tokens, plain: str, place: int, reading: Reading) -> _Step:
    """Pass over "setelah berkas lengkap"; "untuk 1 berkas" says per what."""
    reading = replace(reading, worded=True)
    counted = tokens[place].word in ("untuk", "for") and number(tokens, place + 1)
    if not counted or amounts(tokens, place + 1):
        return reading, len(tokens)
    said, end = per_what(tokens, place, plain)
    return per(reading, said), end


def _brackets(tokens: Tokens, plain: str, place: int, reading: Reading) -> _Step:
    """Read "(maks)", "(per berkas)", "(empat belas hari)"; pass over every other remark."""
    end = place + 1
    while end < len(tokens) and tokens[end].value != ")":
        end += 1
    inside = tokens[place + 1 : end]
    kinds = {token.kind for token in inside if token.value != "."}
    if kind_at(inside, 0) in (Kind.PER, Kind.EACH):
        return per(reading, per_what(inside, 0, plain)[0]), end + 1
    if kinds and kinds <= set(LIMITS):
        for kind in kinds:
            reading = _limited(reading, kind)
        return reading, end + 1
    said = bounds(inside, 0)
    if said is None or said.end < len(inside):
        return replace(reading, worded=True), end + 1
    return replace(reading, mismatch=reading.mismatch or _differ(said, reading)), end + 1


def _differ(said: Bounds, reading: Reading) -> bool:
    """Tell whether a time in brackets repeats the one before with another number."""
    same_units = [part.unit for part in said.maximum] == [part.unit for part in reading.maximum]
    return same_units and said.maximum != reading.maximum
