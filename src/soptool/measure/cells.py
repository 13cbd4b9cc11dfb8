"""Merged time cells (`duration: same`): one time for several rows, counted once on any way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from soptool.flow.order import Forward
from soptool.model.calendar import Span

Times = Mapping[str, Span | None]
Merged = tuple[tuple[str, ...], ...]


def merged_cells(rows: Iterable[tuple[str, bool]]) -> Merged:
    """Group rows, given as (id, whether the time is `same`), whose time cells are one."""
    groups: list[list[str]] = []
    for name, is_same in rows:
        if is_same and groups:
            groups[-1].append(name)
        else:
            groups.append([name])
    return tuple(tuple(group) for group in groups if len(group) > 1)


@dataclass(frozen=True, slots=True)
class Counted:
    """What each step takes where the flow comes to it; `is_exact`: on every way the same.

    `unmeasured` are steps that can be reached and have no time, a merged cell once.
    """

    spans: Mapping[str, Span]
    unmeasured: tuple[str, ...]
    is_exact: bool


def counted_once(forward: Forward, times: Times, merged: Merged) -> Counted:
    """Give the time of a merged cell to the first of its steps that the flow comes to.

    Where only some ways have passed the cell before, it counts from nothing to the whole.
    """
    groups = [[name for name in group if name in forward.reached] for group in merged]
    whole = {name: times.get(group[0]) for group in merged for name in group}
    spans = {name: whole.get(name, times.get(name)) for name in forward.reached}
    followers = {name for group in groups for name in group[1:]}
    unmeasured = tuple(
        node.id
        for node in forward.flow.nodes
        if node.id in forward.reached and spans[node.id] is None and node.id not in followers
    )
    known = {name: span or Span() for name, span in spans.items()}
    sometimes, always = _passed_before(forward, groups)
    doubtful = sometimes - always
    for name in sometimes:
        known[name] = known[name].from_zero() if name in doubtful else Span()
    return Counted(known, unmeasured, not doubtful)


def _passed_before(forward: Forward, groups: list[list[str]]) -> tuple[set[str], set[str]]:
    """Return the steps whose cell some way has passed before, and those where every way has."""
    bits = {name: 1 << number for number, group in enumerate(groups) for name in group}
    some: dict[str, int] = {}
    every: dict[str, int] = {}
    sometimes, always = set(), set()
    for name in forward.order:
        if name not in forward.reached:
            continue
        own = bits.get(name, 0)
        sources = [source for source, _ in forward.arriving[name]]
        before = reduce(or_, (some[source] for source in sources), 0)
        surely = reduce(and_, (every[source] for source in sources)) if sources else 0
        if name in forward.flow.starts:
            surely = 0
        if before & own:
            sometimes.add(name)
        if surely & own:
            always.add(name)
        some[name], every[name] = before | own, surely | own
    return sometimes, always
