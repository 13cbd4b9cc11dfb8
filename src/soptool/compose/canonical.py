"""What an SOP means, as plain data.

Comments, quotes, the order of keys, ids of steps and defaults that are written out make no
difference; every change that a reader of the form would see does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, Final
from unicodedata import normalize

from soptool.compose.documents import needed, normal, yielded
from soptool.compose.missing_parts import opaque_title
from soptool.compose.procedure import Row
from soptool.flow.graph import Flow, Line, Node, flow_of
from soptool.flow.meeting import joins
from soptool.model.sop import Procedural, numbered
from soptool.model.step import MacroStep, Step
from soptool.model.volume import Volume
from soptool.shape.texts import Shape
from soptool.workspace.workspace import Workspace

Plain = Any
# What is said of the document and not of the procedure, and what is resolved below.
_LEFT_OUT: Final = (
    *("id", "status", "dates", "revision", "approval", "extends", "with_"),
    *("executors", "steps", "inputs", "outputs"),
)
_STEP_LEFT_OUT: Final = (
    *("id", "pin", "route", "executor", "next", "branches"),
    *("join", "no", "start", "activity"),
)


def canonical(sop: Procedural, rows: Iterable[Row], workspace: Workspace) -> Plain:
    """Return what the SOP itself means; its parts stand in it by their ids.

    `rows`: the SOP with its parts expanded, from which inputs and outputs are derived.
    """
    expanded = tuple(rows)
    known = {name: getattr(sop, name) for name in type(sop).model_fields if name not in _LEFT_OUT}
    flow = flow_of(sop.steps)
    return {
        **_without_empty(known),
        "is_revoked": sop.status == "revoked",
        "executors": sorted((plain(e) for e in sop.executors.values()), key=str),
        "inputs": plain(sop.inputs or needed(expanded, normal)),
        "outputs": plain(sop.outputs or yielded(expanded, normal)),
        "steps": _steps(sop, flow, workspace),
    }


def _steps(sop: Procedural, flow: Flow, workspace: Workspace) -> list[Plain]:
    numbers, waits = numbered(sop.steps), joins(flow)
    steps: list[Plain] = []
    for index, (step, node) in enumerate(zip(sop.steps, flow.nodes, strict=True)):
        steps.append(
            {
                **_of_step(step, sop, workspace),
                "no": numbers[index],
                "start": step.start or index == 0,
                "join": waits[node.id],
                "lines": _lines(node, flow),
            }
        )
    return steps


def _of_step(step: Step, sop: Procedural, workspace: Workspace) -> dict[str, Plain]:
    names = (name for name in type(step).model_fields if name not in _STEP_LEFT_OUT)
    known = _without_empty({name: getattr(step, name) for name in names})
    who = step.performers
    posts = [plain(sop.executors.get(name, name)) for name in who.ids]
    title = opaque_title(step, workspace) if isinstance(step, MacroStep) else ""
    return {
        **known,
        "activity": plain(step.activity or title),
        "executor": [who.mode.value, *posts],
    }


def _lines(node: Node, flow: Flow) -> list[Plain]:
    lines = [[line.label, _goal(line, flow), line.outcome, line.sop] for line in node.lines]
    unknown = [[line.label, f"?{line.target}", None, None] for line in node.unknown]
    return sorted((plain(line) for line in (*lines, *unknown)), key=str)


def _goal(line: Line, flow: Flow) -> str | None:
    return None if line.target is None else str(flow.order[line.target])


def plain(value: object) -> Plain:
    """Return a value as dicts, lists and texts; spaces and ways to write a letter do not count."""
    if isinstance(value, Mapping):
        return {plain(key): plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, Shape):
        return _without_empty({name: getattr(value, name) for name in type(value).model_fields})
    if isinstance(value, Volume):
        return _scalar(value.count if value.is_bare else value.text)
    if is_dataclass(value):
        return _without_empty({f.name: getattr(value, f.name) for f in fields(value)})
    return _scalar(value)


def _scalar(value: object) -> Plain:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return normalize("NFC", " ".join(value.split()))
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def _without_empty(values: Mapping[str, object]) -> dict[str, Plain]:
    made = {name: plain(value) for name, value in values.items()}
    return {name: value for name, value in made.items() if value not in (None, False, "", [], {})}
