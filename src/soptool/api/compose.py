"""`sop compose`: one SOP with its parts, and the findings in the files it is made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from soptool.api.checking import Checking
from soptool.api.recall import Words, remember_in
from soptool.api.request import Request
from soptool.api.scope import Scope, open_scope
from soptool.api.validate import report_on
from soptool.compose.expand import Composer
from soptool.compose.level import Level
from soptool.compose.parts import compose as composed
from soptool.compose.procedure import Procedure
from soptool.errors import UsageError
from soptool.language import msg
from soptool.model.standard import Standard
from soptool.report.report import Report
from soptool.workspace.entry import Entry
from soptool.workspace.load import Progress
from soptool.workspace.workspace import Workspace

__all__ = ("Composition", "compose")


@dataclass(frozen=True, slots=True)
class Composition:
    """The procedure, None where its file can't be loaded; `report` says why.

    `keep` is told what was asked, and what is to be found again of the same files.
    """

    procedure: Procedure | None
    report: Report
    workspace: Workspace
    keep: Callable[[Words, object], None] = lambda *_: None


def compose(
    request: Request, level: Level = Level.ALL, progress: Progress | None = None
) -> Composition:
    """Compose the one SOP that is asked for. Raises UsageError."""
    scope = open_scope(request, progress)
    entry = _one(scope)
    if entry is None:
        return Composition(None, report_on(scope), scope.workspace)
    procedure = composed(Composer(scope.workspace), entry, level)
    involved = replace(scope, paths=frozenset(paths_of(scope.workspace, entry)))
    report = report_on(involved, Checking(is_alone=True))
    return Composition(procedure, report, scope.workspace, partial(remember_in, request, scope))


def _one(scope: Scope) -> Entry | None:
    entries = scope.entries
    if scope.ids:
        entries = entries[:1]  # a second SOP with the same id is a finding
    if not entries:
        return None
    if len(entries) > 1:
        names = ", ".join(f"`{entry.sop.id}`" for entry in entries[:12])
        raise UsageError(msg("One SOP is composed at a time. There are: {names}.", names=names))
    if isinstance(entries[0].sop, Standard):
        message = msg("`{id}` is a service standard and has no steps.", id=entries[0].sop.id)
        raise UsageError(message)
    return entries[0]


def paths_of(workspace: Workspace, *entries: Entry) -> set[str]:
    """Return the files that SOPs are made from: their own and those of all their parts."""
    paths: set[str] = set()
    waiting = [*entries]
    while waiting:
        entry = waiting.pop()
        if entry.path not in paths:
            paths.add(entry.path)
            names = entry.parts
            waiting += [workspace.by_id[name] for name in names if name in workspace.by_id]
            paths |= {workspace.unloaded[name] for name in names if name in workspace.unloaded}
    return paths
