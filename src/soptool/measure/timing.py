"""The time of a procedure: least, most and expected; who spends it, where it comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from soptool.compose.documents import normal
from soptool.compose.procedure import Procedure, Row
from soptool.measure.average import Average
from soptool.measure.cells import Times
from soptool.measure.chances import Prospect
from soptool.measure.measured import Measured
from soptool.measure.sums import Sum
from soptool.measure.times import share_of
from soptool.measure.way import Loop, Way
from soptool.model.calendar import Calendar, Span, Spell


@dataclass(frozen=True, slots=True)
class Spent:
    """What one executor spends on the longest way, and which part of the whole work (0 to 1).

    What several do together costs each of them all of it.
    """

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

    `between_units`: how often the work passes to another unit on the longest way. `flows`: where
    the procedure has several, each of them by itself; then `average` says nothing, as nobody knows
    which of them a case takes.
    """

    procedure: Procedure
    sums: tuple[Sum, ...]
    time: Span
    way: Way
    times: Times
    longest: tuple[Row, ...]
    spent: tuple[Spent, ...]
    loops: tuple[ExpectedLoop, ...]
    average: Average
    between_units: int
    flows: tuple[Timing, ...] = ()


def timing_of(procedure: Procedure) -> Timing:
    """Add up the times of a procedure along its ways."""
    measured = Measured(procedure)
    if len(measured.sums) < 2:
        return _timing(measured)
    flows = tuple(timing_of(one.strand.procedure) for one in measured.sums)
    return replace(_timing(measured), average=Average(), flows=flows)


def _timing(measured: Measured) -> Timing:
    procedure, way, times = measured.procedure, measured.way, measured.times
    longest = tuple(procedure.by_id[name] for name in way.steps)
    return Timing(
        procedure,
        measured.sums,
        measured.time,
        way,
        times,
        longest,
        tuple(_spent(longest, times, procedure.calendar)),
        tuple(_loops(way, measured.prospect, measured.average)),
        measured.average,
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


def _spent(longest: tuple[Row, ...], times: Times, calendar: Calendar) -> Iterator[Spent]:
    by_executor: dict[str, Spell] = {}
    for row in longest:
        span = times[row.id]
        for name in row.executors if span is not None else ():
            assert span is not None
            share = span.maximum.times(share_of(row))
            by_executor[name] = by_executor.get(name, Spell()) + share
    total = sum(map(calendar.weight, by_executor.values()), Fraction(0))
    for name, spell in by_executor.items():
        yield Spent(name, spell, calendar.weight(spell) / total if total else Fraction(0))


def _loops(way: Way, prospect: Prospect, average: Average) -> Iterator[ExpectedLoop]:
    for loop in way.loops:
        followed = prospect.alternatives[loop.source]
        share = next(share for share, lines in followed if lines[0].label == loop.label)
        often = None if average.visits is None else average.visits.get(loop.source, Fraction(0))
        yield ExpectedLoop(loop, None if often is None else share * often)
