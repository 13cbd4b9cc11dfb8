"""What sums say, and what they do not hold, in the words of an office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import TypeVar

from soptool.language import Message, Translate, by_number, msg
from soptool.measure.sums import Assumed, Limit, Sum, Why
from soptool.model.calendar import Calendar, format_span
from soptool.model.duration.duration import render_number

_Kind = TypeVar("_Kind", Why, Assumed)


def total_text(sums: Sequence[Sum], language: str, translate: Translate) -> str | None:
    """Write what a procedure takes, a sum for each flow, with what each of them does not hold.

    None where nothing is measured.
    """
    if not any(one.is_measured for one in sums):
        return None
    texts = [sum_text(one, language, translate) for one in sums]
    if len(sums) == 1:
        return texts[0]
    names = [flow_name(one, number, translate) for number, one in enumerate(sums, start=1)]
    return "; ".join(f"{name}: {text}" for name, text in zip(names, texts, strict=True))


def sum_text(one: Sum, language: str, translate: Translate) -> str:
    """Write one sum: `2 hari kerja (belum termasuk 3 langkah tanpa waktu)`."""
    if not one.is_measured:
        return msg("no time stated").render(translate)
    text = format_span(one.time, one.strand.procedure.calendar, language)
    said = [limit.render(translate) for limit in limits(one, language)]
    return f"{text} ({'; '.join(said)})" if said else text


def flow_name(one: Sum, number: int, translate: Translate) -> str:
    """Name a flow by its section or start, else by its number."""
    return one.label or msg("flow {number}", number=number).render(translate)


def limits(one: Sum, language: str) -> Iterator[Message]:
    """Yield what a sum leaves out, and what it takes for granted."""
    left_out = [
        _per_item(one, count) if kind is Why.PER_ITEM else _left_out(kind, count)
        for kind, count in _counts(one.without, Why)
    ]
    if left_out:
        yield msg("not counting {things}", things=_listed(left_out))
    calendar = one.strand.procedure.calendar
    for kind, count in _counts(one.assumed, Assumed):
        yield _taken(kind, count, calendar, language)
    if one.is_enclosed:
        yield msg("outer bounds: the flow has flaws")


def _counts(found: Sequence[Limit], kinds: type[_Kind]) -> Iterator[tuple[_Kind, int]]:
    """Count the steps of each kind, in the order of the kinds."""
    for kind in kinds:
        count = sum(limit.count for limit in found if limit.kind is kind)
        if count:
            yield kind, count


def _listed(things: Sequence[Message]) -> Message:
    """Join things: `one and two`, `one, two, and three`."""
    if len(things) == 1:
        return things[0]
    if len(things) == 2:
        return msg("{one} and {other}", one=things[0], other=things[1])
    *first, last = things
    joined = reduce(lambda one, other: msg("{one}, {other}", one=one, other=other), first)
    return msg("{things}, and {other}", things=joined, other=last)


def _per_item(total: Sum, count: int) -> Message:
    """Say of times per piece what the piece is, where it is one for all of them."""
    pieces = {limit.piece for limit in total.without if limit.kind is Why.PER_ITEM}
    piece = next(iter(pieces)) if len(pieces) == 1 else None
    if piece is None:
        one = msg("1 step with a time per piece")
        return by_number(count, one, msg("{count} steps with a time per piece", count=count))
    one = msg("1 step with a time per {piece}", piece=piece)
    return by_number(
        count, one, msg("{count} steps with a time per {piece}", count=count, piece=piece)
    )


def _left_out(why: Why, count: int) -> Message:
    if why is Why.REPETITION:
        return msg("repetitions")
    if why is Why.RECURRING:
        one = msg("1 recurring step")
        return by_number(count, one, msg("{count} recurring steps", count=count))
    if why is Why.UNREACHED:
        one = msg("1 step that the flow does not come to")
        other = msg("{count} steps that the flow does not come to", count=count)
        return by_number(count, one, other)
    one = msg("1 step without a time")
    return by_number(count, one, msg("{count} steps without a time", count=count))


def _taken(kind: Assumed, count: int, calendar: Calendar, language: str) -> Message:
    if kind is Assumed.APPROXIMATE:
        return msg("some times are rough")
    if kind is Assumed.SEVERAL:
        one = msg("1 step states several times")
        return by_number(count, one, msg("{count} steps state several times", count=count))
    if kind is Assumed.IN_PART:
        one = msg("the time of 1 step counted in part")
        return by_number(count, one, msg("the times of {count} steps counted in part", count=count))
    if kind is Assumed.OPEN_ENDED:
        one = msg("1 step has no longest time")
        return by_number(count, one, msg("{count} steps have no longest time", count=count))
    return _assumed_length(kind, calendar, language)


def _assumed_length(kind: Assumed, calendar: Calendar, language: str) -> Message:
    days = calendar.days_per_month
    if kind is Assumed.MONTH:
        return msg("a month counted as {days} working days", days=render_number(days, language))
    if kind is Assumed.YEAR:
        days *= calendar.months_per_year
        return msg("a year counted as {days} working days", days=render_number(days, language))
    if kind is Assumed.CALENDAR_MONTH:
        return msg("a month counted as 30 calendar days")
    return msg("a year counted as 365 calendar days")
