"""The applicant's way: from the row where something is handed in to the row that hands it over.

It begins at the first row in which someone from outside acts (an `external` executor), else where
something from outside is first required. It ends at the rows that yield what the service promises,
else where the applicant acts last. What only the applicant does takes none of the agency's time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from soptool.compose.procedure import Procedure, Row
from soptool.flow.analysis import Analysis
from soptool.flow.graph import Flow, Line, Node
from soptool.measure.average import Average, average
from soptool.measure.cells import Times, counted_once
from soptool.measure.chances import Prospect, chances_of
from soptool.measure.times import longest, merged_rows, times_of
from soptool.measure.way import way_through
from soptool.model.calendar import Span, Spell

HANDED_OVER: Final = "\0handed over"

Matches = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class ApplicantWay:
    """The way through one SOP. `last` is empty where no row is known to hand over.

    `span`: shortest and longest, each loop once. `expected`: on average with repetitions, None
    where an answer's chance is not known, or where by the chances a loop is never left
    (`is_endless`). `heaviest`: measured rows of the longest way, the longest
    first. `unmeasured`: rows on the way that have no time. `repeats`: whether a loop is on it.
    """

    procedure: Procedure
    first: Row
    last: tuple[Row, ...]
    span: Span
    expected: Spell | None
    is_endless: bool
    heaviest: tuple[Row, ...]
    unmeasured: tuple[Row, ...]
    repeats: bool

    @property
    def is_measured(self) -> bool:
        """Whether any of its rows has a time."""
        return bool(self.heaviest)


def applicant_way(
    procedure: Procedure, is_product: Matches, *, goes_on: bool = False, comes_from: bool = False
) -> ApplicantWay | None:
    """Find the way; None for an SOP without rows.

    `goes_on`: another SOP follows, so that it ends with the procedure. `comes_from`: one precedes,
    so that it begins with it.
    """
    flow = procedure.flow
    if not flow.nodes:
        return None
    reached = Analysis(flow).forward.reached
    rows = [row for row in procedure.rows if row.id in reached]
    outside = frozenset(column.id for column in procedure.columns if column.external)
    first = _first(rows, procedure, outside)
    start = rows[0] if comes_from else first
    applicant = outside & frozenset(first.executors)
    behind = _behind(flow, start.id)
    last = () if goes_on else _last(rows, start, behind, applicant, is_product)
    cut = _cut(flow, start.id, behind, frozenset(row.id for row in last))
    return _measured(procedure, cut, start, last, applicant)


def _first(rows: Sequence[Row], procedure: Procedure, outside: frozenset[str]) -> Row:
    """Return the row where the applicant hands in."""
    acting = (row for row in rows if outside & frozenset(row.executors))
    given = frozenset(procedure.inputs)
    taking = (row for row in rows if given & frozenset(row.requirements))
    return next(acting, None) or next(taking, rows[0])


def _behind(flow: Flow, start: str) -> frozenset[str]:
    """Return the rows to which a way leads from `start`, itself among them."""
    found, waiting = {start}, [start]
    while waiting:
        for line in flow.by_id[waiting.pop()].lines:
            if line.target is not None and line.target not in found:
                found.add(line.target)
                waiting.append(line.target)
    return frozenset(found)


def _last(
    rows: Sequence[Row],
    start: Row,
    behind: frozenset[str],
    applicant: frozenset[str],
    is_product: Matches,
) -> tuple[Row, ...]:
    following = [row for row in rows if row.id in behind]
    yielding = tuple(row for row in following if any(is_product(text) for text in row.outputs))
    if yielding:
        return yielding
    received = [row for row in following if applicant & frozenset(row.executors)]
    places = {row.id: place for place, row in enumerate(rows)}
    return tuple(row for row in received[-1:] if places[row.id] > places[start.id])


def _cut(flow: Flow, start: str, behind: frozenset[str], last: frozenset[str]) -> Flow:
    """Return the flow from `start`, which ends behind each of `last`.

    Only what leads there is left where there are such rows: who is turned away gets no product.
    """
    kept = _before(flow, behind, last) if last else behind
    order = [start, *(node.id for node in flow.nodes if node.id != start)]
    nodes = (flow.by_id[name] for name in order if name in kept)
    return Flow(tuple(_ending(node, kept, last) for node in nodes))


def _before(flow: Flow, names: frozenset[str], goals: frozenset[str]) -> frozenset[str]:
    found = set(goals & names)
    waiting = list(found)
    while waiting:
        for source, _ in flow.incoming[waiting.pop()]:
            if source in names and source not in found and source not in goals:
                found.add(source)
                waiting.append(source)
    return frozenset(found)


def _ending(node: Node, kept: frozenset[str], last: frozenset[str]) -> Node:
    if node.id in last:
        lines: tuple[Line, ...] = (Line(None, outcome=HANDED_OVER),)
    else:
        lines = tuple(
            line
            for line in node.lines
            if (line.is_end and not last) or (line.target is not None and line.target in kept)
        )
    return replace(node, lines=lines, is_start=False, unknown=())


def _measured(
    procedure: Procedure, cut: Flow, start: Row, last: tuple[Row, ...], applicant: frozenset[str]
) -> ApplicantWay:
    by_id = procedure.by_id
    own = frozenset(
        row.id for row in procedure.rows if row.executors and applicant >= frozenset(row.executors)
    )
    times = {**times_of(procedure), **dict.fromkeys(own, Span())}
    way = way_through(cut, times, procedure.calendar, merged_rows(procedure))
    weight = procedure.calendar.weight
    case = _average(cut, times, procedure) if way.loops else Average()
    measured = [by_id[name] for name in way.steps if times[name] and name not in own]
    heaviest = sorted(measured, key=lambda row: -weight(longest(row, procedure.calendar)))
    return ApplicantWay(
        procedure,
        start,
        last,
        way.outcomes.get(HANDED_OVER, way.total),
        None if case.time is None else case.time.maximum,
        bool(case.endless),
        tuple(heaviest),
        tuple(by_id[name] for name in way.unmeasured),
        bool(way.loops),
    )


def _average(cut: Flow, times: Times, procedure: Procedure) -> Average:
    """Return what a case is on average, by the middle of each row's times."""
    prospect = Prospect(Analysis(cut), chances_of(procedure))
    counted = counted_once(prospect.analysis.forward, times, merged_rows(procedure))
    middle = {name: _middle(span) for name, span in counted.spans.items()}
    return average(prospect, middle, procedure.calendar)


def _middle(span: Span) -> Span:
    spell = (span.minimum + span.maximum).times(Fraction(1, 2))
    return Span(spell, spell)
