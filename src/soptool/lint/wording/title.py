"""Judgements on titles: a noun of action, then its object (PermenPAN-RB 35/2012, Tabel 6)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from soptool.lint.wording import english, english_forms, forms, sentence
from soptool.lint.wording.sop import core_of, is_sop, sop_words
from soptool.lint.wording.text import Found, Token, Tongue, first_word, found, tokens
from soptool.lint.wording.words import lines, words

TitleOpening = Literal["verbal-noun", "active", "imperative", "passive", "noun", "other", "empty"]

_JOINTS = frozenset(["dan", "serta", "&", "/", ",", "-", "dan/atau", "atau", "and", "or", "of"])
_BESIDE = frozenset(["dan", "serta", "&", ",", ";", "lalu", "kemudian", "hingga", "sampai"])
_ABBREVIATION = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*")
_SPOKEN = re.compile(r"(?=.{5})(?:[b-df-hj-np-tv-z]{0,2}[aeiou]{1,2})+(?:ng|[hklmnprst])?")
_UNSPEAKABLE = re.compile(
    r"(?!(?:[bcdfgkpst][lr]|s[kptwy]|n[yg]|kh)[aeiou])[b-df-hj-np-tv-xz]{2}[a-z0-9]*"
)
"""A word that no Indonesian word begins like, be it in small letters: "Jdih", "Skpd"."""
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxyz0-9-]{2,7}")


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What a title is.

    `opening`: its first word behind "SOP". `act`: the noun of action, also where other words stand
    before it (English). `has_object`: something follows the act. `sentence`: the verb that makes it
    a sentence. `sop`: the words for "SOP" around it. `abbreviations`: those not written out in
    the title itself. `places`: places and units named in it.
    """

    opening: Found
    has_object: bool
    sentence: Found | None
    sop: tuple[Found, ...]
    abbreviations: tuple[Found, ...]
    places: tuple[Found, ...]


def read_title(text: str, units: tuple[str, ...] = (), tongue: Tongue = "id") -> TitleReading:
    """Read a title; `units` are names of the agency and its units, looked for beside places."""
    sop = sop_words(text)
    start, end = core_of(text, level=True)
    kept = (token for token in tokens(text) if start <= token.start < end)
    marks = tuple(token for token in kept if not _inside(token, sop))
    marks = marks[first_word(marks) :]
    opened = _opening(text, marks, tongue)
    return TitleReading(
        opening=opened,
        has_object=_has_object(marks, tongue),
        sentence=_sentence(text, marks, tongue),
        sop=sop,
        abbreviations=_abbreviations(text, marks),
        places=_places(text, units),
    )


def _hit(match: re.Match[str], kind: str) -> Found:
    return Found(match[0], match.start(), match.end(), kind)


def _inside(token: Token, places: tuple[Found, ...]) -> bool:
    return any(place.start <= token.start < place.end for place in places)


def _words_only(marks: tuple[Token, ...]) -> tuple[Token, ...]:
    return tuple(token for token in marks if token.is_word)


def _opening(text: str, marks: tuple[Token, ...], tongue: Tongue) -> Found:
    plain = _words_only(marks)
    if not plain:
        return Found("", 0, 0, "empty")
    kind = _english_kind(marks) if tongue == "en" else _kind(plain[0].low)
    return found(text, plain[0], plain[0], kind)


def _kind(low: str) -> TitleOpening:
    if forms.is_verbal_noun(low):
        return "verbal-noun"
    if forms.is_active(low):
        return "active"
    if forms.is_passive(low):
        return "passive"
    if forms.is_command(low):
        return "imperative"
    return "noun" if forms.is_noun(low) or low in words("id-nouns-like-stems") else "other"


def _english_kind(marks: tuple[Token, ...]) -> TitleOpening:
    """Judge a noun phrase by its last word before a preposition, else by its first."""
    first = marks[0].low
    if english_forms.form(first) == "gerund" and english_forms.is_act(first):
        return "verbal-noun"
    if english.is_command(marks, 0):
        return "active"
    return "verbal-noun" if _english_head_acts(marks) else "noun"


def _english_head_acts(marks: tuple[Token, ...]) -> bool:
    """Whether a phrase of the title ends in a noun of action ("Leave Request Approval")."""
    for at, token in enumerate(marks):
        after = marks[at + 1].low if at + 1 < len(marks) else "of"
        closes = after in words("en-not-subject") or after in _JOINTS or after == "("
        if closes and english_forms.is_act(token.low):
            return True
        if after in words("en-not-subject"):
            return False
    return False


def _has_object(marks: tuple[Token, ...], tongue: Tongue) -> bool:
    """Whether a thing is named beside the act."""
    plain = _words_only(marks)
    if tongue == "en":
        return any(not english_forms.is_act(t.low) and not _is_filler(t.low) for t in plain)
    at = 1
    while at < len(marks) and (marks[at].low in _JOINTS or not marks[at].is_word):
        behind = marks[at + 1].low if at + 1 < len(marks) else ""
        at += 2 if forms.is_verbal_noun(behind) else 1
    return any(not _is_filler(token.low) for token in _words_only(marks[at:]))


def _is_filler(low: str) -> bool:
    return (
        low in words("title-modifiers")
        or low in words("title-small-words")
        or low in words("en-not-subject")
    )


