"""One case on average: how long it takes, how often each step is done, or why nobody can say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from soptool.flow.order import components
from soptool.measure.chances import Prospect
from soptool.measure.elimination import Unbounded
from soptool.measure.expected import expected_time, is_exact
from soptool.measure.visits import visits
from soptool.model.calendar import Calendar, Span, Spell


@dataclass(frozen=True, slots=True)
class Average:
    """What one case is expected to be; `time` and `visits` are None (empty) where not known.

    That is where decisions (`undecided`) have no chance, where a loop is by its chances never left
    (`endless`), and where each round of it starts one further round or more (`growing`).
    `is_exact`: the time is the average itself, not less (`measure.expected`). `begins`: where the
    case begins, if there are other starts at which it might.
    """

    time: Span | None = None
    visits: Mapping[str, Fraction] | None = None
    is_exact: bool = False
    undecided: tuple[str, ...] = ()
    endless: tuple[str, ...] = ()
    growing: tuple[str, ...] = ()
    begins: str | None = None


def average(prospect: Prospect, spans: Mapping[str, Span], calendar: Calendar) -> Average:
    """Return what one case is expected to be, with what each step takes when it is done."""
    if prospect.undecided:
        return Average(undecided=prospect.undecided)
    try:
        time = _time(prospect, spans, calendar)
    except Unbounded as found:
        return Average(endless=_loop_of(found.name, prospect))
    try:
        often = visits(prospect)
    except Unbounded as found:
        return Average(growing=_loop_of(found.name, prospect))
    starts = prospect.analysis.flow.starts
    begins = starts[0] if len(starts) > len(prospect.entries) else None
    return Average(time, often, is_exact(prospect), begins=begins)


def _time(prospect: Prospect, spans: Mapping[str, Span], calendar: Calendar) -> Span:
    lows = {name: span.minimum for name, span in spans.items()}
    highs = {name: span.maximum for name, span in spans.items()}
    low = _expected(prospect, lows, calendar)
    return Span(low, low if lows == highs else _expected(prospect, highs, calendar))


def _expected(prospect: Prospect, spells: Mapping[str, Spell], calendar: Calendar) -> Spell:
    return expected_time(prospect, spells, calendar) if prospect.order else Spell()


def _loop_of(name: str, prospect: Prospect) -> tuple[str, ...]:
    """Return the steps that lie on a loop with one of them, in the order of the rows."""
    following = {
        step: [
            line.target
            for share, lines in prospect.alternatives[step]
            for line in lines
            if share and line.target is not None
        ]
        for step in prospect.order
    }
    loops = components(prospect.order, following)
    loop = next(steps for steps in loops if name in steps)
    return tuple(sorted(loop, key=prospect.analysis.flow.order.__getitem__))
