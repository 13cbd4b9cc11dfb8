"""To whom an Indonesian sentence hands a thing, or an order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.lint.wording.forms import bare
from soptool.lint.wording.inflection import active_of
from soptool.lint.wording.text import tokens
from soptool.lint.wording.words import words

_TO = re.compile(r"[^.;]{0,300}?\b(?:kepada|ke|lewat|melalui)\s+([^,.;]+)", re.IGNORECASE)
_TOLD = re.compile(r"\s+(?!kepada\b)([^,.;]+)", re.IGNORECASE)


def receivers(text: str) -> Iterator[str]:
    """Yield what stands behind "kepada" or behind a verb that orders, as far as the clause goes."""
    for mark in tokens(text):
        if not mark.is_word:
            continue
        orders = bare(mark.low) in words("id-ordering")
        found = _TOLD.match(text, mark.end) if orders else None
        if found is None and (orders or _hands(mark.low)):
            found = _TO.match(text, mark.end)
        if found is not None:
            yield found[1]


def _hands(low: str) -> bool:
    """Whether a word is a form of a verb that hands on: menyerahkannya, diserahkan, penyerahan."""
    return not words("id-handing").isdisjoint((bare(low), active_of(low)))
