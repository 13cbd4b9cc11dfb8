"""The time of each row: as its author says it, by the calendar, or what its parts add up to."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from soptool.compose.procedure import Procedure, Row
from soptool.measure.cells import Merged, Times, merged_cells
from soptool.measure.flows import strands
from soptool.measure.way import total_time
from soptool.model.calendar import Calendar, Span, Spell, format_span
from soptool.model.duration.duration import Duration, TimeKind, parse_duration
from soptool.model.executor import Mode


def times_of(procedure: Procedure) -> Times:
    """Return the time of each row; None where it has none that can be measured."""
    return {row.id: row_span(row, procedure.calendar) for row in procedure.rows}


def row_span(row: Row, calendar: Calendar) -> Span | None:
    """Return the time of a row; one that may be left out takes no time at least."""
    if row.duration:
        duration = duration_of(row)
        span = None if duration is None else calendar.span(duration)
    else:
        span = _of_parts(row.stands_for)
    is_optional = row.when is not None or row.is_in_optional
    return span.from_zero() if span is not None and is_optional else span


def duration_of(row: Row) -> Duration | None:
    """Return the time of one case that a row states; None where it states none."""
    said = parse_duration(row.duration) if row.duration else None
    return said and said.of_case(None if row.pieces is None else Fraction(row.pieces))


def longest(row: Row, calendar: Calendar) -> Spell:
    """Return the longest time of a row; nothing where it has none."""
    span = row_span(row, calendar)
    return Spell() if span is None else span.maximum


def time_text(row: Row, calendar: Calendar, language: str) -> str | None:
    """Return a row's time as its author wrote it, or what its parts add up to."""
    if row.duration is not None or row.same_duration:
        return row.duration
    span = _of_parts(row.stands_for)
    return None if span is None else format_span(span, calendar, language)


def share_of(row: Row) -> Fraction:
    """Return which share of a row's time each of its executors spends.

    What is done together, or by each of them, costs each all of it; what one of them does, or one
    after another, is divided evenly.
    """
    is_divided = row.mode in (Mode.ANY, Mode.CHAIN)
    return Fraction(1, len(row.executors)) if is_divided and row.executors else Fraction(1)


def merged_rows(procedure: Procedure) -> Merged:
    """Return the groups of rows whose time cells are one."""
    return merged_cells((row.id, row.same_duration) for row in procedure.rows)


def part_time(part: Procedure) -> Span:
    """Add up every step of a part, of one flow or another where it has several."""
    flows = (strand.procedure for strand in strands(part))
    return part.calendar.either(
        total_time(flow.flow, times_of(flow), flow.calendar, merged_rows(flow)).time
        for flow in flows
        if is_measured(flow)
    )


def is_measured(procedure: Procedure) -> bool:
    """Whether any row has a time that can be added up."""
    return any(
        duration_of(row) is not None if row.duration else any(map(is_measured, row.stands_for))
        for row in procedure.rows
    )


def time_kind(row: Row, calendar: Calendar) -> TimeKind | None:
    """Return what the row's time cell says; None where it is empty."""
    if row.same_duration:
        return TimeKind.SAME
    if row.duration is None:
        return None
    duration = parse_duration(row.duration)
    return calendar.settled(duration).kind if duration else TimeKind.UNMEASURED


def _of_parts(parts: Sequence[Procedure]) -> Span | None:
    """Add up parts that are performed one after another; None where none is measured."""
    measured = [part for part in parts if is_measured(part)]
    if not measured:
        return None
    first, *others = map(part_time, measured)
    return sum(others, start=first)
