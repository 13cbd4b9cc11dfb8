"""`sop time`: how long procedures take, and when one that begins on a day is over."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from soptool.api.request import Request
from soptool.api.scope import open_settled
from soptool.api.validate import report_on
from soptool.compose.expand import Composer
from soptool.errors import UsageError
from soptool.language import msg
from soptool.measure.timing import Timing, timing_of
from soptool.measure.workdays import finished_on, holidays_of
from soptool.model.standard import Standard
from soptool.report.report import Report
from soptool.settings import Settings
from soptool.workspace.load import Progress

DEFAULT_COUNTRY = "ID"


@dataclass(frozen=True, slots=True)
class Finish:
    """The first and the last day on which a case that begins on `start` may be over."""

    start: date
    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Timed:
    """One procedure's time, and its finish where a start was given."""

    timing: Timing
    finish: Finish | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """The procedures asked for, in the order of their files, and the findings in these."""

    timed: tuple[Timed, ...]
    report: Report
    language: str


def time(request: Request, start: date | None = None, progress: Progress | None = None) -> Times:
    """Time the SOPs that are meant. Raises UsageError."""
    scope = open_settled(request, progress)
    settings = scope.workspace.settings
    composer = Composer(scope.workspace)
    timings = [
        timing_of(composer.expand(entry))
        for entry in scope.entries
        if not isinstance(entry.sop, Standard)
    ]
    holidays = _holidays(settings) if start is not None else frozenset()
    timed = tuple(Timed(timing, _finish(timing, start, holidays)) for timing in timings)
    return Times(timed, report_on(scope), settings.language)


def _holidays(settings: Settings) -> Container[date]:
    country = settings.calendar.holidays or DEFAULT_COUNTRY
    try:
        return holidays_of(country)
    except LookupError as error:
        message = msg("The holidays of `{country}` are not known.", country=country)
        hint = msg("{problem} Use a country's code in sop.yaml: `holidays: ID`.", problem=message)
        raise UsageError(hint) from error


def _finish(timing: Timing, start: date | None, holidays: Container[date]) -> Finish | None:
    if start is None:
        return None
    total, calendar = timing.way.total, timing.procedure.calendar
    return Finish(
        start,
        finished_on(start, total.minimum, calendar, holidays),
        finished_on(start, total.maximum, calendar, holidays),
    )
