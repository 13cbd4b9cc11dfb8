"""An overview of the flow as a mermaid block, for hosts of Markdown that draw it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from soptool.compose.procedure import Procedure, Row
from soptool.export.escape import mermaid
from soptool.flow.graph import Line
from soptool.form.edition import Edition
from soptool.model.executor import Mode
from soptool.model.target import DEFAULT_OUTCOME

LONGEST: Final = 5_000
"""Characters beyond which hosts no longer draw a block."""


def overview(procedure: Procedure, edition: Edition) -> str | None:
    """Return the block; None where there is nothing to draw, or too much."""
    if not procedure.rows:
        return None
    lines = ("flowchart TD", *_columns(procedure), *_loose(procedure), *_flow(procedure, edition))
    text = "\n".join(lines)
    return text if len(text) <= LONGEST else None


def _columns(procedure: Procedure) -> Iterator[str]:
    for number, column in enumerate(procedure.columns, start=1):
        held = [row for row in procedure.rows if _holder(row) == column.id]
        if held:
            yield f"  subgraph p{number}[{mermaid(column.name)}]"
            yield from (f"    {_node(procedure, row)}" for row in held)
            yield "  end"


def _loose(procedure: Procedure) -> Iterator[str]:
    known = procedure.column_of
    for row in procedure.rows:
        if _holder(row) not in known:
            yield f"  {_node(procedure, row)}"


def _holder(row: Row) -> str | None:
    if not row.executors:
        return None
    decides_last = row.mode is Mode.CHAIN and row.kind == "decision"
    return row.executors[-1 if decides_last else 0]


def _node(procedure: Procedure, row: Row) -> str:
    # Not "1. …": mermaid takes that for a list and refuses the label.
    label = mermaid(f"{row.no} – {row.activity or row.question or ''}")
    opens = row.id in procedure.flow.starts
    closes = any(line.is_end for line in row.lines) and len(row.lines) == 1
    if row.kind == "decision":
        return f"{_name(procedure, row.id)}{{{label}}}"
    if opens or closes:
        return f"{_name(procedure, row.id)}([{label}])"
    return f"{_name(procedure, row.id)}[{label}]"


def _name(procedure: Procedure, row: str) -> str:
    return f"n{procedure.flow.order[row] + 1}"


_Ends = dict[tuple[str, str | None], str]
"""The name in the chart of each end: its outcome, and the SOP in which the flow goes on."""


def _flow(procedure: Procedure, edition: Edition) -> Iterator[str]:
    ends: _Ends = {}
    for row in procedure.rows:
        for line in row.lines:
            yield f"  {_name(procedure, row.id)} {_arrow(line)} {_target(procedure, line, ends)}"
    for (outcome, sop), name in ends.items():
        text = edition.t("End") if outcome == DEFAULT_OUTCOME else outcome
        yield f"  {name}([{mermaid(edition.sop_name(sop) if sop else text)}])"


def _arrow(line: Line) -> str:
    return "-->" if line.label is None else f"-->|{mermaid(line.label)}|"


def _target(procedure: Procedure, line: Line, ends: _Ends) -> str:
    if line.target is not None:
        return _name(procedure, line.target)
    end = (line.outcome or DEFAULT_OUTCOME, line.sop)
    return ends.setdefault(end, f"e{len(ends) + 1}")
