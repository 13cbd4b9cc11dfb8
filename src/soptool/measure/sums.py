"""What a procedure takes, one sum for each of its flows, and what each sum does not hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from soptool.compose.procedure import Procedure, Row
from soptool.measure.by_ends import total_by_ends
from soptool.measure.flows import Strand, strands
from soptool.measure.times import duration_of, is_measured, merged_rows, time_kind, times_of
from soptool.measure.way import Total, total_time
from soptool.model.calendar import Calendar, Span
from soptool.model.duration.duration import Duration, TimeKind, parse_duration
from soptool.model.duration.told import EACH
from soptool.model.duration.units import Clock, Unit


class Why(StrEnum):
    """Why a sum leaves a row out, or counts it once where it may be done again (`repetition`)."""

    REPETITION = "repetition"
    UNMEASURED = "unmeasured"
    PER_ITEM = "per-item"
    RECURRING = "recurring"
    UNREACHED = "unreached"


class Assumed(StrEnum):
    """What a sum takes for granted: how long a month is, a time said roughly, a missing end.

    `several`: a cell states several times, of which the shortest and the longest count. `in-part`:
    it names a length that is in none of them ("3 hari setelah 2 hari pengumuman").
    """

    MONTH = "month"
    CALENDAR_MONTH = "calendar-month"
    YEAR = "year"
    CALENDAR_YEAR = "calendar-year"
    APPROXIMATE = "approximate"
    OPEN_ENDED = "open-ended"
    SEVERAL = "several"
    IN_PART = "in-part"


@dataclass(frozen=True, slots=True)
class Limit:
    """A row that limits what a sum says; of a part drawn as one row, `count` of its steps.

    `piece`: what a time per piece is counted for, where the text says it.
    """

    row: Row
    kind: Why | Assumed
    count: int = 1
    piece: str | None = None


@dataclass(frozen=True)
class Sum:
    """The time of one flow, each loop walked once.

    `is_enclosed`: the flow has a flaw, or a merged cell that only some ways pass, so that the time
    lies within the bounds without reaching them. `is_measured`: any of its rows has a time.
    """

    strand: Strand
    time: Span
    without: tuple[Limit, ...]
    assumed: tuple[Limit, ...]
    is_enclosed: bool
    is_measured: bool

    @property
    def label(self) -> str | None:
        """What the flow is called."""
        return self.strand.label

    @property
    def limits(self) -> tuple[Limit, ...]:
        """All that it does not hold or takes for granted."""
        return (*self.without, *self.assumed)

    @property
    def is_exact(self) -> bool:
        """Whether the sum is just what the flow takes."""
        return not (self.without or self.assumed or self.is_enclosed)


def sums_of(procedure: Procedure) -> tuple[Sum, ...]:
    """Add up each flow of a procedure."""
    return tuple(map(_sum, strands(procedure)))


def either(sums: Iterable[Sum], calendar: Calendar) -> Span:
    """Return the time of one flow or another, of those that are measured."""
    return calendar.either(one.time for one in sums if one.is_measured)


def _sum(strand: Strand) -> Sum:
    procedure = strand.procedure
    times = times_of(procedure)
    total = total_time(procedure.flow, times, procedure.calendar, merged_rows(procedure))
    return Sum(
        strand,
        total_by_ends(procedure, times) or total.time,
        (*_without(strand, total), *_inner_without(procedure)),
        tuple(_assumed(procedure, total)),
        not total.is_exact,
        any(times[name] is not None for name in total.reached),
    )


def _without(strand: Strand, total: Total) -> Iterator[Limit]:
    procedure = strand.procedure
    rows, calendar = procedure.by_id, procedure.calendar
    for name in dict.fromkeys(total.returning):
        yield Limit(rows[name], Why.REPETITION)
    heads = {name: group[0] for group in merged_rows(procedure) for name in group}
    for name in total.unmeasured:
        said = rows[heads.get(name, name)]
        kind = time_kind(said, calendar)
        is_length = kind is TimeKind.PER_ITEM or kind is TimeKind.RECURRING
        why = Why(kind.value) if kind and is_length else Why.UNMEASURED
        yield Limit(rows[name], why, piece=_piece(said))
    unreached = (row for row in procedure.rows if row.id not in total.reached)
    for row in (*unreached, *strand.beside):
        yield Limit(row, Why.UNREACHED)


def _piece(row: Row) -> str | None:
    duration = parse_duration(row.duration) if row.duration else None
    return None if duration is None or duration.per == EACH else duration.per


def _assumed(procedure: Procedure, total: Total) -> Iterator[Limit]:
    for row in procedure.rows:
        duration = duration_of(row) if row.id in total.reached else None
        settled = duration and procedure.calendar.settled(duration)
        for kind in dict.fromkeys(_assumptions(settled)) if settled else ():
            yield Limit(row, kind)
        for inner in _inner_sums(row):
            for limit in inner.assumed:
                yield Limit(row, limit.kind)


def _assumptions(duration: Duration) -> Iterator[Assumed]:
    for amount in (*duration.minimum, *duration.maximum):
        if amount.value and (amount.unit, amount.clock) in _LENGTHS:
            yield _LENGTHS[amount.unit, amount.clock]
    if duration.approximate:
        yield Assumed.APPROXIMATE
    if duration.open_ended:
        yield Assumed.OPEN_ENDED
    if duration.alternatives or duration.listed:
        yield Assumed.SEVERAL
    if duration.names_more:
        yield Assumed.IN_PART


_LENGTHS = {
    (Unit.MONTHS, Clock.WORKING): Assumed.MONTH,
    (Unit.MONTHS, Clock.CALENDAR): Assumed.CALENDAR_MONTH,
    (Unit.YEARS, Clock.WORKING): Assumed.YEAR,
    (Unit.YEARS, Clock.CALENDAR): Assumed.CALENDAR_YEAR,
}


def _inner_without(procedure: Procedure) -> Iterator[Limit]:
    """Yield what the times of parts leave out, at the rows that stand for them."""
    for row in procedure.rows:
        limits = [limit for inner in _inner_sums(row) for limit in inner.without]
        counts = Counter({(limit.kind, limit.piece): 0 for limit in limits})
        for limit in limits:
            counts[limit.kind, limit.piece] += limit.count
        for (kind, piece), count in counts.items():
            yield Limit(row, kind, count, piece)


def _inner_sums(row: Row) -> Iterator[Sum]:
    """Yield the sums of the parts whose time the row takes; none where it states a time itself."""
    if not row.duration and any(map(is_measured, row.stands_for)):
        for part in row.stands_for:
            yield from sums_of(part)
