"""What `sop new` leaves to be filled in: `‹…›`, `<…>`."""

from __future__ import annotations

import re

# `<` counts only around words: "suhu < 5 dan > 3" and "a<b" are none, nor are tags.
_PLACEHOLDER = re.compile(r"‹[^‹›]*›|(?<!\w)<(?![/!])[^\W\d_][^<>/]*(?<![\s\d])>(?!\w)")


_OPEN_END = re.compile(
    r"\W*(?:dst|dll|dsb|dkk|etc|dan (?:lain(?:[- ]lain|nya)?|seterusnya|sebagainya))\W*",
    re.IGNORECASE,
)


def is_open_end(text: str) -> bool:
    """Whether an entry only says that there is more: "dst.", "dan lain-lain"."""
    return len(text) < 24 and _OPEN_END.fullmatch(text) is not None


def may_hold(text: str) -> bool:
    """Whether a text has the sign that a placeholder begins with."""
    return "‹" in text or "<" in text


def placeholder_in(text: str) -> str | None:
    """Return the first placeholder in a text."""
    if not may_hold(text):
        return None
    found = _PLACEHOLDER.search(text)
    return found[0] if found and "</" not in text else None
