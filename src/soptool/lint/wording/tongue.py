"""Which language a text is in."""

from __future__ import annotations

from functools import lru_cache

from soptool.lint.wording import english_forms, forms
from soptool.lint.wording.text import Tongue, tokens
from soptool.lint.wording.words import words


@lru_cache(maxsize=4096)
def tongue_of(text: str) -> Tongue | None:
    """Return `id` or `en` where the words tell it clearly, else None.

    Function words of one language and none (or a third at most) of the other; Indonesian verb
    forms and nouns of action count too. Short names ("Email", "Printer") stay undecided.
    """
    lows = [token.low for token in tokens(text) if token.is_word]
    indonesian = sum(_is_indonesian(low) for low in lows)
    english_words = sum(_is_english(low) for low in lows)
    if indonesian and indonesian >= 3 * english_words:
        return "id"
    if indonesian == 0 and english_words and _has_verb_beside(lows, english_words):
        return "en"
    return "en" if english_words >= 2 and english_words >= 3 * indonesian else None


def _has_verb_beside(lows: list[str], function_words: int) -> bool:
    verbs = sum(english_forms.form(low) is not None for low in lows if not _is_english(low))
    return function_words + verbs >= 2


@lru_cache(maxsize=forms.WORDS)
def _is_indonesian(low: str) -> bool:
    if low in words("id-function-words"):
        return True
    affixed = low not in words("en-function-words") and english_forms.form(low) is None
    if not affixed or len(low) < 7:
        return False
    return forms.is_active(low) or forms.is_passive(low) or _is_affixed_noun(low)


def _is_affixed_noun(low: str) -> bool:
    return low not in words("id-borrowed-acts") and forms.is_verbal_noun(low)


def _is_english(low: str) -> bool:
    return low in words("en-function-words")
