"""A composed SOP as data, version 2: the rows, and the SOPs that they are made from.

The keys are a contract (`schemas/composed.schema.json`). What the format has stands under `source`
with its own names and shapes; `rows` and what stands beside them are the composition.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from soptool.compose.level import Level
from soptool.compose.procedure import Column, End, Gap, Origin, Part, Procedure, Row, RowKind
from soptool.export.json import version_1
from soptool.export.json.source import source_of
from soptool.export.json.times import number, row_time, whole_time
from soptool.flow.graph import Line
from soptool.flow.meeting import joins
from soptool.model.relation import Relation
from soptool.model.sop import Macro
from soptool.model.target import DEFAULT_OUTCOME
from soptool.workspace.workspace import Workspace

END: Final = "end"
OTHER: Final = "sop"


def composed_data(procedure: Procedure, workspace: Workspace, version: int) -> dict[str, Any]:
    """Return the procedure in a version of the contract."""
    if version == version_1.VERSION:
        return version_1.data_of(procedure, workspace.settings.language)
    return composed(procedure, workspace)


def composed(procedure: Procedure, workspace: Workspace) -> dict[str, Any]:
    """Return the procedure as dicts, lists, texts and numbers, in the order of the contract."""
    language = workspace.settings.language
    whole = procedure.whole or procedure
    return {
        "version": 2,
        "kind": procedure.sop.kind,
        "id": procedure.id,
        "title": procedure.title,
        "language": language,
        "expand": (Level.ALL if procedure.whole is None else Level.PARTS).value,
        "complete": procedure.is_complete,
        "gaps": [_gap(gap) for gap in procedure.gaps],
        "executors": [_executor(column) for column in procedure.named_columns],
        "parts": [_part(part) for part in whole.parts],
        "rows": _Rows(procedure, language).data(),
        "ends": [_end(end) for end in procedure.ends],
        "inputs": list(procedure.inputs),
        "outputs": list(procedure.outputs),
        "legal_basis": list(procedure.legal_basis),
        "qualifications": list(procedure.qualifications),
        "equipment": list(procedure.equipment),
        "related": [_relation(relation) for relation in procedure.related],
        "duration": whole_time(procedure),
        "source": source_of(procedure.id, workspace),
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {"sop": gap.sop, "why": gap.lack.value, "origin": _origin(gap.origin)}


def _executor(column: Column) -> dict[str, Any]:
    return {
        "id": column.id,
        "name": column.name,
        "group": column.group,
        "external": column.external,
        "system": column.system,
        "unit": column.unit,
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "no": part.no,
        "id": part.id,
        "sop": part.sop,
        "title": part.title,
        "number": part.number,
        "parent": part.parent,
        "ends": [_end(end) for end in part.ends],
    }


def _end(end: End) -> dict[str, Any]:
    return {"name": end.name, "sop": end.sop, "rows": list(end.rows)}


def _relation(relation: Relation) -> dict[str, Any]:
    return {"text": relation.text, "sop": relation.sop, "as": relation.kind}


class _Rows:
    """Writes the rows of one procedure."""

    def __init__(self, procedure: Procedure, language: str) -> None:
        self._procedure, self._language = procedure, language
        self._starts = frozenset(procedure.flow.starts)
        self._joins = joins(procedure.flow)
        self._groups = {
            row.id: number
            for number, group in enumerate(procedure.table_rows, start=1)
            for row in group
        }

    def data(self) -> list[dict[str, Any]]:
        return [self._row(row) for row in self._procedure.rows]

    def _row(self, row: Row) -> dict[str, Any]:
        chances = {label: number(Fraction(share)) for label, share in row.chances}
        return {
            "no": row.no,
            "id": row.id,
            "kind": row.kind.value,
            "group": self._groups[row.id],
            "section": row.section,
            "part": row.part,
            "sops": _performed(row),
            "activity": row.activity,
            "details": list(row.details),
            "executor": {"mode": row.mode.value, "ids": list(row.executors)},
            "when": row.when,
            "optional": row.when is not None or row.is_in_optional,
            "requirements": list(row.requirements),
            "duration": row_time(row, self._procedure.calendar, self._language),
            "effort": row.effort,
            "outputs": list(row.outputs),
            "note": row.note,
            "see": list(row.see),
            "footnote": row.footnote,
            "start": row.id in self._starts,
            "label": row.label,
            "question": row.question,
            "join": self._joins[row.id],
            "next": [_line(line, chances) for line in row.lines],
            "route": dict(row.routes),
            "origin": [_origin(origin) for origin in row.origins],
        }


def _performed(row: Row) -> list[str]:
    """Return the SOPs that a row of a macro performs."""
    if row.kind is not RowKind.PART or not row.origins:
        return []
    origin = row.origins[-1]
    sop = origin.entry.sop
    use = sop.steps[origin.index].use if isinstance(sop, Macro) else None
    return list(use.ids) if use else []


def _line(line: Line, chances: Mapping[str, int | float]) -> dict[str, Any]:
    to, end = line.target, None
    if to is None and line.sop is not None:
        to = OTHER
    elif to is None:
        to, end = END, line.outcome or DEFAULT_OUTCOME
    return {
        "to": to,
        "sop": line.sop,
        "label": line.label,
        "end": end,
        "chance": chances.get(line.label) if line.label is not None else None,
    }


def _origin(origin: Origin) -> dict[str, Any]:
    return {"sop": origin.sop, "step": origin.step, "path": origin.path, "line": origin.line}
