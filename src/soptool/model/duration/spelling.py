"""Words that stand where a unit of time should, and the unit that was probably meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import NamedTuple

from soptool.model.duration.amounts import Tokens, kind_at, number, value_at
from soptool.model.duration.vocabulary import ENGLISH, NAMES
from soptool.model.duration.words import Kind

_UNITS = tuple(name for name in NAMES if name not in ENGLISH or name == "semester")
_CLOCKS = ("kerja", "kalender", "efektif", "working", "business", "calendar")
# "mak", "mks": of what is so short, only a letter may be missing or in a wrong place.
_SHORT = {"maks": "maksimal", "max": "maksimal", "min": "minimal"}
LIMITING = ("maksimal", "maksimum", "minimal", "minimum", "paling", "kurang", "setiap")
_TOGETHER = {"harikerja": "hari kerja", "harikalender": "hari kalender", "jamkerja": "jam kerja"}
_ALIKE = 0.75
_MUCH_ALIKE = 0.85
"""Of words in a sentence, which are more than the units."""
_SHORTEST = 3
_VOWELS = set("aeiou")


class Misspelt(NamedTuple):
    """A word where a unit (or `kerja`, `maksimal`) should stand; `meant` is None where unclear.

    An empty word: a number that ends without a unit.
    """

    word: str
    meant: str | None


def misspelt(tokens: Tokens) -> Misspelt | None:
    """Return the first word that is not the unit it should be; surer guesses go first."""
    found = [one for place in range(len(tokens)) if (one := _at(tokens, place))]
    return next((one for one in found if one.meant), found[0] if found else None)


def meant_clock(word: str) -> str | None:
    """Return `kalender` for "kelender"."""
    return _near(word, _CLOCKS)


def meant_limit(word: str) -> str | None:
    """Return `maksimal` for "maksimla", which says of a time more than words around it do."""
    if len(word) < _SHORTEST + 2:
        return next((_SHORT[one] for one in _SHORT if _is_slip(word, one)), None)
    if word in LIMITING:
        return None
    return next(iter(get_close_matches(word, LIMITING, n=1, cutoff=_MUCH_ALIKE)), None)


def _is_slip(word: str, meant: str) -> bool:
    if word == meant or word[0] != meant[0]:
        return False
    lacks = [meant[:place] + meant[place + 1 :] for place in range(1, len(meant))]
    return sorted(word) == sorted(meant) or (len(meant) > _SHORTEST and word in lacks)


def meant_unit(word: str) -> str | None:
    """Return `menit` for "mennit"."""
    return _TOGETHER.get(word) or _near(word, _UNITS)


def _at(tokens: Tokens, place: int) -> Misspelt | None:
    is_before_clock = kind_at(tokens, place) is Kind.UNIT or value_at(tokens, place) == "("
    if is_before_clock and kind_at(tokens, place + 1) is Kind.WORD:
        meant = meant_clock(tokens[place + 1].word)
        return Misspelt(tokens[place + 1].word, meant) if meant else None
    if kind_at(tokens, place) is Kind.WORD and (limit := meant_limit(tokens[place].word)):
        return Misspelt(tokens[place].word, limit)
    if kind_at(tokens, place) is not Kind.FIGURE:
        return None
    count = number(tokens, place)
    if count is None:
        return None
    if count.end == len(tokens):
        return Misspelt("", None)
    after = tokens[count.end]
    return Misspelt(after.word, meant_unit(after.word)) if after.kind is Kind.WORD else None


def _near(word: str, known: tuple[str, ...]) -> str | None:
    if word in known:
        return None
    if not _VOWELS & set(word):
        return _shortened(word, known)
    if len(word) < _SHORTEST:
        return None
    close = get_close_matches(word, known, n=1, cutoff=_ALIKE)
    swapped = [one for one in known if sorted(one) == sorted(word)]  # "jma"
    return next(iter((*close, *swapped)), None)


def _shortened(word: str, known: tuple[str, ...]) -> str | None:
    """Return the only name whose letters stand so in a word without vowels: "jm", "mngg"."""
    if len(word) < 2:
        return None
    meant = [name for name in known if name[0] == word[0] and _holds(name, word)]
    return meant[0] if len(meant) == 1 else None


def _holds(name: str, word: str) -> bool:
    letters = iter(name)
    return all(letter in letters for letter in word)
