"""A procedure as plain data: what `sop compose --format json` shows. The keys are a contract."""

from __future__ import annotations

from typing import Any

from soptool.compose.procedure import Origin, Part, Procedure, Row
from soptool.flow.graph import Line

END = "end"


def data_of(procedure: Procedure) -> dict[str, Any]:
    """Return the procedure as dicts, lists, texts and numbers, in the order of the contract."""
    return {
        "id": procedure.id,
        "title": procedure.title,
        "executors": [{"id": column.id, "name": column.name} for column in procedure.columns],
        "parts": [_part(part) for part in procedure.parts],
        "rows": [_row(row) for row in procedure.rows],
        "legal_basis": list(procedure.legal_basis),
        "equipment": list(procedure.equipment),
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "no": part.no,
        "id": part.id,
        "sop": part.sop,
        "title": part.title,
        "parent": part.parent,
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "no": row.no,
        "id": row.id,
        "kind": row.kind.value,
        "activity": row.activity,
        "executor": list(row.executors),
        "requirements": list(row.requirements),
        "duration": row.duration,
        "outputs": list(row.outputs),
        "note": row.note,
        "next": [_line(line) for line in row.lines],
        "origin": [_origin(origin) for origin in row.origins],
    }


def _line(line: Line) -> dict[str, Any]:
    return {"to": line.target or END, "label": line.label}


def _origin(origin: Origin) -> dict[str, Any]:
    return {"sop": origin.sop, "step": origin.step, "path": origin.path, "line": origin.line}
