"""What a time is counted for: a piece of the case (berkas), or a time that comes again (bulan)."""

from __future__ import annotations

from typing import NamedTuple

from soptool.model.duration.amounts import Tokens, number
from soptool.model.duration.words import Kind


class Counted(NamedTuple):
    """What a time is per: pieces, and what it recurs with; None where there is no such."""

    per: str | None = None
    every: str | None = None


def counted(tokens: Tokens, plain: str) -> Counted:
    """Tell "orang", "3 berkas" from "bulan", "subround"; "orang/hari" is both."""
    per: list[str] = []
    every: list[str] = []
    for words in _parts(tokens):
        text = plain[words[0].start : words[-1].end]
        (every if _recurs(words) else per).append(text)
    return Counted("/".join(per) or None, "/".join(every) or None)


def _parts(tokens: Tokens) -> list[Tokens]:
    parts: list[Tokens] = []
    first = 0
    for place, token in enumerate(tokens):
        if token.kind is Kind.PER:
            parts.append(tokens[first:place])
            first = place + 1
    parts.append(tokens[first:])
    return [part for part in parts if _names(part)]


def _names(words: Tokens) -> bool:
    """Tell whether words name anything; a number alone does not."""
    count = number(words, 0)
    rest = words[count.end :] if count else words
    return any(token.word[0].isalpha() for token in rest)


def _recurs(words: Tokens) -> bool:
    count = number(words, 0)
    head = words[count.end :] if count and count.end < len(words) else words
    is_metre = head[0].word == "m"
    return not is_metre and head[0].kind in (Kind.UNIT, Kind.PERIOD, Kind.POINT, Kind.EVERY)
