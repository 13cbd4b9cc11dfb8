"""What a worker does with one workspace of many: check it, or write its documents and findings."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from soptool.api.checking import Checking
from soptool.api.making import Written
from soptool.api.render import Wanted, render
from soptool.api.request import Request
from soptool.api.validate import validate
from soptool.cache.store import digest, digest_of
from soptool.cache.tool import tool
from soptool.cli.crash import text_of
from soptool.cli.store import Record, Store, store_at
from soptool.disk.content import MAX_DATA, content_of
from soptool.errors import FileLeft, OutputError, SopToolError
from soptool.finding import Finding, in_order
from soptool.form.names import FINDINGS
from soptool.language import Message, msg
from soptool.report.report import Look, Report
from soptool.report.reporters import REPORTERS
from soptool.settings import read_settings
from soptool.workspace.load import relative
from soptool.workspace.shared import shared_by


@dataclass(frozen=True, slots=True)
class Unit:
    """One workspace. `way` leads to it from the folder that holds all, `name` from where one is."""

    request: Request
    way: str
    name: str

    @property
    def root(self) -> Path:
        """The folder of the workspace."""
        return self.request.workspace or self.request.here


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one workspace. `log`: the traceback of an internal error.

    `is_resumed`: an earlier run had done it, and nothing has changed since.
    """

    report: Report = field(default_factory=Report)
    written: int = 0
    troubles: tuple[Message, ...] = ()
    code: int = 0
    log: str | None = None
    is_resumed: bool = False


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


def checked(checking: Checking, unit: Unit) -> Outcome:
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


def rendered(wanted: Wanted, place: str, resumes: bool, unit: Unit) -> Outcome:
    def work() -> Outcome:
        store = store_at(place, unit.way)
        asked = digest(tool(), unit.request.today, unit.request.limits, wanted)
        beside = _state(wanted.templates, store) if wanted.templates else ""
        state = digest(_state(unit.root, store), _shared(unit.root), beside)
        if resumes and store.record() == Record(asked, state):
            return Outcome(is_resumed=True)
        outcome = _written(unit, wanted, store)
        store.keep(Record(asked, state) if outcome.code == 0 else None)
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
            words += (relative(here / name, root), digest_of(content))
    return digest(*words)


def _shared(root: Path) -> str:
    """Return what stands for the registries that a workspace takes from outside."""
    shared, _ = shared_by(read_settings(root)[0], root, {})
    return digest(*(document.text for document in shared.documents))
