"""What stands before a length of time: per what it is, how often, or words that introduce it.

lead = {words} [per words | number words (x | @ | =) | words x]
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from soptool.model.duration.amounts import Tokens, counts, number
from soptool.model.duration.spelling import meant_limit, meant_unit
from soptool.model.duration.tail import PEOPLE, SINCE, per_what
from soptool.model.duration.words import Kind, Token

_NO_LEAD = (Kind.FIGURE, Kind.UNIT, Kind.ONE_UNIT, Kind.ISO, Kind.EVERY)


class Lead(NamedTuple):
    """What the words before a time say of it: per what it is, and how many times it is taken.

    `is_work`: by so many people ("6 orang x 5 menit"), who may be at work at the same time.
    """

    per: str | None = None
    every: str | None = None
    times: Fraction = Fraction(1)
    is_work: bool = False


def lead_of(tokens: Tokens, plain: str) -> tuple[Lead, Tokens] | None:
    """Split "setiap berkas" or "5 berkas x" from the words before a time.

    None where these make it no time: "setiap 3 hari", or a date.
    """
    taken = _multiplied(tokens, plain)
    if taken is not None:
        return taken, ()
    for place, token in enumerate(tokens):
        if token.kind is Kind.EACH or (token.kind is Kind.PER and token.value != "/"):
            said, end = per_what(tokens, place, plain)
            more = lead_of(tokens[end:], plain)
            is_time = any(said) and more is not None and not _has_figure(more[1])
            if more is None or not is_time or not _introduces(tokens[:place]):
                return None
            both = more[0]._replace(per=said.per or more[0].per, every=said.every or more[0].every)
            return both, tokens[:place]
    return (Lead(), tokens) if _introduces(tokens) else None


def _multiplied(tokens: Tokens, plain: str) -> Lead | None:
    """Read "5 berkas x", "jumlah berkas x", "1 berkas =" and "satu berkas"."""
    if not tokens:
        return None
    count = number(tokens, 0)
    first = count.end if count else 0
    is_times = tokens[-1].kind in (Kind.TIMES, Kind.EACH) and len(tokens) > 1
    last = len(tokens) - (is_times or tokens[-1].word in ("=", ":"))
    words = tokens[first:last]
    if not words or not all(_is_thing(word) for word in words):
        return None
    if count is not None and len(words[0].word) == 1:  # "1 s 3 hari" lacks something
        return None
    if count is None:
        what = plain[words[0].start : words[-1].end]
        return Lead(per=what) if is_times and tokens[-1].kind is Kind.TIMES else None
    if is_times:
        return Lead(times=count.value, is_work=words[0].word in PEOPLE)
    what = plain[tokens[0].start : words[-1].end]
    return Lead(per=what) if count.value == 1 else None


def _is_thing(token: Token) -> bool:
    return token.word in PEOPLE or (token.kind is Kind.WORD and not meant_unit(token.word))


def _has_figure(tokens: Tokens) -> bool:
    return any(token.kind is Kind.FIGURE for token in tokens)


def _introduces(lead: Tokens) -> bool:
    """Tell whether the words may stand before a time, which makes them part of no date."""
    if any(token.kind in _NO_LEAD for token in lead):
        return False
    if lead and (lead[-1].word in SINCE or lead[-1].kind is Kind.CHANGE):
        return False
    if any(token.kind is Kind.POINT for token in lead[-2:]):
        return False
    if any(token.kind is Kind.WORD and meant_limit(token.word) for token in lead):
        return False
    return not any(counts(lead, place) for place in range(len(lead)))
