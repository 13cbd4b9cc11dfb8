"""Which joins go wrong: what waits for ever, what may, and what is done more than once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce
from operator import and_, or_

from soptool.flow.graph import Line
from soptool.flow.meeting import Meeting, Meetings, Split
from soptool.flow.order import Forward


@dataclass(frozen=True, slots=True)
class Unsure:
    """A join that waits for all lines of a split, though these lines of it may never come."""

    node: str
    split: Split
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Joining:
    """Joins by what is wrong with them; each split counts once, at the first of its joins.

    `repeated`: lines of a split arrive at a step that does not wait. `deadlocked`: a step waits
    for lines that are alternatives.
    """

    repeated: tuple[Meeting, ...]
    unsure: tuple[Unsure, ...]
    deadlocked: tuple[str, ...]

    @property
    def loose(self) -> frozenset[Split]:
        """The splits whose lines do not come together again as they should."""
        return frozenset((*(m.split for m in self.repeated), *(u.split for u in self.unsure)))


def joining(meetings: Meetings) -> Joining:
    """Judge the joins of all nodes that can be reached."""
    reached = [name for name in meetings.forward.order if name in meetings.forward.reached]
    here = [meeting for name in reached for meeting in meetings.at.get(name, ())]
    own = [meeting for meeting in here if meeting.split.node is not None and not meeting.is_late]
    repeated = tuple(meeting for meeting in own if meetings.joins[meeting.node] == "any")
    waiting = [meeting for meeting in own if meetings.joins[meeting.node] == "all"]
    waiting.sort(key=lambda meeting: meetings.forward.flow.order[meeting.node])
    unsure: dict[Split, Unsure] = {}
    for found in _unsure(waiting, meetings.forward):
        unsure.setdefault(found.split, found)
    joined = Joining(repeated, tuple(unsure.values()), ())
    behind = _behind(joined.loose, meetings.forward)
    deadlocked = (name for name in reached if _is_deadlocked(name, meetings, behind))
    return replace(joined, deadlocked=tuple(deadlocked))


def _is_deadlocked(name: str, meetings: Meetings, behind: frozenset[str]) -> bool:
    if meetings.forward.flow.by_id[name].join != "all" or meetings.at.get(name):
        return False
    return len(meetings.forward.arriving[name]) > 1 and name not in behind


def _behind(loose: frozenset[Split], forward: Forward) -> frozenset[str]:
    """Return what follows splits that do not close: more may be under way there than one thinks."""
    queue = [split.node for split in loose if split.node is not None]
    found = set(queue)
    while queue:
        for group in forward.groups[queue.pop()]:
            new = {line.target for line in group if line.target is not None} - found
            found |= new
            queue += new
    return frozenset(found)


def _unsure(waiting: list[Meeting], forward: Forward) -> Iterator[Unsure]:
    bits = {name: 1 << number for number, name in enumerate({m.node: None for m in waiting})}
    surely = _sure_to_come(waiting, forward, bits)
    for meeting in waiting:
        lines = meeting.split.marked(meeting.marks)
        may_fail = tuple(
            line
            for line in lines
            if line.target is None or not surely[line.target] & bits[meeting.node]
        )
        if may_fail:
            yield Unsure(meeting.node, meeting.split, may_fail)


def _sure_to_come(waiting: list[Meeting], forward: Forward, bits: dict[str, int]) -> dict[str, int]:
    """Return for each node the joins that every way from it comes to, as bits.

    A way that comes back says nothing: it comes by again. A line to a step that does not exist
    may lead anywhere.
    """
    every = (1 << len(bits)) - 1
    done = _asked_last(waiting, bits, forward)
    surely: dict[str, int] = {}
    for name in reversed(forward.order):
        groups = (
            reduce(or_, (surely[line.target] for line in group if line.target is not None), 0)
            for group in forward.groups[name]
        )
        is_open = forward.flow.by_id[name].unknown
        found = every if is_open else reduce(and_, groups, every) | bits.get(name, 0)
        surely[name] = found & ~done.get(name, 0)
    return surely


def _asked_last(waiting: list[Meeting], bits: dict[str, int], forward: Forward) -> dict[str, int]:
    """Return the joins about which no line before a node asks, so that they can be forgotten."""
    first: dict[str, str] = {}
    for meeting in waiting:
        split = str(meeting.split.node)
        known = first.get(meeting.node, split)
        first[meeting.node] = min(known, split, key=forward.position.__getitem__)
    done: dict[str, int] = {}
    for join, split in first.items():
        done[split] = done.get(split, 0) | bits[join]
    return done
