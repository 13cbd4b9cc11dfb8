"""Ids made of words."""

from __future__ import annotations

from collections.abc import Iterable

from soptool.source.names import as_id


def id_of(text: str, taken: Iterable[str]) -> str:
    """Make an id of words that none has yet."""
    base = as_id(text)[:40].strip("-") or "id"
    known, own, number = set(taken), base, 1
    while own in known:
        number += 1
        own = f"{base}-{number}"
    return own
