"""Workload (analisis beban kerja): minutes a year of each post, from the SOPs' own figures.

PermenPAN-RB 1/2020: need = sum of (volume a year x norm of time) / effective working time of
75,000 minutes a year. An SOP's time is often elapsed, not worked: `effort` counts where it is
given, else a time in minutes or hours as an estimate, and days never.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from soptool.compose.documents import normal
from soptool.compose.expand import Composer
from soptool.compose.procedure import Procedure, Row
from soptool.measure.average import Average
from soptool.measure.measured import Measured
from soptool.measure.times import share_of
from soptool.model.calendar import Calendar
from soptool.model.duration.duration import Duration, parse_duration
from soptool.model.duration.units import Clock, Unit
from soptool.model.sop import Macro, Micro
from soptool.workspace.entry import Entry

EFFECTIVE_MINUTES = 75_000
OLD_EFFECTIVE_MINUTES = 72_000
Volumes = Mapping[str, Fraction]
_WORKED = (Unit.SECONDS, Unit.MINUTES, Unit.HOURS)


class Doubt(StrEnum):
    """Why a figure is an estimate."""

    FROM_TIME = "from-time"
    MIDDLE = "middle-of-range"
    DIVIDED = "divided-evenly"
    ONCE = "loops-counted-once"
    PER_UNIT = "time-is-per-unit"


@dataclass(frozen=True, slots=True)
class Task:
    """What one post does in one step: minutes a case, times a case, cases a year."""

    post: str
    sop: str
    step: str
    activity: str
    minutes: Fraction
    times: Fraction
    volume: Fraction
    volume_from: str
    doubts: tuple[Doubt, ...]
    path: str
    line: int

    @property
    def minutes_a_year(self) -> Fraction:
        """The load of this task."""
        return self.minutes * self.times * self.volume


@dataclass(frozen=True, slots=True)
class Gap:
    """A step that can't be counted, and why: `no-time`, `days`, or an SOP with `no-volume`."""

    sop: str
    step: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Load:
    """The yearly minutes of one post and the staff that they need."""

    post: str
    minutes: Fraction
    staff: Fraction


@dataclass(frozen=True, slots=True)
class Workload:
    """Posts by their load, the tasks behind them, and what could not be counted."""

    loads: tuple[Load, ...]
    tasks: tuple[Task, ...]
    gaps: tuple[Gap, ...]
    effective_minutes: Fraction


def workload_of(
    composer: Composer, given: Volumes, effective_minutes: Fraction = Fraction(EFFECTIVE_MINUTES)
) -> Workload:
    """Add up the load of all micro SOPs; `given` volumes (by id) go before those in the files."""
    volumes = dict(_volumes(composer, given))
    tasks: list[Task] = []
    gaps: list[Gap] = []
    for entry in composer.workspace.by_id.values():
        if not isinstance(entry.sop, Micro):
            continue
        volume = volumes.get(entry.sop.id)
        if volume is None:
            gaps.append(Gap(entry.sop.id, None, "no-volume"))
            continue
        for found in _tasks(composer, entry, *volume):
            (tasks if isinstance(found, Task) else gaps).append(found)  # type: ignore[arg-type]
    return Workload(tuple(_loads(tasks, effective_minutes)), tuple(tasks), tuple(gaps),
                    effective_minutes)  # fmt: skip


def _volumes(composer: Composer, given: Volumes) -> Iterator[tuple[str, tuple[Fraction, str]]]:
    """Yield the cases a year of each micro, and where the figure comes from.

    A micro without a volume of its own takes those of the macros that use it, as often as a case
    of the macro is expected to come to it.
    """
    for name, entry in composer.workspace.by_id.items():
        if not isinstance(entry.sop, Micro):
            continue
        own = _own_volume(entry, given)
        if own is not None:
            yield name, own
            continue
        passed_on = list(_from_macros(composer, name, given, frozenset()))
        if passed_on:
            total = sum((volume for volume, _ in passed_on), Fraction(0))
            yield name, (total, " + ".join(source for _, source in passed_on))


def _own_volume(entry: Entry, given: Volumes) -> tuple[Fraction, str] | None:
    if entry.sop.id in given:
        return given[entry.sop.id], "csv"
    volume = entry.sop.volume if isinstance(entry.sop, (Micro, Macro)) else None
    return None if volume is None else (Fraction(volume), entry.path)


