"""Which text of a list is which of an earlier one: the same, alike, or in its place."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from soptool.revision.matching import longest_rising

LIKENESS: Final = 0.5
_MOST: Final = 40_000
"""So many pairs are compared letter by letter."""


def lined_up(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return for places of the new list those of the old one: what stands in order.

    Where as many are gone as came, they are taken for one another.
    """
    found: dict[int, int] = {}
    for sort, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if sort == "equal" or b - a == d - c:
            found |= {c + n: a + n for n in range(d - c)}
        elif sort == "replace":
            found |= _alike_in_order(old, new, range(a, b), range(c, d))
    return found


def _alike_in_order(
    old: Sequence[str], new: Sequence[str], here: range, there: range
) -> dict[int, int]:
    found: dict[int, int] = {}
    rest = [*here]
    for place in there:
        if len(here) * len(there) > _MOST:
            break
        best = max(rest, key=lambda n: likeness(old[n], new[place]), default=None)
        if best is not None and likeness(old[best], new[place]) >= LIKENESS:
            found[place] = best
            rest = [n for n in rest if n > best]
    return found


def likeness(one: str, other: str) -> float:
    """Return how much of two texts is the same, 0 to 1."""
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= LIKENESS else matcher.quick_ratio() / 2


def matched(
    old: Sequence[Hashable], new: Sequence[Hashable], alike: Callable[[int, int], float]
) -> dict[int, int]:
    """Return for places of the new list those of the old one, each at most once.

    First what is the same, in order; then what is most `alike` (old place, new place); then what
    stands alone between the same neighbours.
    """
    found = dict(_same(old, new))
    here = [n for n in range(len(old)) if n not in {*found.values()}]
    there = [n for n in range(len(new)) if n not in found]
    if len(here) * len(there) <= _MOST:
        rated = sorted((-alike(a, b), abs(a - b), a, b) for a in here for b in there)
        for rate, _, a, b in rated:
            if -rate >= LIKENESS and b not in found and a not in found.values():
                found[b] = a
    _by_place(found, len(old), len(new))
    return found


def _same(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    waiting: dict[Hashable, list[int]] = {}
    for place, each in enumerate(old):
        waiting.setdefault(each, []).append(place)
    for place, each in enumerate(new):
        if waiting.get(each):
            yield place, waiting[each].pop(0)


def _by_place(found: dict[int, int], old: int, new: int) -> None:
    known = sorted((a, b) for b, a in found.items())
    for (a, b), (next_a, next_b) in pairwise([(-1, -1), *known, (old, new)]):
        if (next_a - a, next_b - b) == (2, 2):
            found[b + 1] = a + 1


def out_of_order(found: dict[int, int]) -> set[int]:
    """Return the new places of what moved: the fewest whose moving explains the order."""
    still = longest_rising([found[place] for place in sorted(found)])
    return {place for place, a in found.items() if a not in still}
