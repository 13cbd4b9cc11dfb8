"""The time that a whole procedure takes, and what a row of parts adds up to."""

from __future__ import annotations

from collections.abc import Iterable

from soptool.compose.procedure import Procedure
from soptool.flow.cells import merged_cells
from soptool.flow.time import Way, way_through
from soptool.model.calendar import Span
from soptool.model.executor import Performers


def way_of(procedure: Procedure) -> Way:
    """Return the way through a procedure by its calendar, with the hand-overs on it."""
    rows = procedure.rows
    return way_through(
        procedure.flow,
        {row.id: row.span for row in rows},
        procedure.calendar,
        merged_cells((row.id, row.same_duration) for row in rows),
        {row.id: Performers(row.mode, row.executors) for row in rows},
    )


def span_of_parts(parts: Iterable[Procedure]) -> Span | None:
    """Add up parts that are performed one after another; None where none has a measured time."""
    measured = [part for part in parts if any(row.span is not None for row in part.rows)]
    if not measured:
        return None
    first, *others = (way_of(part).total for part in measured)
    return sum(others, start=first)
