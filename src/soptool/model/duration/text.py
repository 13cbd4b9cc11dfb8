"""Whole time texts: the words around times, and what several times in one cell are together.

text  = piece {; piece}             a bare list is added up, a list with words is a choice
piece = term {joint term}           joint: / = atau dan , and others; one of the times holds
term  = [words] bound [tail]        "setiap berkas" in the words or the tail: per what
"""

from __future__ import annotations

from typing import NamedTuple

from soptool.model.duration.amounts import Tokens, amounts, kind_at, number, value_at
from soptool.model.duration.bounds import Bounds, bounds
from soptool.model.duration.clocks import clock_at
from soptool.model.duration.lead import lead_of
from soptool.model.duration.settle import Reading, joined, settled
from soptool.model.duration.tail import (
    FURTHER,
    LASTING,
    closing,
    per_one,
    read_tail,
)
from soptool.model.duration.told import (
    Told,
    added,
    bounded,
    daily,
    either,
    left_out,
    side_by_side,
    spanned,
    times,
)
from soptool.model.duration.words import Kind, Token, normalise, tokenise

# Times are short; a longer text is a paragraph that landed in the wrong place.
LONGEST = 1000


class Joint(NamedTuple):
    """Where the words of the next time begin, and the word that joins it (None: nothing does)."""

    place: int
    token: Token | None = None


def read(text: str) -> Reading | None:
    """Read a whole text, None where it states no time."""
    if len(text) > LONGEST:
        return None
    plain = normalise(text)
    readings: list[Reading] = []
    for piece in _pieces(_apart(_unwrapped(tokenise(plain)))):
        told = _piece(piece, plain)
        if told is None:
            return None
        readings.append(settled(told))
    return joined(readings)


def _pieces(tokens: Tokens) -> list[Tokens]:
    """Cut at the semicolons; quotes, dots at the end and marks of a list say nothing."""
    pieces: list[list[Token]] = [[]]
    for token in tokens:
        if token.value == ";":
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [bare for piece in pieces if (bare := _bare(piece))]


def _unwrapped(tokens: Tokens) -> Tokens:
    """Take away the brackets of "(3-5) hari", "maksimal (3) hari"; not of "3 (tiga) hari"."""
    for place, token in enumerate(tokens):
        end = closing(tokens, place) if token.value == "(" else place
        if end == place or kind_at(tokens, end + 1) is not Kind.UNIT or number(tokens, place - 1):
            continue
        bare = (*tokens[:place], *tokens[place + 1 : end], *tokens[end + 1 :])
        found = bounds(bare, place) if kind_at(bare, place) is Kind.FIGURE else None
        if found is not None and found.end >= end:
            return bare
    return tokens


def _apart(tokens: Tokens) -> Tokens:
    """Let each number of "3-5 (tiga sampai lima) hari" have its own words behind it."""
    for place in range(2, len(tokens)):
        end = closing(tokens, place) if tokens[place].value == "(" else place
        joint = next((at for at in range(place, end) if tokens[at].kind is Kind.TO), None)
        is_range = kind_at(tokens, place - 2) is Kind.TO and number(tokens, place - 3)
        if joint is None or not is_range or amounts(tokens[:end], place + 1):
            continue
        low, high = tokens[place + 1 : joint], tokens[joint + 1 : end]
        opens, closes = tokens[place], tokens[min(end, len(tokens) - 1)]
        first, to, second = tokens[place - 3 : place]
        told = (first, opens, *low, closes, to, second, opens, *high, closes)
        return (*tokens[: place - 3], *told, *tokens[end + 1 :])
    return tokens


def _bare(piece: list[Token]) -> Tokens:
    while piece and piece[-1].word in (".", ",", ":"):
        piece = piece[:-1]
    if piece and piece[0].word == "(" and closing(tuple(piece), 0) == len(piece) - 1:
        piece = piece[1:-1]
    if len(piece) > 2 and piece[0].word == piece[-1].word and piece[0].word in "\"'":
        piece = piece[1:-1]
    return tuple(piece[2:] if _is_marked(piece) else piece)


def _is_marked(piece: list[Token]) -> bool:
    """Tell whether a piece begins with a mark as lists have it: "1. 3 hari", "a) KTP 3 hari"."""
    return (
        len(piece) > 2
        and (len(piece[0].word) == 1 or piece[0].kind is Kind.FIGURE)
        and piece[1].word in (".", ")")
        and piece[0].end == piece[1].start
        and piece[1].end < piece[2].start
    )


def _piece(tokens: Tokens, plain: str) -> Told | None:
    """Read the times of a piece and make one of them; None where there is none, or no sense."""
    whole: Told | None = None
    joint: Joint | None = Joint(0)
    while joint is not None and (start := _next(tokens, joint.place)) is not None:
        lead = tokens[joint.place : start]
        if whole is not None and any(token.word in FURTHER for token in lead):
            return left_out(whole, _between(tokens, joint.place, len(tokens), plain))
        found = _found(tokens, start)
        following, end = _joint(tokens, found.end, is_case=bool(lead))
        told = _term(tokens[:end], plain, joint.place, start)
        if told is None:
            return None
        whole = told if whole is None else _together(whole, told, joint.token)
        if whole is None:
            return None
        joint = following
    return whole


