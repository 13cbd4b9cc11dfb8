"""Executors of two states of an SOP, compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from soptool.compose.canonical import plain
from soptool.compose.documents import normal
from soptool.language import msg
from soptool.model.executor import Executor
from soptool.model.sop import Procedural, executor_name
from soptool.revision.change import Change, Sort, What, arrow, sort_of


def same_executors(old: Procedural, new: Procedural) -> dict[str, str]:
    """Lead from old ids to new ones: the same id, else the same post."""
    known = {name: name for name in old.executors if name in new.executors}
    free = {normal(e.name): name for name, e in new.executors.items() if name not in known}
    for name, executor in old.executors.items():
        if name not in known and normal(executor.name) in free:
            known[name] = free.pop(normal(executor.name))
    return known


def executor_changes(
    old: Procedural, new: Procedural, known: Mapping[str, str]
) -> Iterator[Change]:
    """Yield executors that are new, gone, renamed or elsewhere; `known`: old ids → new ones."""
    what = What.EXECUTOR
    for name, executor in old.executors.items():
        if name not in known:
            said = msg("{name} is gone", name=executor.name)
            yield Change(Sort.REMOVED, what, "executors", said, executor.name, None)
        else:
            yield from _executor(executor, new.executors[known[name]])
    for name, executor in new.executors.items():
        if name not in known.values():
            said = msg("{name} is new", name=executor.name)
            yield Change(Sort.ADDED, what, "executors", said, None, executor.name)
    before = [known[name] for name in old.executors if name in known]
    after = [name for name in new.executors if name in known.values()]
    if before != after:
        one, other = (
            ", ".join(executor_name(new.executors, n) for n in o) for o in (before, after)
        )
        said = msg("another order of columns: {names}", names=other)
        yield Change(Sort.MOVED, what, "executors", said, one, other)


def _executor(old: Executor, new: Executor) -> Iterator[Change]:
    what = What.EXECUTOR
    if plain(old.name) != plain(new.name):
        said = msg("{before} is called {after} now", before=old.name, after=new.name)
        yield Change(Sort.CHANGED, what, "name", said, old.name, new.name)
    for key, name in (("group", msg("group")), ("unit", msg("unit"))):
        one, other = getattr(old, key), getattr(new, key)
        if plain(one) != plain(other):
            said = msg("{name}: {change}", name=new.name, change=arrow(name, one, other))
            yield Change(sort_of(one, other), what, key, said, one, other)
    sides = (("external", msg("stands outside the organisation")), ("system", msg("is a system")))
    for key, name in sides:
        one, other = getattr(old, key), getattr(new, key)
        if one != other:
            said = msg("{name} {fact} now", name=new.name, fact=name)
            if one:
                said = msg("no longer: {name} {fact}", name=new.name, fact=name)
            yield Change(Sort.CHANGED, what, key, said, str(one).lower(), str(other).lower())
