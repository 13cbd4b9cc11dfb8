"""What the name of a thing names, by the noun that heads it: a paper, a tool, an act, a person."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal, cast

from soptool.lint.wording import forms
from soptool.lint.wording.inflection import active_of
from soptool.lint.wording.text import first_word, single, told
from soptool.lint.wording.words import classes, words

Kind = Literal[
    "paper",
    "blank",
    "register",
    "norm",
    "application",
    "tool",
    "goods",
    "place",
    "event",
    "act",
    "state",
    "ability",
    "person",
    "either",
]
DOCUMENTS: Final[tuple[Kind, ...]] = ("paper", "blank", "register", "norm")
TOOLS: Final[tuple[Kind, ...]] = ("tool", "application")
_LONGEST = 4
"""Words of a name in the lexicon."""
_BEFORE_HEADS: Final = frozenset(
    (
        *("seluruh", "semua", "setiap", "beberapa", "para", "satu", "dua", "tiga", "empat", "lima"),
        *("rangkap", "eksemplar", "buah", "lembar", "berbagai", "segala"),
    )
)
"""How many there are of a thing; of these some are things by themselves."""


@lru_cache(maxsize=8192)
def kinds(text: str) -> frozenset[Kind]:
    """Return what an Indonesian name of a thing may name; empty where its head is not known.

    More than one, or `either`: it can't be told, and no rule judges by it.
    """
    marks = told(text)
    lows = [single(mark.low) for mark in marks[first_word(marks) :] if mark.is_word]
    while len(lows) > 1 and (lows[0] in _BEFORE_HEADS or lows[0].isdigit()):
        if lows[0] == "lembar" and not lows[1].isdigit():
            break
        del lows[0]
    return _of_words(tuple(lows[:_LONGEST]))


def is_surely(text: str, *wanted: Kind) -> bool:
    """Whether a name names one of the kinds `wanted` and nothing else."""
    found = kinds(text)
    return bool(found) and found.issubset(wanted)


@lru_cache(maxsize=16)
def words_for(*wanted: Kind) -> frozenset[str]:
    """Return the single words that surely name one of the kinds `wanted`."""
    return frozenset(
        entry for entry, found in _listed().items() if " " not in entry and found.issubset(wanted)
    )


def tells_participle(text: str) -> bool:
    """Whether a state is told of what is named: "Petugas terlatih"."""
    return any(forms.is_participle(mark.low) for mark in told(text))


def _of_words(lows: tuple[str, ...]) -> frozenset[Kind]:
    listed = _listed()
    for length in range(len(lows), 0, -1):
        if found := listed.get(" ".join(lows[:length])):
            return found
    return _by_form(lows[0]) if lows else frozenset()


@lru_cache(maxsize=1)
def _listed() -> dict[str, frozenset[Kind]]:
    found: dict[str, frozenset[Kind]] = {}
    for kind, entries in classes("heads").items():
        for entry in entries:
            found[entry] = found.get(entry, frozenset()) | {cast(Kind, kind)}
    return found


@lru_cache(maxsize=forms.WORDS)
def _by_form(low: str) -> frozenset[Kind]:
    """Judge a word that no list has by its affixes, where a root vouches for them."""
    core = forms.bare(low)
    if core != low and core in _listed():
        return _listed()[core]
    if core.endswith(("isasi", "ifikasi")) and core not in words("id-nouns"):
        return frozenset({"act"})
    if core.startswith("pe") and forms.is_verbal_noun(core) and active_of(core):
        return frozenset({"act"})
    if core.startswith("ke") and core.endswith("an") and core[2:-2] in words("id-qualities"):
        return frozenset({"state"})
    return frozenset()
