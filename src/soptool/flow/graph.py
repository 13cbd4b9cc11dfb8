"""Steps → `Flow`: nodes in the order of the rows, and the lines between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from soptool.model.sop import numbered, step_ids
from soptool.model.step import MacroStep, Step
from soptool.model.target import DEFAULT_OUTCOME, NEXT, TO_NEXT, Target, outcome_key

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


@dataclass(frozen=True)
class Node:
    """A step. Its lines are alternatives when it is a decision, else they start together.

    A decision's answer may start several lines together: they share its label. `unknown` has the
    lines to steps that do not exist: no line of the flow, but no flaw of it either. The printed row
    shows `no` and `words`.
    """

    id: str
    lines: tuple[Line, ...]
    is_decision: bool = False
    is_start: bool = False
    is_optional: bool = False
    join: Join | None = None
    unknown: tuple[Line, ...] = ()
    no: str = ""
    words: str = ""

    @cached_property
    def groups(self) -> tuple[tuple[Line, ...], ...]:
        """The alternatives: each the lines that start together (one group but for a decision)."""
        answers: dict[str | None, list[Line]] = {}
        for line in self.lines:
            answers.setdefault(line.label if self.is_decision else None, []).append(line)
        return tuple(tuple(lines) for lines in answers.values())


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

    @cached_property
    def following(self) -> Mapping[str, tuple[str, ...]]:
        """For each node, the nodes to which its lines lead."""
        return {
            node.id: tuple(line.target for line in node.lines if line.target is not None)
            for node in self.nodes
        }

    @cached_property
    def starts(self) -> tuple[str, ...]:
        """The ids where the procedure begins: the first node, and those marked as starts."""
        return tuple(node.id for i, node in enumerate(self.nodes) if i == 0 or node.is_start)

    @cached_property
    def outcomes(self) -> tuple[str, ...]:
        """The named ends that lines lead to, in order, without repeats."""
        ends = (line.outcome for node in self.nodes for line in node.lines if line.is_end)
        return tuple(dict.fromkeys(end or DEFAULT_OUTCOME for end in ends))


def flow_of(steps: Sequence[Step]) -> Flow:
    """Make the flow of one SOP's own steps; a target that does not exist gives no line."""
    ids = step_ids(steps)
    known = frozenset(ids)
    rows = zip(steps, numbered(steps), strict=True)
    nodes = [_node(index, *row, ids, known) for index, row in enumerate(rows)]
    first: dict[str, str] = {}
    return Flow(tuple(_in_one_wording(node, first) for node in nodes))


def _in_one_wording(node: Node, first: dict[str, str]) -> Node:
    """Give each end the words in which it was named first; `first` has them by their key."""
    if not any(line.outcome for line in node.lines):
        return node
    lines = (
        replace(line, outcome=first.setdefault(outcome_key(line.outcome), line.outcome))
        if line.outcome and line.sop is None
        else line
        for line in node.lines
    )
    return replace(node, lines=tuple(dict.fromkeys(lines)))


def _node(index: int, step: Step, no: str, ids: tuple[str, ...], known: frozenset[str]) -> Node:
    following = ids[index + 1] if index + 1 < len(ids) else None
    # `next: [next, b]` may name one step twice: that is one line.
    lines = tuple(dict.fromkeys(_line(*pair, following) for pair in _targets(step)))
    return Node(
        ids[index],
        tuple(line for line in lines if line.is_end or line.target in known),
        is_decision=step.is_decision,
        is_start=step.start,
        is_optional=step.when is not None,
        join=step.join,
        unknown=tuple(line for line in lines if not line.is_end and line.target not in known),
        no=no,
        words=step.activity or step.question or step.label or _part(step),
    )


def _part(step: Step) -> str:
    """Name the SOP that a row without words of its own stands for."""
    if not isinstance(step, MacroStep) or step.use is None:
        return ""
    return step.use.title or ", ".join(step.use.ids)


def _targets(step: Step) -> Iterator[tuple[str | None, Target]]:
    if not step.branches:
        yield from ((None, target) for target in step.next or (TO_NEXT,))
    for label, targets in (step.branches or {}).items():
        yield from ((label, target) for target in targets)


def _line(label: str | None, target: Target, following: str | None) -> Line:
    if target.is_end:
        return Line(None, label, target.outcome, target.sop)
    if target.step != NEXT:
        return Line(target.step, label)
    return Line(following, label, DEFAULT_OUTCOME if following is None else None)
