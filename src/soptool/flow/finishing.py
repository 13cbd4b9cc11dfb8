"""From which nodes the procedure can be brought to an end, and in what it gets stuck elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.flow.graph import Flow, Line
from soptool.flow.order import components


def can_finish(flow: Flow) -> frozenset[str]:
    """Return the nodes from which all lines can end.

    A decision needs one answer that can; lines that start together must all be able to. A line to
    a step that does not exist is taken for one that leads to an end.
    """
    return frozenset(_Finishing(flow).run())


class _Finishing:
    """Walks back from the ends; each alternative counts the lines that it still waits for."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.waiting: dict[tuple[str, int], int] = {}
        self.arriving: dict[str, list[tuple[str, int]]] = {node.id: [] for node in flow.nodes}
        self.found: dict[str, None] = {}
        for node in flow.nodes:
            for number, group in enumerate(node.groups):
                self._await(node.id, number, group)
            if node.unknown:
                self.found[node.id] = None

    def _await(self, name: str, number: int, group: tuple[Line, ...]) -> None:
        targets = [line.target for line in group if line.target is not None]
        self.waiting[name, number] = len(targets)
        for target in targets:
            self.arriving[target].append((name, number))
        if not targets:
            self.found[name] = None

    def run(self) -> Iterator[str]:
        queue = list(self.found)
        while queue:
            target = queue.pop()
            yield target
            for name, number in self.arriving[target]:
                self.waiting[name, number] -= 1
                if not self.waiting[name, number] and name not in self.found:
                    self.found[name] = None
                    queue.append(name)


def traps(flow: Flow, reached: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """Return the sets of nodes that cannot be left once the flow is in them, in row order.

    Each is a loop, or one node from which no line leads on. Nodes that lead only into them are
    no traps of their own.
    """
    stuck = reached - can_finish(flow)
    names = [node.id for node in flow.nodes if node.id in stuck]
    following = {
        name: tuple(
            line.target for line in flow.by_id[name].lines if line.target in stuck and line.target
        )
        for name in names
    }
    found = []
    for component in components(names, following):
        inside = frozenset(component)
        if all(target in inside for name in component for target in following[name]):
            found.append(tuple(sorted(component, key=flow.order.__getitem__)))
    return tuple(sorted(found, key=lambda trap: flow.order[trap[0]]))
