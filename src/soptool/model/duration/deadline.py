"""Deadlines in sentences: "paling lambat 14 hari kalender", "within 2 working days"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from soptool.model.duration.amounts import Tokens, kind_at
from soptool.model.duration.bounds import bounds
from soptool.model.duration.duration import Duration, parse_duration
from soptool.model.duration.latest import LATEST, WITHIN
from soptool.model.duration.words import Kind, normalise, tokenise

# As phrases are keyed: without spaces.
_AT_MOST = frozenset(("waktu", *(phrase.replace(" ", "") for phrase in (*LATEST, *WITHIN))))
_AT_LEAST = frozenset(("palingcepat", "palingsingkat"))
# What else is told in years and days: an age, a validity, how long something is kept.
_OF_OTHER = frozenset(
    (
        *("usia", "berusia", "umur", "berumur", "pengalaman", "berpengalaman", "berlaku", "masa"),
        *("retensi", "disimpan", "menyimpan", "terbitan", "aged", "valid", "experience"),
    )
)
_LIMITING = _AT_MOST | _AT_LEAST
# One of these is in each of them: most sentences need no closer look.
_SIGNS = {
    max(reversed(phrase.split()), key=len) if len(phrase) > 5 else phrase
    for phrase in ("paling", "waktu", *LATEST, *WITHIN)
}
_MAY_LIMIT = re.compile("|".join(sorted(_SIGNS)), re.IGNORECASE)
_NEAR = 3


class Deadline(NamedTuple):
    """A time by which something must be done, or (`is_least`) before which it must not."""

    time: Duration
    text: str
    is_least: bool = False


def deadlines(sentence: str) -> Iterator[Deadline]:
    """Yield the deadlines of a sentence; none that count back from an event ("sebelum rapat")."""
    if sentence.isascii() and not _MAY_LIMIT.search(sentence):
        return
    plain = normalise(sentence)
    if not _MAY_LIMIT.search(plain):
        return
    tokens = tokenise(plain)
    place = 0
    while place < len(tokens):
        word = tokens[place].value
        found = bounds(tokens, place + (word == "waktu")) if word in _LIMITING else None
        if found is None:
            place += 1
            continue
        text = plain[tokens[place].start : tokens[found.end - 1].end]
        time = parse_duration(text)
        if time is not None and not _is_other(tokens, place, found.end):
            yield Deadline(time, text, word in _AT_LEAST)
        place = found.end


def _is_other(tokens: Tokens, start: int, end: int) -> bool:
    before = tokens[max(0, start - _NEAR) : start]
    is_back = any(kind_at(tokens, place) is Kind.BEFORE for place in (end, end + 1))
    return is_back or any(token.word in _OF_OTHER for token in before)
