"""The time of a procedure: least, most and expected; who spends it, where it comes back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from soptool.compose.documents import normal
from soptool.compose.procedure import Procedure, Row
from soptool.flow.analysis import Analysis
from soptool.measure.cells import Times
from soptool.measure.measured import Measured
from soptool.measure.visits import Visits, shares, visits
from soptool.measure.way import Loop, Way
from soptool.model.calendar import Span, Spell


@dataclass(frozen=True, slots=True)
class Spent:
    """What one executor spends on the longest way, and which part of the whole that is (0 to 1)."""

    executor: str
    time: Spell
    share: Fraction


@dataclass(frozen=True, slots=True)
class ExpectedLoop:
    """A line that comes back, what a further round adds, and how often it is expected (or None)."""

    loop: Loop
    rounds: Fraction | None


@dataclass(frozen=True, slots=True)
class Timing:
    """All that `sop time` tells of one procedure.

    `expected`: the work of one case on average, from the least to the most time of each step; None
    where decisions (`undecided`) have no `chance`. `is_expected_exact`: no lines run in parallel,
    so that the expected work is also the expected time; else it is more than that.
    `between_units`: how often the work passes to another unit on the longest way.
    """

    procedure: Procedure
    way: Way
    times: Times
    longest: tuple[Row, ...]
    spent: tuple[Spent, ...]
    loops: tuple[ExpectedLoop, ...]
    expected: Span | None
    is_expected_exact: bool
    undecided: tuple[str, ...]
    endless: tuple[str, ...]
    between_units: int


def timing_of(procedure: Procedure) -> Timing:
    """Add up the times of a procedure along its ways."""
    measured = Measured(procedure)
    way, times = measured.way, measured.times
    analysis = Analysis(procedure.flow)
    chances = {
        row.id: {label: Fraction(share) for label, share in row.chances}
        for row in procedure.rows
        if row.chances
    }
    visited = visits(analysis, chances)
    longest = tuple(procedure.by_id[name] for name in way.steps)
    is_known = not visited.undecided and not visited.endless
    return Timing(
        procedure,
        way,
        times,
        longest,
        tuple(_spent(longest, times)),
        tuple(_loops(procedure, way, visited, chances)),
        _expected(times, visited) if is_known else None,
        is_known and visited.is_exact and not analysis.meetings.splits,
        visited.undecided,
        visited.endless,
        sum(one != other for one, other in pairwise(_units(procedure, longest))),
    )


def _units(procedure: Procedure, rows: tuple[Row, ...]) -> list[str]:
    """Return the units that the work passes through: the executor's, else its SOP's."""
    units = []
    for row in rows:
        column = procedure.column_of.get(row.executors[0]) if row.executors else None
        unit = (column.unit if column else None) or row.origins[0].entry.sop.unit
        units += [normal(unit)] if unit else []
    return units


def _expected(times: Times, visited: Visits) -> Span:
    low, high = Spell(), Spell()
    for name, span in times.items():
        if span is not None:
            low += span.minimum.times(visited.of[name])
            high += span.maximum.times(visited.of[name])
    return Span(low, high)


def _spent(longest: tuple[Row, ...], times: Times) -> Iterator[Spent]:
    """Divide the time of each row evenly among those who share it."""
    by_executor: dict[str, Spell] = {}
    for row in longest:
        span = times[row.id]
        for name in row.executors if span is not None else ():
            assert span is not None
            share = span.maximum.times(Fraction(1, len(row.executors)))
            by_executor[name] = by_executor.get(name, Spell()) + share
    total = sum((spell.working + spell.elapsed for spell in by_executor.values()), Fraction(0))
    for name, spell in by_executor.items():
        minutes = spell.working + spell.elapsed
        yield Spent(name, spell, minutes / total if total else Fraction(0))


def _loops(
    procedure: Procedure, way: Way, visited: Visits, chances: Mapping[str, Mapping[str, Fraction]]
) -> Iterator[ExpectedLoop]:
    for loop in way.loops:
        node = procedure.flow.by_id[loop.source]
        at = visited.of.get(loop.source)
        share = None if at is None else shares(node, chances.get(node.id, {}))[loop.label]
        yield ExpectedLoop(loop, None if share is None or at is None else share * at)
