"""How many lines texts take, about: sizes of letters for pages that no engine measures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from soptool.diagram.lettering import width

_RAGGED = 1.04
"""Lines are never quite full."""


def lines_of(text: str, size: float, wide: float) -> int:
    """Return the lines of a text in letters of `size` on `wide` mm, rather one too many."""
    return sum(max(1, ceil(width(part, size) * _RAGGED / wide)) for part in text.split("\n"))


def largest(sizes: Sequence[float], height: Callable[[float], float], room: float) -> float:
    """Return the first size (largest first) at which the height is within `room`, else the last."""
    return next((size for size in sizes if height(size) <= room), sizes[-1])
