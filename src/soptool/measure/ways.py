"""The shortest and the longest time of the ways through a flow, on the way forward."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from types import MappingProxyType

from soptool.flow.analysis import Analysis
from soptool.flow.graph import Line
from soptool.measure.meter import AT_GOAL, NOTHING, Bounds, Cost, plus
from soptool.model.target import DEFAULT_OUTCOME

_Group = list[tuple[Line, Bounds]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the flow that always leads to `source`, and what it takes up to there."""

    source: str
    low: Cost
    high: Cost

    def over(self, known: Mapping[str, Bounds]) -> Bounds:
        """Return the bounds from its beginning."""
        behind = known[self.source]
        low, high = plus(self.low, behind.low), plus(self.high, behind.high)
        return behind._replace(low=low, high=high)


@dataclass(frozen=True)
class Ways:
    """Finds ways through an analysed flow; `costs` has what each reached node takes."""

    analysis: Analysis
    costs: Mapping[str, Bounds]

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The nodes that can be reached, last ones first."""
        forward = self.analysis.forward
        return tuple(name for name in reversed(forward.order) if name in forward.reached)

    @cached_property
    def direct(self) -> Mapping[str, tuple[tuple[Line, ...], ...]]:
        """The alternatives by which a node comes to the end without going back, if it does."""
        found: dict[str, tuple[tuple[Line, ...], ...]] = {}
        for name in self.order:
            groups = tuple(
                group
                for group in self.analysis.flow.by_id[name].groups
                if all(line.target is None or found.get(line.target) for line in group)
            )
            if groups:
                found[name] = groups
        return found

    def options(self, name: str) -> tuple[tuple[Line, ...], ...]:
        """Return the alternatives that count at a node; where none is direct, all lines ahead."""
        return self.direct.get(name) or self.analysis.forward.groups[name]

    @cached_property
    def through(self) -> Mapping[str, Bounds]:
        """From each node, the time until all lines have ended."""
        found: dict[str, Bounds] = {}
        for name in self.order:
            groups = self.options(name)
            lows = (self._low_of_all(name, group, found) for group in groups)
            highs = (_target(line, found).high for group in groups for line in group)
            own = self.costs[name]
            low, high = min(lows, default=NOTHING), max(highs, default=NOTHING)
            found[name] = Bounds(plus(own.low, low), plus(own.high, high))
        return found

    def _low_of_all(self, name: str, group: tuple[Line, ...], found: dict[str, Bounds]) -> Cost:
        lows = [_target(line, found).low for line in group]
        apart = len(lows) > 1 and (name, group[0]) in self._loose
        return min(lows) if apart else max(lows)

    @cached_property
    def _loose(self) -> frozenset[tuple[str, Line]]:
        """The lines of splits that do not close as they should."""
        loose = self.analysis.joining.loose
        return frozenset(
            (split.node, line) for split in loose if split.node for line in split.lines
        )

    @cached_property
    def _joints(self) -> Mapping[tuple[str, Line], str]:
        """For lines that start together and wait for each other, the step where they do."""
        loose = self.analysis.joining.loose
        return {
            (meeting.split.node, line): meeting.node
            for several in self.analysis.meetings.at.values()
            for meeting in several
            if meeting.closes and meeting.split.node is not None and meeting.split not in loose
            for line in meeting.split.marked(meeting.marks)
        }

    def longest(self, start: str) -> tuple[str, ...]:
        """Return the longest way from a node to the end; of equal ones, the first line's."""
        way: list[str] = []
        here: str | None = start
        while here is not None:
            way.append(here)
            lines = (line for group in self.options(here) for line in group)
            best = max(lines, key=lambda line: _target(line, self.through).high, default=None)
            here = best.target if best else None
        return tuple(way)

    def to_outcome(self, outcome: str) -> Mapping[str, Bounds]:
        """From each node that can reach it, the time until the lines with this end have ended."""
        ends = (
            name
            for name in self.order
            if any(_ends_as(outcome, line) for line in self.analysis.flow.by_id[name].lines)
        )
        return self.towards(self._before(ends), {}, outcome)

    def _before(self, goals: Iterable[str]) -> list[str]:
        """Return the goals and all nodes before them on the way forward, last ones first."""
        forward = self.analysis.forward
        found = set(goals)
        queue = list(found)
        while queue:
            for source, _ in forward.arriving[queue.pop()]:
                if source not in found:
                    found.add(source)
                    queue.append(source)
        return sorted(found, key=forward.position.__getitem__, reverse=True)

    def towards(
        self,
        names: Iterable[str],
        known: dict[str, Bounds],
        outcome: str | None = None,
        stretches: Mapping[str, Stretch] = MappingProxyType({}),
    ) -> dict[str, Bounds]:
        """Return the bounds to the known nodes or to the outcome, from those that can reach it.

        The names come last ones first.
        """
        for number, name in enumerate(names):
            if name in known:
                continue
            if name in stretches:
                known[name] = stretches[name].over(known)
                continue
            best = self._from(name, known, outcome, AT_GOAL._replace(ends=1 << number))
            if best is not None:
                own = self.costs[name]
                low, high = plus(own.low, best.low), plus(own.high, best.high)
                known[name] = best._replace(low=low, high=high)
        return known

    def _from(
        self, name: str, known: Mapping[str, Bounds], outcome: str | None, at_end: Bounds
    ) -> Bounds | None:
        """Return the bounds from behind a node by its alternatives that come to the goal.

        One with a line that goes back elsewhere counts only where there is no other.
        """
        straight: list[Bounds] = []
        others: list[Bounds] = []
        is_sure = True
        for group in self.analysis.flow.by_id[name].groups:
            goals = ((line, _goal(line, known, outcome, at_end)) for line in group)
            coming = [(line, bounds) for line, bounds in goals if bounds is not None]
            if not coming:  # what only goes back comes by again
                is_sure &= group not in self.direct.get(name, ())
                continue
            found = coming[0][1] if len(group) == 1 else self._together(name, coming, known)
            (straight if self._is_straight(name, group, known) else others).append(found)
        if straight:
            return _either(straight, is_sure=is_sure)
        return _either(others, is_sure=is_sure)._replace(is_exact=False) if others else None

    def _is_straight(self, name: str, group: tuple[Line, ...], known: Mapping[str, Bounds]) -> bool:
        """Whether no line of the group goes back on its way to the goal or to an end."""
        return all(
            line.target is None
            or (
                not self.analysis.forward.comes_back(name, line)
                and (line.target in known or line.target in self.direct)
            )
            for line in group
        )

    def _together(self, name: str, group: _Group, known: Mapping[str, Bounds]) -> Bounds:
        """Return the bounds of lines that start together and can come to the goal.

        Those that come to it behind the step where they wait for each other come as one. Of
        others, all that come for sure count; where none is sure, the quickest may be the only one.
        """
        units: dict[object, list[Bounds]] = {}
        is_mixed = False
        for number, (line, bounds) in enumerate(group):
            joint = self._joints.get((name, line))
            behind = known[joint].ends if joint is not None and joint in known else 0
            is_joined = joint is not None and not bounds.ends & ~behind
            is_mixed |= joint is not None and not is_joined
            units.setdefault(joint if is_joined else number, []).append(bounds)
        found = [_waited_for(unit) for unit in units.values()]
        sure = [bounds for bounds in found if bounds.is_sure]
        low = max(bounds.low for bounds in sure) if sure else min(bounds.low for bounds in found)
        is_exact = all(bounds.is_exact for bounds in found) and (not is_mixed or bool(sure))
        if self._loose:  # lines may arrive again: only the earliest arrival is a bound
            low = min(bounds.low for _, bounds in group)
        return _waited_for(found)._replace(low=low, is_exact=is_exact)


