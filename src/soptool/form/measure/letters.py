"""Letters that no font has: what is printed instead, and what is said of them at their places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from soptool.finding import Finding, Place, found
from soptool.language import Message, msg
from soptool.lint import drawn as checks
from soptool.source.document import Document

BOX: Final = "□"
_LATIN: Final = "\u017f"
_SELECTORS: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_MARKS: Final = frozenset({"Mn", "Me", "Mc"})
_BLANKS: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_NO_MEANING: Final = frozenset({"Cn", "Co", "Cs"})


def rare(text: str) -> frozenset[str]:
    """Return the letters of a text that a font for Latin script may lack."""
    letters = set(without_selectors(text))
    return frozenset(letter for letter in letters if letter > _LATIN and letter != BOX)


def without_selectors(text: str) -> str:
    """Leave out what only chooses between two pictures of the letter before it (✔ as an emoji)."""
    return text if text.isascii() else _SELECTORS.sub("", text)


def is_blank(letter: str) -> bool:
    """Whether no font needs a picture of it."""
    return unicodedata.category(letter) in _BLANKS


def is_private(letter: str) -> bool:
    """Whether it means nothing outside its font, as Word's bullets: PDF/A-2a does not take it."""
    return unicodedata.category(letter) in _NO_MEANING


def instead(lacking: Iterable[str]) -> dict[int, str]:
    """Return what is printed for each: a box, or nothing for a mark on the letter before it."""
    return {
        ord(letter): "" if unicodedata.category(letter) in _MARKS else BOX for letter in lacking
    }


def without_font(
    lacking: frozenset[str], documents: Sequence[Document], otherwise: Place
) -> Iterator[Finding]:
    """Yield a finding for each letter at the first text that has it, or the first name.

    `otherwise` is where it is said of letters that stand in none of the documents.
    """
    for letter in sorted(lacking):
        places = (document.holding(letter) for document in documents)
        place = next((place for place in places if place is not None), otherwise)
        yield found(checks.LETTER_WITHOUT_FONT, _said(letter), place, hint=_hint(letter))


def _said(letter: str) -> Message:
    code = f"U+{ord(letter):04X}"
    name = f"`{code}`" if is_private(letter) else f"`{letter}` ({code})"
    if instead([letter])[ord(letter)]:
        return msg("The fonts have no {letter}; a box is printed in its place.", letter=name)
    return msg("The fonts have no {letter}; it is left out.", letter=name)


def _hint(letter: str) -> Message:
    if is_private(letter):
        return msg(
            "Such a letter comes from a font of symbols, as the bullets that Word puts before an "
            "item: take it away, or write the sign that is meant."
        )
    return msg("Put a font that has it into the folder `fonts`, and name it in `fonts`.")
