"""Steps → rows: one SOP's own steps, and rows of a part brought under a macro's names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from soptool.compose.procedure import Origin, Part, Row, RowKind
from soptool.flow.graph import Line, Node
from soptool.model.sop import Procedural
from soptool.model.step import Step
from soptool.workspace.entry import Entry


def own_rows(entry: Entry, sop: Procedural) -> tuple[Row, ...]:
    """Return a row for each step of the SOP itself, numbered from 1, anew in each section."""
    rows = zip(sop.steps, entry.flow.nodes, strict=True)
    return tuple(
        own_row(Origin(entry, node.id, index), step, node, node.no)
        for index, (step, node) in enumerate(rows)
    )


def own_row(origin: Origin, step: Step, node: Node, no: str) -> Row:
    """Return the row of one step that is performed by its own executors."""
    return Row(
        id=node.id,
        no=no,
        kind=RowKind.DECISION if step.is_decision else RowKind.ACTIVITY,
        activity=step.activity or "",
        mode=step.performers.mode,
        executors=step.performers.ids,
        requirements=step.requirements,
        duration=None if step.same_duration else step.duration,
        same_duration=step.same_duration,
        pieces=step.count,
        effort=step.effort,
        outputs=step.outputs,
        note=step.note,
        see=step.see,
        details=step.details,
        footnote=step.footnote,
        when=step.when,
        question=step.question,
        label=step.label,
        section=step.section,
        is_start=step.start,
        join=step.join,
        same_row=step.same_row,
        routes=tuple((step.route or {}).items()),
        chances=tuple((step.chance or {}).items()),
        lines=node.lines,
        origins=(origin,),
    )


def under(part: Part, rows: Sequence[Row], columns: Mapping[str, str]) -> tuple[Row, ...]:
    """Bring a part's rows under the macro: ids, numbers, executors and lines between them."""
    return tuple(_under(part, row, columns) for row in rows)


def _under(part: Part, row: Row, columns: Mapping[str, str]) -> Row:
    executors = dict.fromkeys(columns.get(name, name) for name in row.executors)
    return replace(
        row,
        id=f"{part.id}.{row.id}",
        no=f"{part.no}.{row.no}",
        executors=tuple(executors),
        lines=tuple(_line_under(part, line) for line in row.lines),
        part=f"{part.id}.{row.part}" if row.part else part.id,
    )


def _line_under(part: Part, line: Line) -> Line:
    if line.target is None:
        return line
    return Line(f"{part.id}.{line.target}", line.label, line.outcome, line.sop)


def part_under(parent: Part, part: Part) -> Part:
    """Bring a part of a part under the macro."""
    return replace(
        part,
        id=f"{parent.id}.{part.id}",
        no=f"{parent.no}.{part.no}",
        parent=f"{parent.id}.{part.parent}" if part.parent else parent.id,
        depth=part.depth + parent.depth,
        index=parent.index,
        ends=tuple(end.under(parent.id) for end in part.ends),
    )
