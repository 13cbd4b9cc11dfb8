"""A procedure and its times: the ways through it, and what all of it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from soptool.compose.procedure import Procedure
from soptool.flow.analysis import Analysis
from soptool.measure.average import Average, average
from soptool.measure.cells import Times, counted_once
from soptool.measure.chances import Prospect, chances_of
from soptool.measure.times import is_measured, merged_rows, part_total, times_of
from soptool.measure.way import Total, Way, total_time, way_through
from soptool.model.calendar import Span
from soptool.model.executor import Performers
from soptool.model.step import MacroStep


@dataclass(frozen=True)
class Measured:
    """A procedure with its times; each thing is worked out once, when it is first asked for."""

    procedure: Procedure

    @cached_property
    def times(self) -> Times:
        """The time of each row; None where it has none."""
        return times_of(self.procedure)

    @cached_property
    def is_measured(self) -> bool:
        """Whether any row has a time that can be added up."""
        return any(span is not None for span in self.times.values())

    @cached_property
    def way(self) -> Way:
        """The way through by the workspace's calendar, with its time and hand-overs."""
        procedure = self.procedure
        return way_through(
            procedure.flow,
            self.times,
            procedure.calendar,
            merged_rows(procedure),
            {row.id: Performers(row.mode, row.executors) for row in procedure.rows},
        )

    @cached_property
    def prospect(self) -> Prospect:
        """Where one case goes, by the chances of the answers."""
        return Prospect(Analysis(self.procedure.flow), chances_of(self.procedure))

    @cached_property
    def average(self) -> Average:
        """What one case is on average."""
        analysis, procedure = self.prospect.analysis, self.procedure
        counted = counted_once(analysis.forward, self.times, merged_rows(procedure))
        return average(self.prospect, counted.spans, procedure.calendar)

    @cached_property
    def total(self) -> Total:
        """The time of the way through, and what it leaves out, as documents state it."""
        procedure = self.procedure
        total = total_time(procedure.flow, self.times, procedure.calendar, merged_rows(procedure))
        parts = [
            part_total(part)
            for row in procedure.rows
            if not row.duration and any(map(is_measured, row.stands_for))
            for part in row.stands_for
        ]
        return Total(
            total.time if procedure.whole is None else self._time_by_ends(total, procedure.whole),
            total.has_loops or any(part.has_loops for part in parts),
            total.untimed + sum(part.untimed for part in parts),
        )

    def _time_by_ends(self, total: Total, whole: Procedure) -> Span:
        """Add up every step, but parts whose row states a time take that time where they begin.

        Where several rows of the form share a time or a part, only they can tell.
        """
        stated = dict(_stated(self.procedure, self.times))
        if any(row.same_duration for row in self.procedure.rows) or any(
            _goes_on(self.procedure, index) for index in stated
        ):
            return total.time
        times = {**times_of(whole), **dict(_begun(whole, stated))}
        return total_time(whole.flow, times, whole.calendar, merged_rows(whole)).time


def _stated(form: Procedure, times: Times) -> Iterator[tuple[int, Span | None]]:
    """Yield the macro's steps (by position) that say how long their part takes."""
    for index, (row, step) in enumerate(zip(form.rows, form.sop.steps, strict=True)):
        if isinstance(step, MacroStep) and step.use is not None and row.duration:
            yield index, times[row.id]


def _goes_on(form: Procedure, index: int) -> bool:
    step = form.sop.steps[index]
    return isinstance(step, MacroStep) and step.use is not None and step.use.same


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
