"""What `sop new` leaves to be filled in: `‹…›`, `<…>`."""

from __future__ import annotations

import re
import string

from soptool.lint.wording.words import listed

# `<` counts only around words: "suhu < 5 dan > 3" and "a<b" are none, nor are tags.
_PLACEHOLDER = re.compile(r"‹[^‹›]*›|(?<!\w)<(?![/!])[^\W\d_][^<>/]*(?<![\s\d])>(?!\w)")
_TRAILS = re.compile(
    r"\S[\s,;]+(?:dll|dsb|dst|dan\s+(?:lain\s?-?\s?lain|sebagainya|seterusnya))[\s.;]*$",
    re.IGNORECASE,
)
_EDGES = f"{string.whitespace}{string.punctuation}…–—“”"
_LONGEST = 24
"""Letters of an entry that only leaves the list open."""


def is_open_end(text: str) -> bool:
    """Whether an entry only says that there is more: "dst.", "dan lain-lain"."""
    if len(text) >= _LONGEST:
        return False
    said = " ".join(text.strip(_EDGES).lower().split())
    return said in listed("id-vague", "open") or said in listed("en-vague", "open")


def trails_off(text: str) -> bool:
    """Whether an entry ends with saying that there is more: "ATK, dll"."""
    return _TRAILS.search(text) is not None


def may_hold(text: str) -> bool:
    """Whether a text has the sign that a placeholder begins with."""
    return "‹" in text or "<" in text


def placeholder_in(text: str) -> str | None:
    """Return the first placeholder in a text."""
    if not may_hold(text):
        return None
    found = _PLACEHOLDER.search(text)
    return found[0] if found and "</" not in text else None