def _between(tokens: Tokens, start: int, end: int, plain: str) -> str:
    return plain[tokens[start].start : tokens[end - 1].end]


def _found(tokens: Tokens, start: int) -> Bounds:
    found = bounds(tokens, start)
    assert found is not None
    return found


def _next(tokens: Tokens, place: int) -> int | None:
    """Return where the next time begins, outside brackets; what is per a time is none."""
    while place < len(tokens):
        if value_at(tokens, place) == "(" and bounds(tokens, place) is None:
            place = closing(tokens, place) + 1
        elif kind_at(tokens, place) is Kind.PER and value_at(tokens, place) != "/":
            found = bounds(tokens, place + 1)
            place = found.end if found else place + 1
        elif bounds(tokens, place):
            return place
        else:
            place += 1
    return None


def _joint(tokens: Tokens, end: int, *, is_case: bool) -> tuple[Joint | None, int]:
    """Return what joins the next time to the one that ends here, and where that one's tail ends."""
    following = _next(tokens, per_one(tokens, end))
    if following is None:
        return None, len(tokens)
    if value_at(tokens, following) == "+":  # "1 jam daftar + 2 jam cetak"
        return Joint(following + 1, tokens[following]), following
    if following == end and tokens[end - 1].end < tokens[end].start:  # "1 hari 24 jam"
        return Joint(following), following
    before = tokens[following - 1]
    if value_at(tokens, end) == "(" and closing(tokens, end) + 1 == following:
        return Joint(following, before), following  # "3 hari (daring) 5 hari (luring)"
    is_case = is_case or before.value == ":"
    for place in range(following - 1, end - 1, -1):
        if _joins(tokens[place], is_next=place + 1 == following, is_case=is_case):
            return Joint(place + 1, tokens[place]), place
    return _unjoined(tokens, following)


def _unjoined(tokens: Tokens, following: int) -> tuple[Joint | None, int]:
    """Return where words alone lead to the next time: "KTP: 3 hari KK: 5 hari"."""
    before = tokens[following - 1]
    if before.value == ":":
        return Joint(following, before), following - 1
    if kind_at(tokens, following) in (Kind.AT_MOST, Kind.AT_LEAST):
        return Joint(following, before), following  # "5 menit/orang maksimal 1 jam"
    return None, len(tokens)


def _joins(token: Token, *, is_next: bool, is_case: bool) -> bool:
    """Tell whether a word joins two times; `is_next`: the second follows at once.

    A slash before words joins only cases ("KTP 3 hari / KK 5 hari"); else it says per what.
    """
    if token.kind in (Kind.EACH, Kind.TIMES) or token.word in LASTING:
        return is_next
    if token.value == "/":
        return is_next or is_case
    return token.kind in (Kind.OR, Kind.AND) or token.value == "-"


def _together(one: Told, other: Told, joint: Token | None) -> Told | None:
    """Make one time of two that a word joins."""
    if joint is not None and joint.value == "+":
        return added(one, other)
    multiplies = joint is not None and (
        joint.kind in (Kind.EACH, Kind.TIMES) or joint.word in LASTING
    )
    each_day = daily(one, other, is_each=multiplies)
    if each_day is not None or multiplies:
        return each_day
    limit = bounded(one, other) if joint is None or joint.kind is not Kind.OR else None
    made = side_by_side if joint is None else either
    return limit or spanned(one, other) or made(one, other)


def _term(tokens: Tokens, plain: str, place: int, start: int) -> Told | None:
    """Read one time, whose words begin at `place` and whose figures at `start`."""
    found = _found(tokens, start)
    before = lead_of(tokens[place:start], plain)
    if before is None or _is_negative(tokens, start):
        return None
    said, lead = before
    count = said.times
    clocks = (clock_at(lead, at) for at in range(len(lead)))
    repeated = tuple(times(length, count, count) for length in found.lengths)
    told = Told(
        (*found.lengths, *repeated) if said.is_work else repeated,
        _between(tokens, place, len(tokens), plain),
        said.per,
        said.every,
        next((clock[0] for clock in clocks if clock), None),
        is_at_most=found.is_at_most,
        is_at_least=found.is_at_least,
        is_rough=found.is_rough,
        is_twice=found.is_twice,
        is_added=found.is_added,
        is_worded=any(token.kind is not Kind.MARK for token in lead),
    )
    return read_tail(tokens, plain, found.end, told, lambda inside: _piece(inside, plain))


def _is_negative(tokens: Tokens, start: int) -> bool:
    return value_at(tokens, start - 1) == "-" and tokens[start - 1].end == tokens[start].start
