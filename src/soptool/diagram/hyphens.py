"""Breaks inside the long words of posts (`Pengadministrasi`), for the narrow heads of columns."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

SOFT: Final = "\u00ad"
FOLD: Final = "\u200b"
_VOWELS: Final = frozenset("aeiouAEIOU")
_SOUNDS = re.compile(r"ng|ny|sy|kh|.", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]{8,}")
_LEAST: Final = 3


def hyphenated(text: str) -> str:
    """Put soft hyphens between the syllables of words of eight letters or more.

    By the rules of Indonesian spelling: before a lone consonant, after the first of several; `ng`,
    `ny`, `sy` and `kh` stay whole. At least three letters stand on either side. A slash
    may end a line too.
    """
    return _WORD.sub(lambda found: _broken(found.group()), text).replace("/", f"/{FOLD}")


def _broken(word: str) -> str:
    sounds = _SOUNDS.findall(word)
    vowels = [place for place, sound in enumerate(sounds) if sound in _VOWELS]
    cuts = {_cut(left, right) for left, right in pairwise(vowels)}
    pieces: list[str] = [""]
    done = 0
    for place, sound in enumerate(sounds):
        left = len(word) - done
        if place in cuts and len(pieces[-1]) >= _LEAST and left >= _LEAST:
            pieces.append("")
        pieces[-1] += sound
        done += len(sound)
    return SOFT.join(pieces)


def _cut(left: int, right: int) -> int | None:
    """Return before which sound the word may break between two vowels."""
    consonants = right - left - 1
    if consonants == 0:
        return None
    return left + 1 if consonants == 1 else left + 2
