"""A composed SOP as data, version 1, for programs that still ask for it (`--data-version 1`)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from soptool.compose.procedure import Origin, Part, Procedure, Row
from soptool.flow.graph import Line
from soptool.measure.measured import Measured
from soptool.measure.times import time_text
from soptool.model.calendar import Span

VERSION: Final = 1
END: Final = "end"


def data_of(procedure: Procedure, language: str = "id") -> dict[str, Any]:
    """Return the procedure as dicts, lists, texts and numbers, in the order of the contract.

    A part's time that is added up is written in `language`.
    """
    return {
        "id": procedure.id,
        "title": procedure.title,
        "executors": [{"id": column.id, "name": column.name} for column in procedure.named_columns],
        "parts": [_part(part) for part in procedure.parts],
        "rows": [_row(row, procedure, language) for row in procedure.rows],
        "legal_basis": list(procedure.legal_basis),
        "equipment": list(procedure.equipment),
        "duration": _duration(Measured(procedure).time),
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "no": part.no,
        "id": part.id,
        "sop": part.sop,
        "title": part.title,
        "parent": part.parent,
    }


def _row(row: Row, procedure: Procedure, language: str) -> dict[str, Any]:
    return {
        "no": row.no,
        "id": row.id,
        "kind": row.kind.value,
        "activity": row.activity,
        "executor": list(row.executors),
        "requirements": list(row.requirements),
        "duration": time_text(row, procedure.calendar, language),
        "outputs": list(row.outputs),
        "note": row.note,
        "next": [_line(line) for line in row.lines],
        "origin": [_origin(origin) for origin in row.origins],
    }


def _duration(total: Span) -> dict[str, Any]:
    """Return working minutes; elapsed ones (calendar days, `1 x 24 jam`) only where there are."""
    low, high = total.minimum, total.maximum
    minutes = {
        "minimum_minutes": _number(low.working),
        "maximum_minutes": _number(high.working),
    }
    if low.elapsed or high.elapsed:
        minutes["minimum_elapsed_minutes"] = _number(low.elapsed)
        minutes["maximum_elapsed_minutes"] = _number(high.elapsed)
    return minutes


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)


def _line(line: Line) -> dict[str, Any]:
    return {"to": line.target or END, "label": line.label}


def _origin(origin: Origin) -> dict[str, Any]:
    return {"sop": origin.sop, "step": origin.step, "path": origin.path, "line": origin.line}
