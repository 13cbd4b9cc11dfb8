"""Judgements on the name of an executor: a post, not a person; its usual seniority."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from soptool.lint.wording.text import Found, Token, tokens
from soptool.lint.wording.words import lines, table, words
from soptool.model.staff import ACTING, WORD

_NIP = re.compile(
    rf"\b{WORD}[\s.:]{{0,4}}\d[\d\s]{{0,25}}|(?<!\d)\d{{8}}\s?\d{{6}}\s?\d\s?\d{{3}}(?!\d)",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?<!\w)(?:bapak|bpk|pak|ibu|sdri?|saudara|saudari|tuan|nyonya|mr|mrs|ms)\b\.?\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"\s*((?:Drs|Dra|Ir|Prof|Dr|dr|drg|H|Hj|KH)\.|(?:Drs|Dra|dr|drg)(?=\s))\s*(?=[A-Z][a-z])"
)
_INNER = re.compile(r"(?<!\w)(?:Drs|Dra|Ir|Prof|drg|Hj)\.(?=\s*[A-Z][a-z])")
_PREFIXED = re.compile(rf"{ACTING}\s+", re.IGNORECASE)


@cache
def _dotted_degree() -> re.Pattern[str]:
    dotted = [entry for row in lines("id-degrees") for entry in row.split() if "." in entry]
    longest = sorted(dotted, key=len, reverse=True)
    choices = "|".join(r"\.\s?".join(map(re.escape, entry.split("."))) for entry in longest)
    return re.compile(rf"(?<![\w.])(?:{choices})\.?(?![\w.]*\w)", re.IGNORECASE)


@cache
def _bare_degrees() -> frozenset[str]:
    return frozenset(entry for row in lines("bare-degrees") for entry in row.split())


def person(text: str) -> Found | None:
    """Return the sign that `text` names a person instead of a post, if there is one.

    Kinds, the surest first: `nip`, `degree` (S.Kom., Drs.), `honorific` (Bpk., Ibu), `name`
    (nothing but common given names, capitalised).
    """
    return _by_pattern(_NIP, text, "nip") or _degree(text) or _honorific(text) or _name(text)


def _by_pattern(pattern: re.Pattern[str], text: str, kind: str) -> Found | None:
    match = pattern.search(text)
    if match is None or not match[0].strip():
        return None
    return Found(match[0], match.start(), match.end(), kind)


def _degree(text: str) -> Found | None:
    dotted = _by_pattern(_dotted_degree(), text, "degree")
    found = dotted or _bare_degree(text) or _leading_degree(text)
    return found if found and _has_a_name(text) else None


def _has_a_name(text: str) -> bool:
    """Whether a name may stand beside a degree: "dr. Spesialis", "Apoteker, S.Farm" have none."""
    bare = _dotted_degree().sub(" ", text)
    marks = (token for token in tokens(bare) if token.is_word and token.text[0].isupper())
    return any(not _is_of_the_trade(token) for token in marks)


def _is_of_the_trade(token: Token) -> bool:
    listed = ("id-posts", "id-honorific-nouns", "id-roles", "id-nouns", "id-nouns-like-stems")
    known = any(token.low in words(name) for name in listed)
    degree = token.text in _bare_degrees() or token.low in ("dr", "drs", "dra", "drg", "ir", "prof")
    return known or degree or token.text.isupper() or token.low in words("en-posts")


def _bare_degree(text: str) -> Found | None:
    """Find `, SE` behind a name: without dots a degree counts only behind a comma."""
    marks = tokens(text)
    for before, token in pairwise(marks):
        if before.text == "," and token.text in _bare_degrees():
            return Found(token.text, token.start, token.end, "degree")
    return None


def _leading_degree(text: str) -> Found | None:
    """Find `Drs.` before a name; `Dr.` and `H.` only at the start, for hospitals bear them too."""
    opening = _LEADING.match(text)
    if opening is not None:
        return Found(opening[1], opening.start(1), opening.end(1), "degree")
    return _by_pattern(_INNER, text, "degree")


def _honorific(text: str) -> Found | None:
    match = _TITLED.search(text)
    if match is None:
        return None
    after = next((token.low for token in tokens(text[match.end() :]) if token.is_word), "")
    if after in words("id-posts") or after in words("id-honorific-nouns"):
        return None
    return Found(match[0], match.start(), match.end(), "honorific")


def _name(text: str) -> Found | None:
    marks = [token for token in tokens(text) if token.is_word]
    if not 1 <= len(marks) <= 4 or any(char in text for char in "/:()&"):
        return None
    if not all(token.text[0].isupper() for token in marks):
        return None
    known = sum(token.low in words("id-given-names") for token in marks)
    if known == 0 or known < len(marks) - 1 or any(t.low in words("id-posts") for t in marks):
        return None
    return Found(text[marks[0].start : marks[-1].end], marks[0].start, marks[-1].end, "name")


def former_structural(text: str) -> Found | None:
    """Return the beginning that names a structural post of eselon III or IV (kind `3` or `4`).

    Recalled: since 2020 most such posts in central agencies became functional
    ones. Information only.
    """
    entry = _longest_beginning(text, table("id-former-posts")["former"])
    if entry is None:
        return None
    words_found, level = entry
    marks = _named_words(text)[: len(words_found)]
    return Found(text[marks[0].start : marks[-1].end], marks[0].start, marks[-1].end, str(level))


def _named_words(text: str) -> list[Token]:
    prefix = _PREFIXED.match(text.lstrip())
    lead = len(text) - len(text.lstrip()) + (prefix.end() if prefix else 0)
    return [token for token in tokens(text) if token.is_word and token.start >= lead]


def _longest_beginning(text: str, known: dict[str, int]) -> tuple[tuple[str, ...], int] | None:
    low = tuple(token.low for token in _named_words(text))
    for length in range(min(4, len(low)), 0, -1):
        value = known.get(" ".join(low[:length]))
        if value is not None:
            return low[:length], value
    return None
