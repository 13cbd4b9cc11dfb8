"""How much is read, unfolded and drawn: what is more than this is said, and nothing works on it.

An SOP is a few hundred lines. The limits stand far above what offices write, and where all that
checks and draws still answers at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may hold at most: bytes, values inside one another, and keys and values."""

    max_bytes: int = 2_000_000
    max_depth: int = 64
    max_values: int = 80_000


DEFAULT = Limits()

MOST_LETTERS: Final = 32_767
"""Letters of one text: more than a cell of Excel holds, which is about ten pages."""
MOST_LETTERS_IN_ALL: Final = 600_000
"""Letters of all texts of one file together, with what it inherits."""
MOST_ENTRIES: Final[Mapping[str, int]] = {
    "steps": 2_000,
    "executors": 200,
    "branches": 60,
    "regulations": 10_000,
    "documents": 10_000,
    "posts": 10_000,
}
"""Entries of what stands under a key. A diamond of so many branches fills a page."""
MOST_OTHER_ENTRIES: Final = 1_000
MOST_LEVELS: Final = 100
"""Macros within one another."""
MOST_ROWS: Final = 5_000
"""Rows into which a macro unfolds."""
