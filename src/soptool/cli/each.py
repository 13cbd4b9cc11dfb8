"""`--each`: many workspaces, each a piece of work that stands for itself.

A worker needs nothing but soptool, the folder of the workspace, and the place where documents go.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from soptool.api.checking import Checking
from soptool.api.making import Written
from soptool.api.render import Wanted, render
from soptool.api.request import Request, absolute
from soptool.api.scope import shown
from soptool.api.validate import common_folder, together, validate
from soptool.cache.store import digest
from soptool.cache.tool import tool
from soptool.cli.command import Call
from soptool.cli.crash import log_of, text_of
from soptool.cli.crew import all_done
from soptool.cli.progress import progress
from soptool.cli.store import Record, Store, place_of, store_at
from soptool.cli.terminal import Terminal
from soptool.disk.content import MAX_DATA, content_of
from soptool.errors import FileLeft, OutputError, SopToolError, UsageError
from soptool.finding import Finding, Severity, in_order
from soptool.language import Message, by_number, msg, with_hint
from soptool.lint.levels import Selection
from soptool.report.report import Look, Report
from soptool.report.reporters import REPORTERS
from soptool.settings import read_settings
from soptool.source.names import FILE_NAME
from soptool.workspace.discover import is_marked, nested_workspaces
from soptool.workspace.load import relative
from soptool.workspace.shared import shared_by

FINDINGS: Final = "findings.json"


@dataclass(frozen=True, slots=True)
class Unit:
    """One workspace. `way` leads to it from the folder that holds all, `name` from where one is."""

    request: Request
    way: str
    name: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one workspace. `log`: the traceback of an internal error.

    `resumed`: an earlier run had done it, with these findings.
    """

    report: Report = field(default_factory=Report)
    written: int = 0
    troubles: tuple[Message, ...] = ()
    code: int = 0
    log: str | None = None
    resumed: Record | None = None


@dataclass(frozen=True, slots=True)
class Crew:
    """Who does the work: processes here, or the workers of a scheduler."""

    scheduler: str | None = None
    jobs: int = 1


def check_each(call: Call, request: Request, *names: str, each: bool) -> None:
    """Refuse what belongs to one workspace, and what needs `--each`. Raises UsageError."""
    if not each:
        raise UsageError(msg("`--scheduler` and `--resume` need `--each`."))
    if request.stdin:
        raise UsageError(msg("Standard input does not go with `--each`."))
    for name in names:
        if name in call.typed:
            option = "--" + name.replace("_", "-")
            raise UsageError(msg("`{option}` does not go with `--each`.", option=option))


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
    work = partial(_checked, Checking(selection, scorecard=scorecard))
    outcomes = _done(work, units, crew, terminal)
    base = common_folder([base_of(unit) for unit in units])
    reports = [(unit.way, outcome.report) for unit, outcome in zip(units, outcomes, strict=True)]
    return together(base, reports, has_scorecard=scorecard), _complain(units, outcomes, terminal)


def render_each(
    request: Request, wanted: Wanted, output: Path, crew: Crew, terminal: Terminal, *, resumes: bool
) -> int:
    """Write the documents and findings of every workspace; return the exit code."""
    units = units_of(request)
    place = place_of(output)
    templates = wanted.templates.absolute() if wanted.templates else None
    work = partial(_rendered, replace(wanted, templates=templates), place, resumes)
    outcomes = _done(work, units, crew, terminal)
    for unit, outcome in zip(units, outcomes, strict=True):
        terminal.detail(_line(unit, outcome))
    terminal.note(_sum(outcomes, place))
    return _complain(units, outcomes, terminal)


def base_of(unit: Unit) -> Path:
    """Return the folder of a workspace."""
    return unit.request.workspace or unit.request.here


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
                step(len(found), len(units))
    return tuple(found[number] for number in range(len(units)))


def _tried(work: Callable[[], Outcome]) -> Outcome:
    """Let what goes wrong with one workspace stop no other."""
    try:
        return work()
    except OutputError as error:
        return Outcome(troubles=(error.message,), code=1)
    except SopToolError as error:
        return Outcome(troubles=(error.message,), code=error.exit_code)
    except Exception as error:
        message = msg("An internal error ({kind}).", kind=type(error).__name__)
        return Outcome(troubles=(message,), code=3, log=text_of(error))


