"""Posts that SOPs of one family write in different ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from soptool.compose.documents import normal
from soptool.lint.evidence.outline import Outline
from soptool.lint.evidence.posts import post_key, same_post
from soptool.workspace.facts import Column


class NamedExecutor(NamedTuple):
    """An executor, and where its name stands."""

    sop: Outline
    executor: Column


def spellings(family: tuple[Outline, ...]) -> Iterator[tuple[NamedExecutor, NamedExecutor]]:
    """Yield the fullest name of each post with every other one."""
    groups: dict[tuple[str, ...], dict[str, NamedExecutor]] = defaultdict(dict)
    for named in _all(family):
        name = named.executor.name
        groups[post_key(name)].setdefault(normal(name), named)
    for group in groups.values():
        full, *others = sorted(group.values(), key=lambda named: -len(named.executor.name))
        for other in others:
            units = {full.executor.unit, other.executor.unit} - {None}
            apart = full.sop is not other.sop and len(units) < 2
            if apart and same_post(full.executor.name, other.executor.name):
                yield full, other


def _all(family: tuple[Outline, ...]) -> Iterator[NamedExecutor]:
    for sop in family:
        yield from (NamedExecutor(sop, executor) for executor in sop.sop.executors)
