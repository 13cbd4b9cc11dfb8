"""The flowcharts in the JSON of a real procedure: rows, symbols and lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from case_form import END, Act, Line, Row, Spot

Json = Any
MODES = {None: None, "together": "together", "alternatives": "alternatives", "parallel": "parallel"}
SHAPES = {"start": "process", "end": "process", "process then end": "process", None: "process"}


@dataclass(frozen=True, slots=True)
class _Node:
    """An act of the JSON with where it goes on, still in the JSON's own words."""

    name: str | None
    act: Act
    ways: tuple[tuple[str | None, Json], ...]


class Flows:
    """Reads one flowchart after the other into one list of rows and lines."""

    def __init__(self, labels: dict[str, str], answers: tuple[str, str], is_macro: bool) -> None:
        self.labels = labels
        self.answers = answers
        self.is_macro = is_macro
        self.rows: list[Row] = []
        self.lines: list[Line] = []

    def take(self, flow: Json) -> None:
        first = len(self.rows)
        nodes = [self._nodes(step) for step in flow["steps"]]
        if nodes and not any(node.act.start for node in nodes[0]):
            nodes[0][0] = replace(nodes[0][0], act=replace(nodes[0][0].act, start=True))
        for index, step in enumerate(flow["steps"]):
            section = flow.get("flow_title") if index == 0 else None
            self.rows.append(self._row(step, nodes[index], section))
        spots = _Spots(first, [step["seq"] for step in flow["steps"]], nodes)
        self.lines += spots.lines()

    def _row(self, step: Json, nodes: list[_Node], section: str | None) -> Row:
        reference = step.get("sop_ref")
        return Row(
            no=step["no"],
            text=step["text"],
            acts=tuple(node.act for node in nodes),
            section=section,
            requirements=tuple(step["requirements"]),
            time=step["time_text"],
            time_merged=step.get("time_merged", False),
            outputs=tuple(step["outputs"]),
            note=step["note"],
            details=tuple(step.get("details", ())),
            optional=step.get("optional", False),
            see=(reference,) if reference and not self.is_macro else (),
            part=reference if self.is_macro else None,
            stated_mode=step.get("executors_mode"),
        )

    def _nodes(self, step: Json) -> list[_Node]:
        drawn = step.get("nodes_in_row", [])
        shapes = {node["executor"]: node.get("shape") for node in drawn if "executor" in node}
        if is_drawn(step):
            return [self._node(node) for node in drawn]
        return self._undrawn(step, shapes)

    def _node(self, node: Json) -> _Node:
        names = tuple(node.get("executors") or [node["executor"]])
        ways = ((None, "end"),) if node["shape"] == "end" else tuple(self._ways(node))
        act = Act(
            self._names(names),
            MODES[node.get("executors_mode")],
            node.get("symbols", len(names)),
            _shape(node["shape"]),
            node.get("question"),
            node["shape"] == "start",
            node.get("label"),
        )
        return _Node(node.get("id"), act, ways)

    def _undrawn(self, step: Json, shapes: Mapping[str, str | None]) -> list[_Node]:
        """Read a row whose symbols the JSON gives by executors and their mode only."""
        names = self._names(tuple(step["executors"]))
        decision = step["decision"]
        plain = {"next": step["next"]}  # not the step itself: its "no" is a number
        ways = (*self._ways(decision or {}), *self._ways(plain))
        question = decision and decision.get("question")
        shape = "decision" if decision else "process"
        if step.get("executors_mode") != "chain":
            mode = MODES[step.get("executors_mode")]
            return [_Node(None, Act(names, mode, len(names), shape, question), ways)]
        chain = [
            _Node(f"{step['seq']}/{number}", Act((name,), shape=_shape(shapes.get(name))), ())
            for number, name in enumerate(names)
        ]
        last = replace(chain[-1].act, shape=shape, question=question)
        linked = [replace(node, ways=((None, after.name),)) for node, after in pairwise(chain)]
        return [*linked, _Node(chain[-1].name, last, ways)]

    def _names(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.labels.get(name, name) for name in names)

    def _ways(self, node: Json) -> Iterator[tuple[str | None, Json]]:
        for label, key in zip(self.answers, ("yes", "no"), strict=True):
            if key in node:
                yield from ((label, target) for target in _list(node[key]))
        branches = node.get("branches", ())
        if isinstance(branches, dict):
            yield from ((_label(label), target) for label, target in branches.items())
        else:
            yield from ((_label(branch["label"]), branch["to"]) for branch in branches)
        yield from ((None, target) for target in node.get("next", ()))


def is_drawn(step: Json) -> bool:
    """Whether `nodes_in_row` says where each symbol goes on, and not only its shape."""
    nodes = step.get("nodes_in_row", ())
    return any(set(node) - {"executor", "shape"} or node["shape"] == "end" for node in nodes)


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def _label(text: str | None) -> str:
    return "" if text in (None, "(no label)") else str(text)


def _shape(text: str | None) -> str:
    return SHAPES.get(text, text or "")


class _Spots:
    """Finds where the lines of one flowchart lead."""

    def __init__(self, first: int, seqs: list[int], nodes: list[list[_Node]]) -> None:
        self.first = first
        self.nodes = nodes
        self.row_of = {seq: first + index for index, seq in enumerate(seqs)}

    def lines(self) -> Iterator[Line]:
        for index, row in enumerate(self.nodes):
            for number, node in enumerate(row):
                for label, target in node.ways:
                    yield Line((self.first + index, number), self.spot(target), label)

    def spot(self, target: Json) -> Spot:
        if target == "end":
            return END
        if isinstance(target, int):
            return self.row_of[target], 0
        for index, row in enumerate(self.nodes):
            for number, node in enumerate(row):
                if node.name == target:
                    return self.first + index, number
        match = re.fullmatch(r"(\d+) \((.+)\)", target)
        assert match, target
        row_index = self.row_of[int(match[1])]
        acts = [node.act.executors for node in self.nodes[row_index - self.first]]
        return row_index, acts.index((match[2],))
