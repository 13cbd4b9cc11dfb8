"""`sop time`: how long procedures take, and when one that begins on a day is over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from soptool.api.checking import Checking
from soptool.api.recall import Words, remember_in
from soptool.api.request import Request
from soptool.api.scope import Scope, open_settled
from soptool.api.validate import report_on
from soptool.compose.expand import Composer
from soptool.errors import UsageError
from soptool.language import msg
from soptool.measure.timing import Timing, timing_of
from soptool.measure.workdays import Holidays, finished_on, holidays_of
from soptool.model.standard import Standard
from soptool.report.report import Report
from soptool.settings import Settings
from soptool.workspace.entry import Entry
from soptool.workspace.load import Progress

__all__ = ("Finish", "Timed", "Times", "time")

DEFAULT_COUNTRY = "ID"


@dataclass(frozen=True, slots=True)
class Finish:
    """The first and the last day on which a case that begins on `start` may be over.

    None where that is more than a hundred years away. Between `start` and then lie `estimated`
    holidays, whose date is not decided yet, years of which no collective leave is known
    (`undecreed`), and years of which no holiday is known (`unknown`).
    """

    start: date
    earliest: date | None
    latest: date | None
    estimated: tuple[tuple[date, str], ...] = ()
    undecreed: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Timed:
    """One procedure's time, and its finish where a start was given.

    `flows` has the same of each flow where the procedure has several.
    """

    timing: Timing
    finish: Finish | None = None
    flows: tuple[Timed, ...] = ()


@dataclass(frozen=True, slots=True)
class Times:
    """The procedures asked for, in the order of their files, and the findings in these.

    `unread`: files that are meant and can't be loaded. `keep` is told what was asked, and what is
    to be found again of the same files.
    """

    timed: tuple[Timed, ...]
    report: Report
    language: str
    unread: tuple[str, ...] = ()
    keep: Callable[[Words, object], None] = lambda *_: None


def time(request: Request, start: date | None = None, progress: Progress | None = None) -> Times:
    """Time the SOPs that are meant; a standard means those that it names. Raises UsageError."""
    scope = open_settled(request, progress)
    if not scope.entries:
        raise UsageError(msg("None of these can be read as an SOP: see `sop validate`."))
    settings = scope.workspace.settings
    composer = Composer(scope.workspace)
    entries = {one.path: one for entry in scope.entries for one in _timed_of(entry, scope)}
    timings = [timing_of(composer.expand(entry)) for entry in entries.values()]
    holidays = _holidays(settings) if start is not None else None
    timed = tuple(_timed(timing, start, holidays) for timing in timings)
    report = report_on(scope, Checking(is_alone=True))
    keep = partial(remember_in, request, scope)
    return Times(timed, report, settings.language, scope.unread, keep)


def _timed_of(entry: Entry, scope: Scope) -> Iterator[Entry]:
    if not isinstance(entry.sop, Standard):
        yield entry
        return
    named = (entry.sop.sops, *(service.sops for service in entry.sop.services))
    for name in (name for names in named for name in names):
        found = scope.workspace.by_id.get(name)
        if found is not None and not isinstance(found.sop, Standard):
            yield found


def _timed(timing: Timing, start: date | None, holidays: Holidays | None) -> Timed:
    flows = tuple(_timed(flow, start, holidays) for flow in timing.flows)
    if start is None or holidays is None:
        return Timed(timing, flows=flows)
    return Timed(timing, _finish(timing, start, holidays), flows)


def _holidays(settings: Settings) -> Holidays:
    country = settings.calendar.holidays or DEFAULT_COUNTRY
    try:
        return holidays_of(country)
    except LookupError as error:
        message = msg("The holidays of `{country}` are not known.", country=country)
        hint = msg("{problem} Use a country's code in sop.yaml: `holidays: ID`.", problem=message)
        raise UsageError(hint) from error


def _finish(timing: Timing, start: date, holidays: Holidays) -> Finish:
    calendar = timing.procedure.calendar
    ends = [
        finished_on(start, spell, calendar, holidays)
        for spell in (timing.time.minimum, timing.time.maximum)
    ]
    last = max(filter(None, ends), default=start)
    return Finish(
        start,
        ends[0],
        ends[1],
        tuple(holidays.estimated(start, last)),
        tuple(holidays.undecreed(start, last)),
        tuple(holidays.unknown(start, last)),
    )
