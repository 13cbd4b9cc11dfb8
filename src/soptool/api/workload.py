"""`sop workload`: the load of each post, from volumes and the SOPs' own figures."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from soptool.api.request import Request
from soptool.api.scope import Scope, open_settled
from soptool.api.validate import report_on
from soptool.compose.expand import Composer, calendar_from
from soptool.errors import UsageError
from soptool.language import Message, did_you_mean, msg
from soptool.measure.workload import EFFECTIVE_MINUTES, Workload, workload_of
from soptool.model.volume import PERIODS, Period, Volume
from soptool.report.report import Report
from soptool.shape.texts import as_number, is_number
from soptool.workspace.load import Progress
from soptool.workspace.workspace import Workspace

__all__ = ("Loaded", "workload")

_ID, _VOLUME, _PERIOD = ("sop", "id"), ("volume", "jumlah"), ("per", "period", "periode")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The workload, the findings in the files behind it, and those that can't be loaded."""

    workload: Workload
    report: Report
    unread: tuple[str, ...] = ()


def workload(
    request: Request,
    volumes: str | None = None,
    effective_minutes: int = EFFECTIVE_MINUTES,
    progress: Progress | None = None,
) -> Loaded:
    """Add up the workload; `volumes` is the text of a CSV file. Raises UsageError."""
    if effective_minutes <= 0:
        raise UsageError(msg("The effective minutes of a year must be more than 0."))
    scope = open_settled(request, progress)
    given = read_volumes(volumes, scope.workspace) if volumes is not None else {}
    meant = None if scope.paths is None else _with_parts(scope)
    found = workload_of(Composer(scope.workspace), given, Fraction(effective_minutes), meant)
    return Loaded(found, report_on(scope), replace(scope, paths=None).unread)


def _with_parts(scope: Scope) -> frozenset[str]:
    """Return the ids of what is meant, and of all parts of it."""
    by_id, known = scope.workspace.by_id, set[str]()
    waiting = [entry.sop.id for entry in scope.entries]
    while waiting:
        name = waiting.pop()
        entry = by_id.get(name)
        if entry is not None and name not in known:
            known.add(name)
            waiting += entry.parts
    return frozenset(known)


def read_volumes(text: str, workspace: Workspace) -> dict[str, Fraction]:
    """Read `sop,volume[,per]` with a head line; commas or semicolons. Raises UsageError."""
    text = text.removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    rows = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in first else ",")
    heads = {name.strip().casefold(): name for name in rows.fieldnames or () if name}
    name_of, volume_of = _head(heads, _ID), _head(heads, _VOLUME)
    if name_of is None or volume_of is None:
        raise UsageError(msg("The CSV file needs the columns `sop` and `volume`."))
    period_of, calendar = _head(heads, _PERIOD), calendar_from(workspace.settings)
    volumes: dict[str, Fraction] = {}
    for row in rows:
        name = (row.get(name_of) or "").strip()
        if name:
            period = (row.get(period_of) or "") if period_of else ""
            volume = _volume(row.get(volume_of), period, rows.line_num)
            volumes[_known(name, workspace, rows.line_num)] = volume.a_year(calendar)
    return volumes


def _head(heads: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((heads[name] for name in names if name in heads), None)


def _known(name: str, workspace: Workspace, line: int) -> str:
    if name in workspace.by_id:
        return name
    message = msg("Line {line} of the CSV file: no SOP has the id `{id}`.", line=line, id=name)
    hint = did_you_mean(name, workspace.by_id)
    raise UsageError(message if hint is None else msg("{a} {b}", a=message, b=hint))


def _volume(text: Any, period: str, line: int) -> Volume:
    value = (text or "").strip() if isinstance(text, str) else ""
    if not is_number(value):
        raise _bad(line, msg("`{text}` is not a number.", text=value))
    per = PERIODS.get(" ".join(period.casefold().split()) or Period.YEAR)
    if per is None:
        raise _bad(line, msg("`{text}` is none of year, month, week, day.", text=period))
    return Volume(as_number(value), per, value)


def _bad(line: int, problem: Message) -> UsageError:
    return UsageError(msg("Line {line} of the CSV file: {problem}", line=line, problem=problem))
