"""What one more round of each loop takes.

Loops in loops share their rows: a loop that is entered at its first step and left at its last only
is walked once, and stepped over when a larger one is measured.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from soptool.flow.graph import Line
from soptool.measure.meter import Bounds, less
from soptool.measure.ways import Stretch, Ways

Back = tuple[str, Line]


def rounds(ways: Ways) -> Mapping[Back, tuple[Bounds, bool]]:
    """Return for each line that comes back the time from its target through its source.

    The second value is false where a way leads into the loop beside its target, so that the
    rounds differ.
    """
    forward = ways.analysis.forward
    place = forward.position
    inner_first = sorted(
        forward.loops, key=lambda back: (place[back[0]], -place[str(back[1].target)])
    )
    walker = _Rounds(ways)
    return {back: walker.measure(back[0], str(back[1].target)) for back in inner_first}


@dataclass(slots=True)
class _Body:
    """The nodes between the target and the source of a line that comes back."""

    names: set[str]
    stretches: dict[str, Stretch]


@dataclass(slots=True)
class _Rounds:
    ways: Ways
    closed: dict[str, tuple[str, Stretch]] = field(default_factory=dict)

    def measure(self, source: str, target: str) -> tuple[Bounds, bool]:
        ways = self.ways
        body = self._body(source, target)
        order = sorted(body.names, key=ways.analysis.forward.position.__getitem__, reverse=True)
        own = ways.costs[source]._replace(ends=1)
        found = ways.towards(order, {source: own}, stretches=body.stretches)[target]
        is_regular = found.is_exact and not self._is_entered(body, target)
        if is_regular and source != target and self._is_closed(body, source):
            stretch = Stretch(source, less(found.low, own.low), less(found.high, own.high))
            self.closed[source] = target, stretch
        return found, is_regular

    def _body(self, source: str, target: str) -> _Body:
        position = self.ways.analysis.forward.position
        body = _Body({source}, {})
        queue = [source]
        while queue:
            name = queue.pop()
            if name == target:
                continue
            for before in self._before(name, target, body):
                if before not in body.names and position[before] >= position[target]:
                    body.names.add(before)
                    queue.append(before)
        return body

    def _before(self, name: str, target: str, body: _Body) -> list[str]:
        forward = self.ways.analysis.forward
        first, stretch = self.closed.get(name, (None, None))
        if first is None or stretch is None or forward.position[first] < forward.position[target]:
            return [source for source, _ in forward.arriving[name]]
        body.stretches[first] = stretch
        return [first]

    def _is_entered(self, body: _Body, target: str) -> bool:
        # What is stepped over has been found to have no other entry.
        over = {target, *(item.source for item in body.stretches.values())}
        forward = self.ways.analysis.forward
        return any(
            forward.position[before] < forward.position[target]
            for name in body.names - over
            for before, _ in forward.arriving[name]
        )

    def _is_closed(self, body: _Body, source: str) -> bool:
        groups = self.ways.analysis.forward.groups
        return all(
            line.target in body.names
            for name in body.names
            if name != source and name not in body.stretches
            for group in groups[name]
            for line in group
        )