def _checked(checking: Checking, unit: Unit) -> Outcome:
    def work() -> Outcome:
        report = validate(unit.request, checking)
        return Outcome(_carried(report), code=2 if report.is_misconfigured else 0)

    return _tried(work)


def _carried(report: Report) -> Report:
    """Return a report that other processes can give: who has it reads the lines again."""
    return Report(
        report.findings,
        report.files,
        report.prefix,
        suppressed=report.suppressed,
        scorecard=report.scorecard,
        is_misconfigured=report.is_misconfigured,
        root=report.root,
    )


def _rendered(wanted: Wanted, place: str, resumes: bool, unit: Unit) -> Outcome:
    def work() -> Outcome:
        store = store_at(place, unit.way)
        asked = digest(tool(), unit.request.today, unit.request.limits, wanted)
        beside = _state(wanted.templates, store) if wanted.templates else ""
        state = digest(_state(base_of(unit), store), _shared(base_of(unit)), beside)
        known = store.record() if resumes else None
        if known is not None and (known.asked, known.state) == (asked, state):
            return Outcome(written=0, code=known.code, resumed=known)
        outcome = _written(unit, wanted, store)
        errors = outcome.report.count(Severity.ERROR)
        store.keep(Record(asked, state, outcome.written, errors, outcome.code))
        return outcome

    return _tried(work)


def _written(unit: Unit, wanted: Wanted, store: Store) -> Outcome:
    rendering = render(unit.request, replace(wanted, standing=store.standing, jobs=1))
    written, troubles, found, code = 0, list(rendering.refused), list[Finding](), 0
    log: str | None = None
    for document in rendering.documents:
        found += document.findings
        if document.failure is not None:
            troubles.append(document.failure.message)
            log = log or document.failure.log
            code = max(code, 3 if document.failure.log else 2)
        elif document.content is None:
            troubles.append(msg("`{name}` was not written.", name=document.name))
        else:
            try:
                store.write(document)
                written += 1
            except FileLeft as left:
                troubles.append(left.message)
    report = rendering.report
    report = replace(report, findings=in_order(dict.fromkeys((*report.findings, *found))))
    store.write(Written(FINDINGS, REPORTERS["json"].write(report, Look())))
    store.close()
    code = max(code, int(bool(troubles)), 2 if report.is_misconfigured else 0)
    return Outcome(_carried(report), written, tuple(dict.fromkeys(troubles)), code, log)


def _state(root: Path, store: Store) -> str:
    """Return what stands for all that lies in a workspace, but for what is written there."""
    words: list[str] = []
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not store.is_in(here / name)
        )
        for name in sorted(files):
            if name.startswith(".") and name != ".gitignore":
                continue
            try:
                content = content_of(here / name, MAX_DATA)
            except OSError as error:
                content = f"{type(error).__name__}".encode()
            words += (relative(here / name, root), digest(content.hex()))
    return digest(*words)


def _shared(root: Path) -> str:
    """Return what stands for the registries that a workspace takes from outside."""
    shared, _ = shared_by(read_settings(root)[0], root, {})
    return digest(*(document.text for document in shared.documents))


def _line(unit: Unit, outcome: Outcome) -> Message:
    if outcome.resumed is not None:
        return msg("`{workspace}`: done before.", workspace=unit.name)
    errors = outcome.report.count(Severity.ERROR)
    return msg(
        "`{workspace}`: {documents}, {errors}.",
        workspace=unit.name,
        documents=_documents(outcome.written),
        errors=by_number(errors, msg("1 error"), msg("{number} errors", number=errors)),
    )


def _documents(number: int) -> Message:
    return by_number(number, msg("1 document"), msg("{number} documents", number=number))


def _sum(outcomes: Sequence[Outcome], place: str) -> Message:
    before = sum(outcome.resumed is not None for outcome in outcomes)
    said = msg(
        "{workspaces}: {documents} written to {place}.",
        workspaces=by_number(
            len(outcomes),
            msg("1 workspace"),
            msg("{number} workspaces", number=len(outcomes)),
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