def _waited_for(several: Sequence[Bounds]) -> Bounds:
    return Bounds(
        max(bounds.low for bounds in several),
        max(bounds.high for bounds in several),
        any(bounds.is_sure for bounds in several),
        reduce(or_, (bounds.ends for bounds in several)),
        all(bounds.is_exact for bounds in several),
    )


def _either(several: Sequence[Bounds], *, is_sure: bool) -> Bounds:
    if len(several) == 1:
        return several[0]._replace(is_sure=is_sure and several[0].is_sure)
    return Bounds(
        min(bounds.low for bounds in several),
        max(bounds.high for bounds in several),
        is_sure and all(bounds.is_sure for bounds in several),
        reduce(or_, (bounds.ends for bounds in several)),
        all(bounds.is_exact for bounds in several),
    )


def _target(line: Line, found: Mapping[str, Bounds]) -> Bounds:
    return AT_GOAL if line.target is None else found[line.target]


def _goal(
    line: Line, known: Mapping[str, Bounds], outcome: str | None, at_end: Bounds
) -> Bounds | None:
    if line.target is not None:
        return known.get(line.target)
    return at_end if outcome is not None and _ends_as(outcome, line) else None


def _ends_as(outcome: str, line: Line) -> bool:
    return line.is_end and (line.outcome or DEFAULT_OUTCOME) == outcome
