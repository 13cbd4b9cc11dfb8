"""A procedure and its times: the ways through it, and what all of it takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from soptool.compose.procedure import Procedure
from soptool.flow.analysis import Analysis
from soptool.measure.average import Average, average
from soptool.measure.cells import Times, counted_once
from soptool.measure.chances import Prospect, chances_of
from soptool.measure.sums import Sum, either, sums_of
from soptool.measure.times import merged_rows, times_of
from soptool.measure.way import Way, way_through
from soptool.model.calendar import Span
from soptool.model.executor import Performers


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
    def sums(self) -> tuple[Sum, ...]:
        """What each flow takes, and what that does not hold."""
        return sums_of(self.procedure)

    @cached_property
    def time(self) -> Span:
        """What the procedure takes; where it has several flows, one or another of them."""
        return either(self.sums, self.procedure.calendar)
