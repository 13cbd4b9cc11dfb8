"""How much of a file is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may hold at most: bytes, and values inside one another."""

    max_bytes: int = 2_000_000
    max_depth: int = 64


DEFAULT = Limits()
