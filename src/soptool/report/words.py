"""What people read for how bad a finding is."""

from __future__ import annotations

from soptool.finding import Severity
from soptool.language import Translate, msg

_WORDS = {
    Severity.ERROR: msg("error"),
    Severity.WARNING: msg("warning"),
    Severity.INFO: msg("note"),
}
_SHORT = {**_WORDS, Severity.INFO: msg("info")}


def word_of(severity: Severity, translate: Translate) -> str:
    """Return the word that stands in a sentence."""
    return _WORDS[severity].render(translate)


def short_word_of(severity: Severity, translate: Translate) -> str:
    """Return the word that stands beside the code: in English, as options name it."""
    return _SHORT[severity].render(translate)
