"""Ids made of words."""

from __future__ import annotations

import re
from collections.abc import Iterable


def id_of(text: str, taken: Iterable[str]) -> str:
    """Make an id of words that none has yet."""
    base = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:40].strip("-") or "id"
    known, own, number = set(taken), base, 1
    while own in known:
        number += 1
        own = f"{base}-{number}"
    return own
