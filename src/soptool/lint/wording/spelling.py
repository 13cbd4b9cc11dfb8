"""Slips of the pen: a letter left out, or two swapped."""

from __future__ import annotations

_SHORTEST = 4
_VOWELS = frozenset("aiueo")


def is_slip(one: str, other: str) -> bool:
    """Tell whether a letter was left out or two were swapped, in a word of four letters or more."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST or not (_VOWELS & set(short)) or one[0] != other[0]:
        return False
    if len(long) == len(short) + 1:
        return any(long[:at] + long[at + 1 :] == short for at in range(1, len(long)))
    swaps = (
        short[:at] + short[at + 1] + short[at] + short[at + 2 :] for at in range(1, len(short) - 1)
    )
    return len(long) == len(short) and long in swaps