def _from_macros(
    composer: Composer, name: str, given: Volumes, seen: frozenset[str]
) -> Iterator[tuple[Fraction, str]]:
    for user in composer.workspace.users.get(name, ()):
        entry = composer.workspace.by_id[user]
        if not isinstance(entry.sop, Macro) or user in seen:
            continue
        uses = _uses(composer.expand(entry), name)
        own = _own_volume(entry, given)
        found = [own] if own else _from_macros(composer, user, given, seen | {user})
        for volume, source in found:
            yield volume * uses, f"{user} ({source})" if source == "csv" else source


def _uses(macro: Procedure, name: str) -> Fraction:
    """Return how often a case of the macro comes to the part; once where no chance is known."""
    often = Measured(macro).average.visits
    first: dict[str, str] = {}
    for row in macro.rows:
        if row.part is not None:
            first.setdefault(row.part.split(".")[0], row.id)
    parts = [part.id for part in macro.parts if part.parent is None and part.sop == name]
    return sum((_times(often, first[part]) for part in parts), Fraction(0))


def _tasks(composer: Composer, entry: Entry, volume: Fraction, source: str) -> Iterator[Task | Gap]:
    procedure = composer.expand(entry)
    average = Measured(procedure).average
    for row in procedure.rows:
        effort, doubts = _effort(row, composer.calendar)
        if effort is None:
            if not row.same_duration and _own_posts(row, procedure):
                yield Gap(entry.sop.id, row.id, "days" if row.duration else "no-time")
            continue
        times = _times(average.visits, row.id)
        shared = (*doubts, *_once(average))
        for post, share in _posts(row, procedure):
            divided = (Doubt.DIVIDED,) if share != 1 else ()
            origin = row.origins[0]
            yield Task(
                post, entry.sop.id, row.id, row.activity, effort * share, times, volume, source,
                (*shared, *divided), origin.path, origin.line,
            )  # fmt: skip


def _times(often: Mapping[str, Fraction] | None, row: str) -> Fraction:
    """Return how often a row is done for one case; once where that is not known."""
    return Fraction(1) if often is None else often.get(row, Fraction(0))


def _once(average: Average) -> tuple[Doubt, ...]:
    return () if average.visits is not None else (Doubt.ONCE,)


def _effort(row: Row, calendar: Calendar) -> tuple[Fraction | None, tuple[Doubt, ...]]:
    """Return the minutes worked in a row, and what is doubtful about them."""
    said = parse_duration(row.effort) if row.effort else None
    doubts: tuple[Doubt, ...] = ()
    if said is None:
        said = parse_duration(row.duration) if row.duration else None
        if said is None or not _is_worked(said):
            return None, ()
        doubts = (Doubt.FROM_TIME,)
    low, high = calendar.working_minutes(said)
    doubts += (Doubt.MIDDLE,) if low != high else ()
    doubts += (Doubt.PER_UNIT,) if said.per else ()
    return (low + high) / 2, doubts


def _is_worked(duration: Duration) -> bool:
    amounts = (*duration.minimum, *duration.maximum)
    return all(a.unit in _WORKED and a.clock is Clock.WORKING for a in amounts)


def _own_posts(row: Row, procedure: Procedure) -> tuple[str, ...]:
    columns = procedure.column_of
    return tuple(
        name
        for name in row.executors
        if name in columns and not columns[name].external and not columns[name].system
    )


def _posts(row: Row, procedure: Procedure) -> Iterator[tuple[str, Fraction]]:
    """Yield who of the organisation's posts spends which share of the row's effort."""
    for name in _own_posts(row, procedure):
        yield procedure.column_of[name].name, share_of(row)


def _loads(tasks: list[Task], effective_minutes: Fraction) -> Iterator[Load]:
    names: dict[str, str] = {}
    minutes: dict[str, Fraction] = {}
    for task in tasks:
        key = normal(task.post)
        names.setdefault(key, task.post)
        minutes[key] = minutes.get(key, Fraction(0)) + task.minutes_a_year
    for key, total in sorted(minutes.items(), key=lambda pair: (-pair[1], pair[0])):
        yield Load(names[key], total, total / effective_minutes)
