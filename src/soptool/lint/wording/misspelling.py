"""Indonesian words with a slip of the pen: none that is known, and one letter from one that is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from string import ascii_lowercase
from typing import Final

from soptool.lint.wording import forms
from soptool.lint.wording.inflection import (
    MERGED,
    active_of,
    is_rooted,
    known_verbs,
    roots_of_words,
)
from soptool.lint.wording.words import classes, words

_SHORTEST: Final = 7
"""Letters of a word that is judged; of shorter ones too many are one letter apart."""
_LISTS: Final = (
    *("document-kinds", "handed-in", "examined", "bare-qualifiers", "title-modifiers"),
    *("id-adverbs", "id-agreeing", "id-ber-acts", "id-borrowed-acts", "id-checking"),
    *("id-competence", "id-document-states", "id-education", "id-function-words"),
    *("id-given-names", "id-handing", "id-honorific-nouns", "id-keeping", "id-modals"),
    *("id-nouns", "id-not-acts", "id-not-active", "id-not-passive", "id-places", "id-posts"),
    *("id-prepositions", "id-qualities", "id-rank-words", "id-roles", "id-subordinators"),
    *("id-trainings", "id-units", "id-words"),
)
_KNOWN_SLIPS: Final = frozenset(["infomasi", "melaui", "pemferifikasian", "memferifikasi"])
"""Slips that the word lists of other judgements know."""
_BEFORE: Final = (
    *("", "per", "ber", "ter", "di", "ke", "se"),
    *("keber", "keter", "kese", "pember", "pemer"),
)
_NASAL: Final = (("pel", ""), *((f"pe{merged}", drop) for merged, drop in MERGED))
_BEHIND: Final = ("", "an", "kan", "i", "nya", "annya", "kannya", "lah")


@lru_cache(maxsize=forms.WORDS)
def meant_by(low: str) -> str | None:
    """Return the one word that is meant: "organisai" → "organisasi"; None where all is well.

    A letter is left out, too many or out of its place, and no root explains the word.
    """
    if len(low) < _SHORTEST or not (low.isascii() and low.isalpha()) or _is_known(low):
        return None
    near = {other for other in _one_letter_away(low) if other in _known()}
    if low.endswith("ing") or any(_is_form_of(low, other) for other in near):
        return None
    return near.pop() if len(near) == 1 else None


def _is_form_of(low: str, other: str) -> bool:
    """Whether only an ending parts them: "services" is English, "jabaran" a noun of "jabarkan"."""
    return low in (f"{other}s", f"{other}d") or other == f"{low.removesuffix('an')}kan"


def _one_letter_away(low: str) -> Iterator[str]:
    """Yield what it may have been before the slip; its first letter is always right."""
    for at in range(1, len(low)):
        yield low[:at] + low[at + 1 :]
        if at + 1 < len(low):
            yield low[:at] + low[at + 1] + low[at] + low[at + 2 :]
    for at, letter in product(range(1, len(low) + 1), ascii_lowercase):
        yield low[:at] + letter + low[at:]


def _is_known(low: str) -> bool:
    if low in _known() or forms.bare(low) in _known() or active_of(low) is not None:
        return True
    return is_rooted(low) or any(
        root in roots_of_words()
        for behind in _BEHIND
        if low.endswith(behind)
        for root in _without_beginning(low.removesuffix(behind))
    )


def _without_beginning(low: str) -> Iterator[str]:
    for before in _BEFORE:
        if low.startswith(before):
            yield low.removeprefix(before)
    for nasal, dropped in _NASAL:
        if low.startswith(nasal):
            yield dropped + low.removeprefix(nasal)


@cache
def _known() -> frozenset[str]:
    listed = frozenset[str]().union(*map(words, _LISTS))
    entries = (entry for kind in classes("heads").values() for entry in kind)
    heads = {word for entry in entries for word in entry.split()}
    return (listed | heads | roots_of_words() | known_verbs()) - _KNOWN_SLIPS
