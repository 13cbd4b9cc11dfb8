"""Where lines that start together meet again, and what a join does there by default.

Each line of a split bears a mark of its own on the way forward. Where lines with different marks
of one split arrive, they meet: both can be under way at once. Lines with the same marks, or a line
that passed the split by, are alternatives. Marks are bits of whole numbers, so that ten thousand
rows cost little.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import and_, or_

from soptool.flow.graph import Flow, Join, Line
from soptool.flow.order import Forward, forward_of


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """Lines that start together, at a node or with one answer of it.

    `mask` has the marks of those that do not end at once; the first line has mark number `first`.
    The split without a node stands for the starts of the procedure.
    """

    node: str | None
    lines: tuple[Line, ...]
    mask: int
    first: int

    def marked(self, marks: int) -> tuple[Line, ...]:
        """Return the lines that bear one of the marks."""
        return tuple(
            line for number, line in enumerate(self.lines) if marks >> (self.first + number) & 1
        )


@dataclass(frozen=True, slots=True)
class Meeting:
    """Lines of one split arrive at a node with different marks.

    `lines` are those that arrive there with a mark of the split, with their sources. `closes`: all
    lines of the split that meet at all meet here for the first time. `is_late`: some line comes
    from behind the step where they all have met.
    """

    node: str
    split: Split
    marks: int
    lines: tuple[tuple[str, Line], ...]
    closes: bool
    is_late: bool


@dataclass(frozen=True)
class Meetings:
    """All splits of a flow in its order, and the meetings at each node."""

    forward: Forward
    splits: tuple[Split, ...]
    at: Mapping[str, tuple[Meeting, ...]]

    @cached_property
    def joins(self) -> Mapping[str, Join | None]:
        """What each node does with its lines; None where fewer than two arrive."""
        return {node.id: self._join(node.id, node.join) for node in self.forward.flow.nodes}

    def _join(self, name: str, said: Join | None) -> Join | None:
        if len(self.forward.flow.incoming[name]) < 2:
            return None
        return said or ("all" if self._closes(name) else "any")

    def _closes(self, name: str) -> bool:
        return any(meeting.closes and meeting.split.node for meeting in self.at.get(name, ()))


def joins(flow: Flow) -> Mapping[str, Join | None]:
    """Return for each node whether it waits for `all` lines or goes on with `any`.

    What the author says counts. Else it is `all` at the step where all lines of one split first
    meet again on the way forward (but for lines of it that end by themselves and meet none), and
    `any` elsewhere. None where fewer than two lines arrive.
    """
    return meetings(forward_of(flow)).joins


def meetings(forward: Forward) -> Meetings:
    """Mark the lines of every split and find where they meet."""
    splits = tuple(_splits(forward))
    marking = _Marking(forward, splits)
    raw = {name: tuple(marking.arrive(name)) for name in forward.order}
    classes = _classes(found for several in raw.values() for found in several)
    at = {
        name: tuple(_meeting(name, found, classes) for found in several)
        for name, several in raw.items()
        if several
    }
    return Meetings(forward, splits, at)


def _splits(forward: Forward) -> Iterator[Split]:
    first = 0
    starts = forward.flow.starts
    if len(starts) > 1:
        lines = tuple(Line(name) for name in starts)
        yield Split(None, lines, (1 << len(lines)) - 1, 0)
        first = len(lines)
    for name in forward.order:
        for group in forward.groups[name]:
            if len(group) > 1:
                marks = (1 << i for i, line in enumerate(group, first) if not line.is_end)
                yield Split(name, group, reduce(or_, marks, 0), first)
                first += len(group)


_Found = tuple[Split, frozenset[int], tuple[tuple[str, Line], ...]]


class _Marking:
    """Passes over the nodes in order, and gives each the marks of the lines that arrive."""

    def __init__(self, forward: Forward, splits: tuple[Split, ...]) -> None:
        self.forward = forward
        self.marks: dict[str, int] = {}
        self.of_start: dict[str, int] = {}
        self.of_line: dict[tuple[str, Line], int] = {}
        self.owner: list[Split] = []
        for split in splits:
            for number, line in enumerate(split.lines):
                self.owner.append(split)
                self._mark(split, line, 1 << (split.first + number))

    def _mark(self, split: Split, line: Line, mark: int) -> None:
        if split.node is not None:
            self.of_line[split.node, line] = mark
        elif line.target is not None:
            self.of_start[line.target] = mark

    def arrive(self, name: str) -> Iterator[_Found]:
        """Mark the node; yield each split of which lines meet here, with their marks."""
        arriving = self.forward.arriving[name]
        sets = [
            self.marks[source] | self.of_line.get((source, line), 0) for source, line in arriving
        ]
        union = reduce(or_, sets, 0)
        different = union & ~reduce(and_, sets, union)
        while different:
            split = self.owner[(different & -different).bit_length() - 1]
            different &= ~split.mask
            parts = frozenset(marks & split.mask for marks in sets) - {0}
            if len(parts) > 1:
                bearing = zip(arriving, sets, strict=True)
                yield split, parts, tuple(pair for pair, marks in bearing if marks & split.mask)
            # Behind the step where all have met, marks say nothing more.
            if union & split.mask == split.mask:
                union &= ~split.mask
        self.marks[name] = union | self.of_start.get(name, 0)


def _classes(several: Iterator[_Found]) -> Mapping[Split, tuple[int, ...]]:
    """Return for each split the lines that meet one another, as sets of marks."""
    classes: dict[Split, tuple[int, ...]] = {}
    for split, parts, _ in several:
        union = reduce(or_, parts)
        apart = tuple(marks for marks in classes.get(split, ()) if not marks & union)
        touched = (marks for marks in classes.get(split, ()) if marks & union)
        classes[split] = (*apart, reduce(or_, touched, union))
    return classes


def _meeting(name: str, found: _Found, classes: Mapping[Split, tuple[int, ...]]) -> Meeting:
    split, parts, lines = found
    union = reduce(or_, parts)
    whole = next(marks for marks in classes[split] if marks & union)
    return Meeting(
        name,
        split,
        union,
        lines,
        closes=union == whole and whole not in parts,
        is_late=whole in parts,
    )
