"""`--each`: many workspaces, each a piece of work that stands for itself.

A worker needs nothing but soptool, the folder of the workspace, and the place where documents go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from soptool.api.checking import Checking
from soptool.api.render import Wanted
from soptool.api.request import Request, absolute
from soptool.api.scope import shown
from soptool.api.validate import common_folder, together
from soptool.cli.crash import log_of
from soptool.cli.crew import all_done
from soptool.cli.progress import progress
from soptool.cli.store import place_of
from soptool.cli.terminal import Terminal
from soptool.cli.unit import Outcome, Unit, checked, rendered
from soptool.errors import UsageError
from soptool.finding import Severity
from soptool.language import Message, by_number, grouped, msg, with_hint
from soptool.lint.levels import Selection
from soptool.report.report import Report
from soptool.source.names import FILE_NAME
from soptool.workspace.discover import is_marked, nested_workspaces
from soptool.workspace.load import relative


@dataclass(frozen=True, slots=True)
class Crew:
    """Who does the work: processes here, or the workers of a scheduler."""

    scheduler: str | None = None
    jobs: int = 1


def units_of(request: Request) -> tuple[Unit, ...]:
    """Return the workspaces in the folders that are named. Raises UsageError."""
    roots: dict[Path, None] = {}
    for typed in request.arguments or (".",):
        folder = absolute(typed, request.here)
        if not folder.is_dir():
            raise UsageError(msg("`--each` takes folders, and `{path}` is none.", path=typed))
        below = (folder,) if is_marked(folder) else nested_workspaces(folder)
        if not below:
            problem = msg("No workspace was found in `{path}`.", path=typed)
            raise UsageError(with_hint(problem, msg("A workspace has a `{file}`.", file=FILE_NAME)))
        roots.update(dict.fromkeys(below))
    base = common_folder(tuple(roots))
    return tuple(
        Unit(
            replace(request, arguments=(), workspace=root, here=root, jobs=1),
            relative(root, base),
            shown(root, request.here),
        )
        for root in roots
    )


def validate_each(
    request: Request, selection: Selection, crew: Crew, terminal: Terminal, *, scorecard: bool
) -> tuple[Report, int]:
    """Check every workspace; return one report, and the exit code of what could not be checked."""
    units = units_of(request)
    work = partial(checked, Checking(selection, scorecard=scorecard))
    outcomes = _done(work, units, crew, terminal)
    base = common_folder([unit.root for unit in units])
    reports = [(unit.way, outcome.report) for unit, outcome in zip(units, outcomes, strict=True)]
    return together(base, reports, has_scorecard=scorecard), _complain(units, outcomes, terminal)


def render_each(
    request: Request, wanted: Wanted, output: Path, crew: Crew, terminal: Terminal, *, resumes: bool
) -> int:
    """Write the documents and findings of every workspace; return the exit code."""
    units = units_of(request)
    place = place_of(output)
    templates = wanted.templates.absolute() if wanted.templates else None
    work = partial(rendered, replace(wanted, templates=templates), place, resumes)
    outcomes = _done(work, units, crew, terminal)
    for unit, outcome in zip(units, outcomes, strict=True):
        terminal.detail(_line(unit, outcome))
    terminal.note(_sum(outcomes, place))
    return _complain(units, outcomes, terminal)


def _done(
    work: Callable[[Unit], Outcome], units: Sequence[Unit], crew: Crew, terminal: Terminal
) -> tuple[Outcome, ...]:
    """Have all the work done; return the outcomes in the order of the units."""
    found: dict[int, Outcome] = {}
    ended = msg("The processes that worked on it were ended from outside.")
    lost = Outcome(troubles=(ended,), code=1)
    with progress(terminal) as step:
        for number, outcome in all_done(work, units, crew.scheduler, crew.jobs):
            found[number] = outcome or lost
            if step:
                step(len(found), len(units), units[number].name)
    return tuple(found[number] for number in range(len(units)))


def _line(unit: Unit, outcome: Outcome) -> Message:
    if outcome.is_resumed:
        return msg("`{workspace}`: done before.", workspace=unit.name)
    errors = outcome.report.count(Severity.ERROR)
    return msg(
        "`{workspace}`: {documents}, {errors}.",
        workspace=unit.name,
        documents=_documents(outcome.written),
        errors=by_number(errors, msg("1 error"), msg("{number} errors", number=grouped(errors))),
    )


def _documents(number: int) -> Message:
    return by_number(number, msg("1 document"), msg("{number} documents", number=grouped(number)))


def _sum(outcomes: Sequence[Outcome], place: str) -> Message:
    before = sum(outcome.is_resumed for outcome in outcomes)
    said = msg(
        "{workspaces}: {documents} written to {place}.",
        workspaces=by_number(
            len(outcomes),
            msg("1 workspace"),
            msg("{number} workspaces", number=grouped(len(outcomes))),
        ),
        documents=_documents(sum(outcome.written for outcome in outcomes)),
        place=place,
    )
    if not before:
        return said
    return with_hint(said, msg("Done before, and left: {number}.", number=before))


def _complain(units: Iterable[Unit], outcomes: Iterable[Outcome], terminal: Terminal) -> int:
    """Say what went wrong, workspace by workspace; return the worst exit code."""
    code = 0
    for unit, outcome in zip(units, outcomes, strict=True):
        code = max(code, outcome.code)
        for reason in _reasons(outcome):
            terminal.complain(msg("`{workspace}`: {reason}", workspace=unit.name, reason=reason))
    return code


def _reasons(outcome: Outcome) -> Iterator[Message]:
    yield from outcome.troubles
    if outcome.log is not None:
        yield msg("Please report it, with the log {log}.", log=log_of(outcome.log))
