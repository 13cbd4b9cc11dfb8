"""The day on which a case is over, and what the calendar can't know of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from soptool.api.time import Finish
from soptool.language import Message, msg

_SHOWN = 6


def finish_lines(finish: Finish) -> Iterator[Message]:
    """Yield what is said of a finish, a line each."""
    yield _over(finish)
    if finish.estimated:
        days = [f"{day.isoformat()} {name}" for day, name in finish.estimated]
        yield msg("Holidays of estimated date, not decided yet: {days}", days=_listed(days))
    if finish.undecreed:
        years = _listed(map(str, finish.undecreed))
        yield msg("Collective leave is not decreed yet, and not counted: {years}", years=years)
    if finish.unknown:
        yield msg("No holidays are known: {years}", years=_listed(map(str, finish.unknown)))
    yield msg(
        "Every working day counts whole: half days, shorter hours in Ramadan and local holidays "
        "are not known."
    )


def _over(finish: Finish) -> Message:
    start, earliest, latest = finish.start, finish.earliest, finish.latest
    if earliest is None:
        return msg("Begun on {start}, it is over in more than a hundred years.", start=start)
    if latest is None:
        return msg(
            "Begun on {start}, it is over on {earliest} at the earliest, at the latest in more "
            "than a hundred years.",
            start=start,
            earliest=earliest,
        )
    if earliest == latest:
        return msg("Begun on {start}, it is over on {latest}.", start=start, latest=latest)
    return msg(
        "Begun on {start}, it is over between {earliest} and {latest}.",
        start=start,
        earliest=earliest,
        latest=latest,
    )


def _listed(texts: Iterable[str]) -> str | Message:
    known = list(texts)
    shown = ", ".join(known[:_SHOWN])
    if len(known) <= _SHOWN:
        return shown
    return msg("{names} and {more} more", names=shown, more=len(known) - _SHOWN)
