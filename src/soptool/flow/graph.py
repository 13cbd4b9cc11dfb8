"""Steps → `Flow`: nodes in the order of the rows, and the lines between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from soptool.model.sop import step_ids
from soptool.model.step import Step
from soptool.model.target import DEFAULT_OUTCOME, NEXT, TO_NEXT, Target

Join = Literal["all", "any"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the flowchart from one node to another, or to an end (`target` None).

    `outcome` names the end; `sop` the SOP in which the flow goes on; `label` the answer.
    """

    target: str | None
    label: str | None = None
    outcome: str | None = None
    sop: str | None = None

    @property
    def is_end(self) -> bool:
        """Whether the line ends here."""
        return self.target is None


@dataclass(frozen=True, slots=True)
class Node:
    """A step. Its lines are alternatives when it is a decision, else they start together.

    A decision's answer may start several lines together: they share its label.
    """

    id: str
    lines: tuple[Line, ...]
    is_decision: bool = False
    is_start: bool = False
    is_optional: bool = False
    join: Join | None = None


@dataclass(frozen=True)
class Flow:
    """All nodes in the order of the rows."""

    nodes: tuple[Node, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        """Each node by its id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The position of each node among the rows, from 0."""
        return {node.id: index for index, node in enumerate(self.nodes)}

    @cached_property
    def incoming(self) -> Mapping[str, tuple[tuple[str, Line], ...]]:
        """For each node, the lines that arrive, with the node they come from."""
        arriving: dict[str, list[tuple[str, Line]]] = {node.id: [] for node in self.nodes}
        for node in self.nodes:
            for line in node.lines:
                if line.target is not None:
                    arriving[line.target].append((node.id, line))
        return {name: tuple(lines) for name, lines in arriving.items()}

    @property
    def starts(self) -> tuple[str, ...]:
        """The ids where the procedure begins: the first node, and those marked as starts."""
        return tuple(node.id for i, node in enumerate(self.nodes) if i == 0 or node.is_start)

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The named ends that lines lead to, in order, without repeats."""
        ends = (line.outcome for node in self.nodes for line in node.lines if line.is_end)
        return tuple(dict.fromkeys(end or DEFAULT_OUTCOME for end in ends))


def flow_of(steps: Sequence[Step]) -> Flow:
    """Make the flow of one SOP's own steps; a target that does not exist gives no line."""
    ids = step_ids(steps)
    nodes = (_node(index, step, ids) for index, step in enumerate(steps))
    return Flow(tuple(nodes))


def _node(index: int, step: Step, ids: tuple[str, ...]) -> Node:
    return Node(
        ids[index],
        tuple(_lines(index, step, ids)),
        is_decision=step.is_decision,
        is_start=step.start,
        is_optional=step.when is not None,
        join=step.join,
    )


def _lines(index: int, step: Step, ids: tuple[str, ...]) -> list[Line]:
    pairs: list[tuple[str | None, Target]]
    if step.branches:
        pairs = [(label, target) for label, ts in step.branches.items() for target in ts]
    else:
        pairs = [(None, target) for target in step.next or (TO_NEXT,)]
    lines = (_line(index, label, target, ids) for label, target in pairs)
    return [line for line in lines if line is not None]


def _line(index: int, label: str | None, target: Target, ids: tuple[str, ...]) -> Line | None:
    if target.is_end:
        return Line(None, label, target.outcome, target.sop)
    if target.step == NEXT:
        if index + 1 < len(ids):
            return Line(ids[index + 1], label)
        return Line(None, label, DEFAULT_OUTCOME)
    return Line(target.step, label) if target.step in ids else None
