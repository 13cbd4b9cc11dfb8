"""What several SOPs say in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from soptool.language import Computed, computed
from soptool.lint.evidence.outline import Outline

Where = TypeVar("Where")


def repetitions(
    said: Iterable[tuple[Outline, Hashable, Where]], least: int
) -> Iterator[tuple[tuple[Outline, Where], ...]]:
    """Yield the places of everything that at least `least` SOPs say, one for each SOP."""
    groups: dict[Hashable, dict[str, tuple[Outline, Where]]] = defaultdict(dict)
    for sop, words, where in said:
        groups[words].setdefault(sop.path, (sop, where))
    for group in groups.values():
        if len(group) >= max(2, least):
            yield tuple(group.values())


def repeated(
    said: Iterable[tuple[Outline, Hashable, Where]], least: int
) -> Iterator[tuple[Outline, Where, tuple[Outline, ...]]]:
    """Yield every place where an SOP says what at least `least` SOPs say, with the others."""
    for group in repetitions(said, least):
        named = tuple(sop for sop, _ in group)[:4]
        for sop, where in group:
            yield sop, where, tuple(other for other in named if other is not sop)[:3]


def ids_of(sops: tuple[Outline, ...]) -> Computed:
    """Return the ids of SOPs for a message."""
    return computed(", ".join(f"`{sop.id}`" for sop in sops))