def _sentence(text: str, marks: tuple[Token, ...], tongue: Tongue) -> Found | None:
    """Return the verb that makes the title a sentence."""
    if not marks:
        return None
    start = marks[0].start
    if tongue == "en":
        reading = english.read(text[start:])
        at = next((who.verb for who in reading.subjects if who.verb >= 0), reading.passive)
        return _shifted(text, reading.marks[at], start, "verb") if at >= 0 else None
    indonesian = sentence.read(text[start:])
    verb = next((head for head in indonesian.predicates if _carries(indonesian, head)), None)
    return _shifted(text, indonesian.marks[verb.at], start, verb.voice) if verb else None


def _carries(reading: sentence.Sentence, head: sentence.Predicate) -> bool:
    """Whether a verb makes a sentence of a title.

    An active one mostly completes a noun ("Izin Mendirikan Bangunan", "menggunakan
    Aplikasi"): it needs somebody who acts, or stands first or beside another act.
    """
    if head.voice != "active":
        return head.voice == "passive"
    if head.at == reading.first or any(who.verb == head.at for who in reading.subjects):
        return True
    return reading.marks[head.at - 1].low in _BESIDE


def _shifted(text: str, token: Token, by: int, kind: str) -> Found:
    return Found(text[token.start + by : token.end + by], token.start + by, token.end + by, kind)


def _abbreviations(text: str, marks: tuple[Token, ...]) -> tuple[Found, ...]:
    shouting = _is_shouting(text)
    hits = []
    for at, token in enumerate(marks):
        if not _is_abbreviation(token, shouting=shouting) or _is_name(marks, at):
            continue
        if _measures(text, token):
            continue
        if not _is_explained(text, marks, at) and not is_sop(token.text):
            hits.append(found(text, token, token, "abbreviation"))
    return tuple(hits)


_BRACKETED = re.compile(r"\([^)]*\)")


def _is_shouting(text: str) -> bool:
    letters = [char for char in _BRACKETED.sub("", text) if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) > 0.8 * len(letters)


_MEASURES = frozenset(
    (
        *("rp", "idr", "usd", "km", "kg", "ha", "m2", "m3", "km2", "cm", "mm", "kw", "kva", "kwh"),
        *("mw", "gt", "dwt", "cc", "hp", "mg", "ml", "psi", "mhz", "ghz", "gb", "mb"),
    )
)
"""Money and measures: beside a figure they need no explaining."""


def _measures(text: str, token: Token) -> bool:
    """Whether it tells of what a figure counts: "di atas Rp200.000.000", "di bawah 7 GT"."""
    if token.low not in _MEASURES:
        return False
    figure = re.match(r"[.\s]*\d", text[token.end :]) or re.search(r"\d\s*$", text[: token.start])
    return figure is not None


def _is_abbreviation(token: Token, *, shouting: bool) -> bool:
    if token.low in words("id-abbreviations"):
        return token.text.isupper() or (
            token.text.istitle() and _UNSPEAKABLE.fullmatch(token.low) is not None
        )
    if not token.is_word or token.text.isdigit() or token.low in words("title-small-words"):
        return False
    if token.low in words("id-clipped"):
        return True
    if shouting:
        return _CONSONANTS.fullmatch(token.low) is not None and not token.low.isdigit()
    return len(token.text) > 1 and _ABBREVIATION.fullmatch(token.text) is not None


def _is_name(marks: tuple[Token, ...], at: int) -> bool:
    """Whether a word in capitals is a name: "Aplikasi SRIKANDI", "Desa SUKAMAJU", "KARISMA".

    A word that can be spoken is taken for one from five letters on, unless it is known to shorten.
    """
    if marks[at].low in words("id-abbreviations") or marks[at].low in words("id-clipped"):
        return False
    first = at
    while first and marks[first - 1].text.isupper():
        first -= 1
    before = marks[first - 1].low if first else ""
    named = before in words("id-place-words") or before in words("title-naming-words")
    return named or _SPOKEN.fullmatch(marks[at].low) is not None


def _is_explained(text: str, marks: tuple[Token, ...], at: int) -> bool:
    """Whether the long form stands beside it: `Harga Perkiraan Sendiri (HPS)`, `HPS (Harga …)`."""
    token = marks[at]
    if text[: token.start].rstrip().endswith("("):
        return any(mark.is_word for mark in marks[: max(0, at - 1)])
    behind = text[token.end :].lstrip()
    return behind.startswith("(") and len(behind.split(")")[0].split()) >= 2


@cache
def _place_pattern() -> re.Pattern[str]:
    names = sorted(lines("id-places"), key=len, reverse=True)
    leads = "|".join(sorted(words("id-place-words"), key=len, reverse=True))
    named = "|".join(re.escape(name) for name in names)
    return re.compile(
        rf"\b(?:(?i:{leads})\.?\s+(?:{named}|(?!(?:dan|atau)\b)[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)|{named})\b"
    )


def _places(text: str, units: tuple[str, ...]) -> tuple[Found, ...]:
    calm = text.title() if _is_shouting(text) else text
    hits = [
        Found(text[m.start() : m.end()], m.start(), m.end(), "place")
        for m in (_place_pattern().finditer(calm) if len(calm) == len(text) else ())
    ]
    for unit in units:
        if len(unit) > 3:
            pattern = re.compile(rf"(?<!\w){re.escape(unit)}(?!\w)", re.IGNORECASE)
            hits += [_hit(match, "unit") for match in pattern.finditer(text)]
    return tuple(sorted(hits, key=lambda hit: (hit.start, hit.end)))
