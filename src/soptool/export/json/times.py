"""Times as data: what a row says and counts for, and what all of it takes."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from soptool.compose.procedure import Procedure, Row
from soptool.measure.measured import Measured
from soptool.measure.sums import Sum, either
from soptool.measure.sums_data import limits_data
from soptool.measure.times import row_span, time_kind, time_text
from soptool.model.calendar import Calendar, Span
from soptool.model.duration.duration import Duration, TimeKind, parse_duration
from soptool.model.step import SAME


def row_time(row: Row, calendar: Calendar, language: str) -> dict[str, Any] | None:
    """Return what a row's time cell says; None where it is empty.

    The minutes are those of the text, of one piece where it is per piece; `counted` is what sums
    take for the row. A time that is added up of a part's steps is written in `language`.
    """
    span = row_span(row, calendar)
    kind = time_kind(row, calendar)
    counted = None if span is None else _minutes(span)
    if kind is None:
        return None if span is None else _summed(row, span, calendar, language)
    said = parse_duration(row.duration) if row.duration else None
    return {
        "text": SAME if kind is TimeKind.SAME else row.duration,
        "kind": kind.value,
        "summed": False,
        **_stated(said and calendar.settled(said), calendar),
        "per": said.per if said else None,
        "every": said.every if said else None,
        "pieces": None if row.pieces is None else number(Fraction(row.pieces)),
        "approximate": bool(said and said.approximate),
        "counted": counted,
    }


def _summed(row: Row, span: Span, calendar: Calendar, language: str) -> dict[str, Any]:
    kind = TimeKind.ONE if span.minimum == span.maximum else TimeKind.BOUNDS
    return {
        "text": time_text(row, calendar, language),
        "kind": kind.value,
        "summed": True,
        **_clocked(span),
        "per": None,
        "every": None,
        "pieces": None,
        "approximate": False,
        "counted": _minutes(span),
    }


def _stated(said: Duration | None, calendar: Calendar) -> dict[str, Any]:
    """Return the minutes that a text states: no longest where it names none, none at all if so."""
    if said is None:
        return {"minimum_minutes": None, "maximum_minutes": None, "clock": None}
    found = _clocked(calendar.span(said))
    if said.open_ended:
        found |= {key: None for key in found if key.startswith("maximum")}
    return found


def _clocked(span: Span) -> dict[str, Any]:
    """Return the minutes of a span and their clock; of both clocks, the elapsed ones beside."""
    has_work = bool(span.maximum.working)
    if span.maximum.elapsed and not has_work:
        low, high, clock = span.minimum.elapsed, span.maximum.elapsed, "elapsed"
    else:
        low, high, clock = span.minimum.working, span.maximum.working, "working"
    data = {"minimum_minutes": number(low), "maximum_minutes": number(high), "clock": clock}
    if has_work and span.maximum.elapsed:
        data["minimum_elapsed_minutes"] = number(span.minimum.elapsed)
        data["maximum_elapsed_minutes"] = number(span.maximum.elapsed)
    return data


def whole_time(procedure: Procedure) -> dict[str, Any]:
    """Return what the procedure takes, with what that leaves out and takes for granted."""
    sums, calendar = Measured(procedure).sums, procedure.calendar
    data = {**_sum(sums, calendar), **limits_data(sums)}
    flows = [
        {"label": one.label, **_sum((one,), calendar), **limits_data((one,))}
        for one in (sums if len(sums) > 1 else ())
    ]
    return {**data, "flows": flows}


def _sum(sums: Iterable[Sum], calendar: Calendar) -> dict[str, Any]:
    measured = tuple(one for one in sums if one.is_measured)
    if not measured:
        return dict.fromkeys(_minutes(Span()))
    return _minutes(either(measured, calendar))


def _minutes(span: Span) -> dict[str, Any]:
    return {
        "minimum_minutes": number(span.minimum.working),
        "maximum_minutes": number(span.maximum.working),
        "minimum_elapsed_minutes": number(span.minimum.elapsed),
        "maximum_elapsed_minutes": number(span.maximum.elapsed),
    }


def number(value: Fraction) -> int | float:
    """Return a number as JSON has it, whole where it is."""
    return int(value) if value.denominator == 1 else float(value)
