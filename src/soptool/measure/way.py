"""The time from the start of a procedure until all its lines have ended.

A choice takes from the shortest to the longest of its answers, lines that start together the
longest of theirs, an optional step from nothing. Loops count once: the way that never goes back.
Working and elapsed time stay apart; `Calendar.weight` decides which way is longer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from soptool.flow.analysis import Analysis
from soptool.flow.graph import Flow
from soptool.measure.cells import Counted, Merged, Times, counted_once
from soptool.measure.meter import NOTHING, Bounds, Meter
from soptool.measure.rounds import rounds
from soptool.measure.ways import Ways
from soptool.model.calendar import Calendar, Span
from soptool.model.executor import Mode, Performers


@dataclass(frozen=True, slots=True)
class Loop:
    """A line that comes back, and what each round more would add."""

    source: str
    target: str
    label: str | None
    adds: Span


@dataclass(frozen=True, slots=True)
class Way:
    """The way through a procedure.

    `steps`: the longest way. `outcomes`: the time to each named end. `unmeasured`: steps counted
    as nothing because they have no time. `is_exact`: the bounds are reached; else the flow has a
    flaw, or a merged cell that only some ways pass, and they only enclose the time.
    """

    total: Span
    steps: tuple[str, ...]
    outcomes: Mapping[str, Span]
    loops: tuple[Loop, ...]
    unmeasured: tuple[str, ...]
    handovers: int | None
    is_exact: bool


def way_through(
    flow: Flow,
    times: Times,
    calendar: Calendar,
    merged: Merged = (),
    performers: Mapping[str, Performers] | None = None,
) -> Way:
    """Add up the times of the steps (None or missing: unmeasured) along the flow.

    `merged` groups steps with one time cell (`merged_cells`), whose time stands at the first.
    Further starts are alternatives, unless a step with `join: all` waits for several of them.
    """
    ways, counted, meter = _measured(flow, times, calendar, merged)
    steps = _longest(ways)
    loops, are_regular = _loops(ways, meter)
    outcomes = dict(_outcomes(ways))
    return Way(
        total=meter.span(_from_starts(ways.analysis, ways.through)),
        steps=steps,
        outcomes={outcome: meter.span(bounds) for outcome, bounds in outcomes.items()},
        loops=loops,
        unmeasured=counted.unmeasured,
        handovers=None if performers is None else handovers(steps, performers),
        is_exact=counted.is_exact
        and are_regular
        and all(bounds.is_exact for bounds in outcomes.values())
        and _is_well_formed(ways),
    )


@dataclass(frozen=True, slots=True)
class Total:
    """Only the time of the way through, and what it leaves out, which takes far less to find.

    `returning`: the steps from which lines come back, whose rounds do not count. `unmeasured`: as
    in `Way`. `reached`: the steps that it is made of. `is_exact`: the bounds are reached.
    """

    time: Span
    returning: tuple[str, ...]
    unmeasured: tuple[str, ...]
    reached: frozenset[str]
    is_exact: bool


def total_time(flow: Flow, times: Times, calendar: Calendar, merged: Merged = ()) -> Total:
    """Add up the times of the steps as `way_through` does."""
    ways, counted, meter = _measured(flow, times, calendar, merged)
    time = meter.span(_from_starts(ways.analysis, ways.through))
    forward = ways.analysis.forward
    returning = tuple(source for source, _ in forward.loops)
    is_exact = counted.is_exact and _is_well_formed(ways)
    return Total(time, returning, counted.unmeasured, forward.reached, is_exact)


def _measured(
    flow: Flow, times: Times, calendar: Calendar, merged: Merged
) -> tuple[Ways, Counted, Meter]:
    analysis = Analysis(flow)
    counted = counted_once(analysis.forward, times, merged)
    meter = Meter(calendar, counted.spans.values())
    return Ways(analysis, dict(_costs(flow, counted, meter))), counted, meter


def _costs(flow: Flow, counted: Counted, meter: Meter) -> Iterator[tuple[str, Bounds]]:
    for name, span in counted.spans.items():
        high = meter.cost(span.maximum)
        low = high if span.minimum is span.maximum else meter.cost(span.minimum)
        yield name, Bounds(NOTHING if flow.by_id[name].is_optional else low, high)


def _longest(ways: Ways) -> tuple[str, ...]:
    starts = ways.analysis.flow.starts
    first = max(starts, key=lambda name: ways.through[name].high, default=None)
    return () if first is None else ways.longest(first)


def _outcomes(ways: Ways) -> Iterator[tuple[str, Bounds]]:
    flow, starts = ways.analysis.flow, ways.analysis.flow.starts
    for outcome in flow.outcomes:
        found = ways.to_outcome(outcome)
        if any(name in found for name in starts):
            yield outcome, _from_starts(ways.analysis, found)


def _loops(ways: Ways, meter: Meter) -> tuple[tuple[Loop, ...], bool]:
    measured = rounds(ways)
    loops = tuple(
        Loop(back[0], str(back[1].target), back[1].label, meter.span(measured[back][0]))
        for back in ways.analysis.forward.loops
    )
    return loops, all(is_regular for _, is_regular in measured.values())


def _from_starts(analysis: Analysis, found: Mapping[str, Bounds]) -> Bounds:
    """Return the bounds from all starts: alternatives, but for those that one step waits for."""
    waited_for = analysis.starts_waited_for
    together = [found[name] for name in waited_for if name in found]
    apart = [
        found[name] for name in analysis.flow.starts if name in found and name not in waited_for
    ]
    lows = [bounds.low for bounds in apart]
    if together:
        lows.append(max(bounds.low for bounds in together))
    highs = [bounds.high for bounds in (*apart, *together)]
    is_exact = all(bounds.is_exact for bounds in (*apart, *together))
    low, high = min(lows, default=NOTHING), max(highs, default=NOTHING)
    return Bounds(low, high, is_exact=is_exact)


def _is_well_formed(ways: Ways) -> bool:
    analysis = ways.analysis
    wrong = (*analysis.traps, *analysis.joining.loose, *analysis.joining.deadlocked)
    return not (wrong or analysis.is_open) and all(s in ways.direct for s in analysis.flow.starts)


def handovers(steps: Iterable[str], performers: Mapping[str, Performers]) -> int:
    """Count how often the work passes to another executor along a way.

    Within a chain each executor hands over to the next; those who act together or one for the
    other take and give as one. Steps without an executor pass nothing on.
    """
    acts = [performers[name] for name in steps if name in performers and performers[name].ids]
    within = sum(len(act.ids) - 1 for act in acts if act.mode is Mode.CHAIN)
    between = sum(not _gives(one) & _takes(other) for one, other in pairwise(acts))
    return within + between


def _takes(act: Performers) -> set[str]:
    return set(act.ids[:1] if act.mode is Mode.CHAIN else act.ids)


def _gives(act: Performers) -> set[str]:
    return set(act.ids[-1:] if act.mode is Mode.CHAIN else act.ids)
