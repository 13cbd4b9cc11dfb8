"""The time of procedures as plain data: what `sop time --format json` shows."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from soptool.measure.sums_data import limits_data
from soptool.measure.timing import Timing
from soptool.model.calendar import Span, Spell


def timing_data(timing: Timing) -> dict[str, Any]:
    """Return a timing as dicts, lists, texts and numbers; times are minutes.

    `without` has the rows that the time leaves out, and why; `assumed` what it takes for granted.
    Of several flows the whole says the least and the most, and `flows` has each of them.
    """
    data = {
        "id": timing.procedure.id,
        "kind": timing.procedure.sop.kind,
        "title": timing.procedure.title,
        **_facts(timing),
    }
    if timing.flows:
        pairs = zip(timing.sums, timing.flows, strict=True)
        data["flows"] = [{"label": one.label, **_facts(flow)} for one, flow in pairs]
    return data


def _facts(timing: Timing) -> dict[str, Any]:
    way, average = timing.way, timing.average
    return {
        **_span("minimum", "maximum", timing.time),
        "expected": None if average.time is None else _span("low", "high", average.time),
        **limits_data(timing.sums),
        "expected_exact": average.is_exact,
        "outcomes": {
            name: _span("minimum", "maximum", span) for name, span in way.outcomes.items()
        },
        "handovers": way.handovers,
        "handovers_between_units": timing.between_units,
        "longest_way": [
            {
                "no": row.no,
                "id": row.id,
                "activity": row.activity,
                "executor": list(row.executors),
                "maximum": None if (span := timing.times[row.id]) is None else _spell(span.maximum),
            }
            for row in timing.longest
        ],
        "executors": [
            {
                "id": spent.executor,
                "name": _name(timing, spent.executor),
                **_spell(spent.time),
                "share": round(float(spent.share), 4),
            }
            for spent in timing.spent
        ],
        "loops": [
            {
                "from": one.loop.source,
                "to": one.loop.target,
                "label": one.loop.label,
                "adds": _span("minimum", "maximum", one.loop.adds),
                "expected_rounds": None if one.rounds is None else round(float(one.rounds), 4),
            }
            for one in timing.loops
        ],
        "unmeasured": list(way.unmeasured),
        "decisions_without_chance": list(average.undecided),
        "endless_loops": list(average.endless),
        "growing_loops": list(average.growing),
    }


def _name(timing: Timing, executor: str) -> str:
    column = timing.procedure.column_of.get(executor)
    return column.name if column else executor


def _span(low: str, high: str, span: Span) -> dict[str, Any]:
    return {low: _spell(span.minimum), high: _spell(span.maximum)}


def _spell(spell: Spell) -> dict[str, Any]:
    return {
        "working_minutes": _number(spell.working),
        "elapsed_minutes": _number(spell.elapsed),
    }


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else round(float(value), 4)
