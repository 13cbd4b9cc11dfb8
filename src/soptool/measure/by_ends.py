"""The time of a macro with one row a part, by the ends of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from soptool.compose.procedure import Procedure, Row
from soptool.measure.cells import Times
from soptool.measure.times import merged_rows, times_of
from soptool.measure.way import total_time
from soptool.model.calendar import Span
from soptool.model.step import MacroStep, Use


def total_by_ends(form: Procedure, times: Times) -> Span | None:
    """Add up every step of the parts: which time leads to which of a part's ends, a row can't tell.

    Parts whose row states a time take that time where they begin. None where there is no other
    form, and where several rows share a time or a part, of which only they can tell.
    """
    whole = form.whole
    if whole is None or any(row.same_duration for row in form.rows):
        return None
    stated = [row for row in form.rows if row.duration and _use(form, row)]
    if any((use := _use(form, row)) and use.same for row in stated):
        return None
    by_index = {row.origins[0].index: times[row.id] for row in stated}
    inner = {**times_of(whole), **dict(_begun(whole, by_index))}
    return total_time(whole.flow, inner, whole.calendar, merged_rows(whole)).time


def _use(form: Procedure, row: Row) -> Use | None:
    step = form.sop.steps[row.origins[0].index]
    return step.use if isinstance(step, MacroStep) else None


def _begun(
    whole: Procedure, stated: Mapping[int, Span | None]
) -> Iterator[tuple[str, Span | None]]:
    """Give the stated time of a part to the rows where it begins, and none to its others."""
    of_part = {part.id: part.index for part in whole.parts if part.parent is None}
    begun: set[int] = set()
    for row in whole.rows:
        index = of_part[row.part.split(".")[0]] if row.part else -1
        if index in stated:
            yield row.id, stated[index] if row.is_start or index not in begun else None
        begun.add(index)
