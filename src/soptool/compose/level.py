"""How far a macro is drawn."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """How far a macro is drawn: one row a part, or every step of every part."""

    PARTS = "parts"
    ALL = "all"
