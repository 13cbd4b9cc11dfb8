"""Workload (analisis beban kerja): minutes a year of each post, from the SOPs' own figures.

PermenPAN-RB 1/2020: need = sum of (volume a year x norm of time) / effective working time of
75,000 minutes a year. An SOP's time is often elapsed, not worked: `effort` counts where it is
given, else a time in minutes or hours as an estimate, and days never.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from soptool.compose.documents import normal
from soptool.compose.expand import Composer
from soptool.compose.procedure import Procedure, Row
from soptool.flow.order import components
from soptool.measure.measured import Measured
from soptool.measure.sums import sums_of
from soptool.measure.times import share_of
from soptool.model.calendar import Calendar
from soptool.model.duration.duration import Duration, parse_duration
from soptool.model.duration.units import Clock, Unit
from soptool.model.sop import Macro, Micro
from soptool.workspace.entry import Entry

EFFECTIVE_MINUTES = 75_000
Volumes = Mapping[str, Fraction]
_WORKED = (Unit.SECONDS, Unit.MINUTES, Unit.HOURS)


class Doubt(StrEnum):
    """Why a figure is an estimate."""

    FROM_TIME = "from-time"
    MIDDLE = "middle-of-range"
    DIVIDED = "divided-evenly"
    ONCE = "loops-counted-once"
    FLOWS = "every-flow-counted"


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
    """A step that can't be counted, and why, or an SOP with `no-volume`.

    `no-time`, `days` (without `effort`), `per-item` (without `pieces`), `recurring`.
    """

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
    composer: Composer,
    given: Volumes,
    effective_minutes: Fraction = Fraction(EFFECTIVE_MINUTES),
    meant: Collection[str] | None = None,
) -> Workload:
    """Add up the load of micro SOPs, of all where `meant` does not name their ids.

    `given` volumes (by id) go before those in the files.
    """
    volumes = dict(_volumes(composer, given))
    tasks: list[Task] = []
    gaps: list[Gap] = []
    for entry in composer.workspace.by_id.values():
        if not isinstance(entry.sop, Micro) or (meant is not None and entry.sop.id not in meant):
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
    """Yield the cases a year of each micro, and where the figure comes from."""
    passing = _Passing(composer, given)
    users = {name: composer.workspace.users.get(name, ()) for name in composer.workspace.by_id}
    for group in components(users, users):  # those that use it come first
        for name in group:
            passing.of(name)
    for name, entry in composer.workspace.by_id.items():
        if isinstance(entry.sop, Micro):
            volumes = passing.of(name)
            if volumes:
                yield name, (sum(volumes.values(), Fraction(0)), " + ".join(volumes))


@dataclass(slots=True)
class _Passing:
    """Cases a year by where the figure comes from, of each SOP once.

    One without a volume of its own takes those of the macros that use it, as often as a case of
    the macro is expected to come to it.
    """

    composer: Composer
    given: Volumes
    known: dict[str, Mapping[str, Fraction]] = field(default_factory=dict)
    uses: dict[str, Mapping[str, Fraction]] = field(default_factory=dict)

    def of(self, name: str) -> Mapping[str, Fraction]:
        if name not in self.known:
            self.known[name] = {}  # for the parts of a circle
            self.known[name] = self._own(name) or self._from_macros(name)
        return self.known[name]

    def _own(self, name: str) -> Mapping[str, Fraction]:
        entry = self.composer.workspace.by_id[name]
        own = _own_volume(entry, self.given, self.composer.calendar)
        if own is None:
            return {}
        is_macro_of_csv = isinstance(entry.sop, Macro) and own[1] == "csv"
        return {f"{name} (csv)" if is_macro_of_csv else own[1]: own[0]}

    def _from_macros(self, name: str) -> Mapping[str, Fraction]:
        found: dict[str, Fraction] = {}
        for user in self.composer.workspace.users.get(name, ()):
            if not isinstance(self.composer.workspace.by_id[user].sop, Macro):
                continue
            for source, volume in self.of(user).items():
                cases = volume * self._uses(user).get(name, Fraction(0))
                found[source] = found.get(source, Fraction(0)) + cases
        return found

    def _uses(self, user: str) -> Mapping[str, Fraction]:
        if user not in self.uses:
            macro = self.composer.expand(self.composer.workspace.by_id[user])
            self.uses[user] = _uses(macro)
        return self.uses[user]


def _own_volume(entry: Entry, given: Volumes, calendar: Calendar) -> tuple[Fraction, str] | None:
    if entry.sop.id in given:
        return given[entry.sop.id], "csv"
    volume = entry.sop.volume if isinstance(entry.sop, (Micro, Macro)) else None
    return None if volume is None else (volume.a_year(calendar), entry.path)


def _uses(macro: Procedure) -> Mapping[str, Fraction]:
    """Return how often a case of the macro comes to each part; once where no chance is known."""
    often, _ = _visits(macro)
    first: dict[str, str] = {}
    for row in macro.rows:
        if row.part is not None:
            first.setdefault(row.part.split(".")[0], row.id)
    uses: dict[str, Fraction] = {}
    for part in macro.parts:
        if part.parent is None and part.sop is not None:
            cases = often(first[part.id]) if part.id in first else Fraction(0)
            uses[part.sop] = uses.get(part.sop, Fraction(0)) + cases
    return uses


def _tasks(composer: Composer, entry: Entry, volume: Fraction, source: str) -> Iterator[Task | Gap]:
    procedure = composer.expand(entry)
    often, general = _visits(procedure)
    for row in procedure.rows:
        effort = _effort(row, composer.calendar)
        if isinstance(effort, str):
            if not row.same_duration and _own_posts(row, procedure):
                yield Gap(entry.sop.id, row.id, effort)
            continue
        minutes, doubts = effort
        for post, share in _posts(row, procedure):
            divided = (Doubt.DIVIDED,) if share != 1 else ()
            origin = row.origins[0]
            yield Task(
                post, entry.sop.id, row.id, row.activity, minutes * share, often(row.id), volume,
                source, (*doubts, *general, *divided), origin.path, origin.line,
            )  # fmt: skip


def _visits(procedure: Procedure) -> tuple[Callable[[str], Fraction], tuple[Doubt, ...]]:
    """Return how often a row is done for one case, and what is doubtful about that.

    It is once where nobody knows; a case of an SOP with several flows is counted in each of them.
    """
    averages = [Measured(one.strand.procedure).average for one in sums_of(procedure)]
    doubts = (Doubt.FLOWS,) if len(averages) > 1 else ()
    if any(one.visits is None for one in averages):
        return lambda _: Fraction(1), (*doubts, Doubt.ONCE)
    known = {name: times for one in averages for name, times in (one.visits or {}).items()}
    return lambda name: known.get(name, Fraction(0)), doubts


def _effort(row: Row, calendar: Calendar) -> tuple[Fraction, tuple[Doubt, ...]] | str:
    """Return the minutes worked in a row with what is doubtful about them, or why there are none.

    The reasons are those of `Gap`.
    """
    said = parse_duration(row.effort) if row.effort else None
    doubts: tuple[Doubt, ...] = ()
    if said is None:
        said = parse_duration(row.duration) if row.duration else None
        doubts = (Doubt.FROM_TIME,)
        if said is None:
            return "no-time"
        if not _is_worked(said):
            return "days"
    of_case = said.of_case(None if row.pieces is None else Fraction(row.pieces))
    if of_case is None:
        return said.kind.value
    low, high = calendar.working_minutes(of_case)
    doubts += (Doubt.MIDDLE,) if low != high else ()
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
