"""Whole time texts: the words around a time, what they change, and when there is no time.

text  = piece {; piece}         a bare list is added up, a list with words is a choice
piece = [words] bound [tail]    "setiap berkas" in the words or the tail: per what
"""

from __future__ import annotations

from dataclasses import replace

from soptool.model.duration.amounts import Tokens, value_at
from soptool.model.duration.bounds import Bounds, bounds, rough_minutes
from soptool.model.duration.recurrence import Counted
from soptool.model.duration.tail import Reading, counts, per_what, read_tail
from soptool.model.duration.words import Kind, Token, normalise, tokenise

# Times are short; a longer text is a paragraph that landed in the wrong place.
_LONGEST = 1000

_AFTERWARDS = ("setelah", "sesudah", "sejak", "semenjak", "after", "since")
_NO_LEAD = (Kind.FIGURE, Kind.UNIT, Kind.ONE_UNIT, Kind.ISO, Kind.EVERY)


def read(text: str) -> Reading | None:
    """Read a whole text, None where it states no time."""
    if len(text) > _LONGEST:
        return None
    plain = normalise(text)
    readings: list[Reading] = []
    for piece in _pieces(tokenise(plain)):
        reading = _piece(piece, plain)
        if reading is None:
            return None
        readings.append(reading)
    if len(readings) < 2:
        return readings[0] if readings else None
    return _joined(readings)


def _pieces(tokens: Tokens) -> list[Tokens]:
    """Cut at the semicolons; quotes around a piece and dots at its end say nothing."""
    pieces: list[list[Token]] = [[]]
    for token in tokens:
        if token.value == ";":
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [bare for piece in pieces if (bare := _bare(piece))]


def _bare(piece: list[Token]) -> Tokens:
    while piece and piece[-1].word in (".", ",", ":"):
        piece = piece[:-1]
    if len(piece) > 2 and piece[0].word == piece[-1].word and piece[0].word in "\"'":
        piece = piece[1:-1]
    return tuple(piece)


def _joined(readings: list[Reading]) -> Reading:
    """Add up a bare list (the parts of one cell); with words each is a case of its own."""
    minimums = [reading.minimum for reading in readings]
    maximums = [reading.maximum for reading in readings]
    worded = any(reading.worded for reading in readings)
    return Reading(
        minimum=min(minimums, key=rough_minutes) if worded else sum(minimums, ()),
        maximum=max(maximums, key=rough_minutes) if worded else sum(maximums, ()),
        per=next((reading.per for reading in readings if reading.per), None),
        every=next((reading.every for reading in readings if reading.every), None),
        open_ended=any(reading.open_ended for reading in readings),
        approximate=any(reading.approximate for reading in readings),
        mismatch=any(reading.mismatch for reading in readings),
        worded=worded,
    )


def _piece(tokens: Tokens, plain: str) -> Reading | None:
    for start in range(len(tokens)):
        found = bounds(tokens, start)
        if found:
            break
    else:
        return None
    said, lead = _per_before(tokens[:start], plain)
    if lead is None or not _introduces(lead) or _is_negative(tokens, start):
        return None
    reading = replace(_reading(found), per=said.per, every=said.every, worded=bool(lead))
    return read_tail(tokens, plain, found.end, reading)


def _reading(found: Bounds) -> Reading:
    return Reading(
        minimum=() if found.at_most and not found.at_least else found.minimum,
        maximum=found.maximum,
        open_ended=found.at_least and found.minimum == found.maximum,
        approximate=found.approximate,
        mismatch=found.mismatch,
    )


def _per_before(lead: Tokens, plain: str) -> tuple[Counted, Tokens | None]:
    """Split "setiap berkas" from the words before a time; "setiap 3 hari" is no time at all."""
    for place, token in enumerate(lead):
        if token.kind is Kind.EACH or (token.kind is Kind.PER and token.value != "/"):
            said, end = per_what(lead, place, plain)
            return said, lead[:place] if any(said) and not _has_figure(lead[end:]) else None
    return Counted(), lead


def _has_figure(tokens: Tokens) -> bool:
    return any(token.kind is Kind.FIGURE for token in tokens)


def _kinds(tokens: Tokens) -> set[Kind]:
    return {token.kind for token in tokens}


def _introduces(lead: Tokens) -> bool:
    """Tell whether the words may stand before a time, which makes them part of no date."""
    words = [token.word for token in lead]
    if any(token.kind in _NO_LEAD for token in lead) or (words[-1:] and words[-1] in _AFTERWARDS):
        return False
    if Kind.POINT in _kinds(lead[-2:]):
        return False
    return not any(counts(lead, place) for place in range(len(lead)))


def _is_negative(tokens: Tokens, start: int) -> bool:
    return value_at(tokens, start - 1) == "-" and tokens[start - 1].end == tokens[start].start
