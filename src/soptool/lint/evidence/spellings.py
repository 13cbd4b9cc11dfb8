"""Posts that SOPs of one family write in different ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from soptool.compose.documents import normal
from soptool.lint.evidence.posts import post_key, same_post
from soptool.lint.evidence.subject import SopSubject
from soptool.model.executor import Executor
from soptool.shape.fill import Location


class NamedExecutor(NamedTuple):
    """An executor, and where its name stands."""

    sop: SopSubject
    path: Location
    executor: Executor


def spellings(family: tuple[SopSubject, ...]) -> Iterator[tuple[NamedExecutor, NamedExecutor]]:
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


def _all(family: tuple[SopSubject, ...]) -> Iterator[NamedExecutor]:
    for sop in family:
        for name, executor in sop.sop.executors.items():
            lone = not sop.says("executors", name, "name")
            yield NamedExecutor(
                sop, ("executors", name) if lone else ("executors", name, "name"), executor
            )
