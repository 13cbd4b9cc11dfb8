"""The way forward: the flow without the lines that come back, in an order without circles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from soptool.flow.graph import Flow, Line, Node


@dataclass(frozen=True)
class Forward:
    """A flow in order: a line comes back when its target does not stand after its source.

    `reached` are the nodes to which a way leads from a start. What comes back is found by a
    depth-first search from the starts, in the order of the rows: the same for the same rows.
    """

    flow: Flow
    order: tuple[str, ...]
    reached: frozenset[str]

    @cached_property
    def position(self) -> Mapping[str, int]:
        """The place of each node in the order, from 0."""
        return {name: place for place, name in enumerate(self.order)}

    def comes_back(self, source: str, line: Line) -> bool:
        """Whether the line closes a loop."""
        return line.target is not None and self.position[line.target] <= self.position[source]

    @cached_property
    def arriving(self) -> Mapping[str, tuple[tuple[str, Line], ...]]:
        """For each node, the lines that arrive on the way forward, with their sources.

        What cannot be reached sends no line to what can.
        """
        return {
            name: tuple(pair for pair in lines if self._arrives(name, *pair))
            for name, lines in self.flow.incoming.items()
        }

    def _arrives(self, name: str, source: str, line: Line) -> bool:
        if source not in self.reached and name in self.reached:
            return False
        return not self.comes_back(source, line)

    @cached_property
    def groups(self) -> Mapping[str, tuple[tuple[Line, ...], ...]]:
        """For each node, its alternatives without the lines that come back; none is empty."""
        return {node.id: tuple(self._ahead(node)) for node in self.flow.nodes}

    def _ahead(self, node: Node) -> Iterator[tuple[Line, ...]]:
        for group in node.groups:
            ahead = tuple(line for line in group if not self.comes_back(node.id, line))
            if ahead:
                yield ahead

    @cached_property
    def loops(self) -> tuple[tuple[str, Line], ...]:
        """The lines that come back and can be walked, in the order of the rows."""
        return tuple(
            (node.id, line)
            for node in self.flow.nodes
            for line in node.lines
            if node.id in self.reached and self.comes_back(node.id, line)
        )


def forward_of(flow: Flow) -> Forward:
    """Order the flow; nodes that no start leads to come first, as they are nobody's followers."""
    search = _Search(flow)
    search.walk(flow.starts)
    reached = frozenset(search.seen)
    search.walk(node.id for node in flow.nodes)
    return Forward(flow, tuple(reversed(search.left)), reached)


class _Search:
    """A depth-first search without recursion: `left` has the nodes as they were left."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.seen: set[str] = set()
        self.left: list[str] = []

    def walk(self, roots: Iterable[str]) -> None:
        for root in roots:
            if root not in self.seen:
                self._walk_from(root)

    def _walk_from(self, root: str) -> None:
        self.seen.add(root)
        trail = [(root, self._following(root))]
        while trail:
            here, following = trail[-1]
            target = next((name for name in following if name not in self.seen), None)
            if target is None:
                self.left.append(here)
                trail.pop()
                continue
            self.seen.add(target)
            trail.append((target, self._following(target)))

    def _following(self, name: str) -> Iterator[str]:
        targets = self.flow.following[name]
        if len(targets) < 2:
            return iter(targets)
        return iter(sorted({*targets}, key=self.flow.order.__getitem__))


def components(names: Iterable[str], following: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Return the strongly connected components (Tarjan, without recursion), sinks first.

    `following` has the followers of each name, all of them among the names.
    """
    return _Components(following).run(names)


class _Components:
    def __init__(self, following: Mapping[str, Iterable[str]]) -> None:
        self.following = following
        self.number: dict[str, int] = {}
        self.lowest: dict[str, int] = {}
        self.open: dict[str, None] = {}
        self.found: list[list[str]] = []

    def run(self, names: Iterable[str]) -> list[list[str]]:
        for name in names:
            if name not in self.number:
                self._walk_from(name)
        return self.found

    def _walk_from(self, root: str) -> None:
        trail = [(root, self._enter(root))]
        while trail:
            here, following = trail[-1]
            new = self._first_new(here, following)
            if new is not None:
                trail.append((new, self._enter(new)))
                continue
            trail.pop()
            low = self.lowest[here]
            if trail and low < self.lowest[trail[-1][0]]:
                self.lowest[trail[-1][0]] = low
            if low == self.number[here]:
                self.found.append(self._closed(here))

    def _enter(self, name: str) -> Iterator[str]:
        self.number[name] = self.lowest[name] = len(self.number)
        self.open[name] = None
        return iter(self.following[name])

    def _first_new(self, here: str, following: Iterator[str]) -> str | None:
        for target in following:
            if target not in self.number:
                return target
            if target in self.open and self.number[target] < self.lowest[here]:
                self.lowest[here] = self.number[target]
        return None

    def _closed(self, root: str) -> list[str]:
        component = []
        while root in self.open:
            component.append(self.open.popitem()[0])
        return component
