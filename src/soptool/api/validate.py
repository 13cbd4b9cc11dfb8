"""`sop validate`: the findings of what was asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from warnings import warn

from soptool.api.checking import Checking, check_beside
from soptool.api.recall import remember
from soptool.api.request import Request
from soptool.api.scope import Scope, open_scopes
from soptool.errors import Remark, UsageError
from soptool.finding import Finding, Place, Suppressed, in_order
from soptool.lint.scorecard import Scorecard, joined, scorecard
from soptool.report.lines import lines_in, prefix
from soptool.report.report import Report
from soptool.source.names import FILE_NAME
from soptool.workspace.load import Progress, relative
from soptool.workspace.workspace import Workspace

__all__ = ("validate",)

MOST_RELATED = 8


def validate(
    request: Request, checking: Checking | None = None, progress: Progress | None = None
) -> Report:
    """Check the files asked for: what is found in these when the whole workspace is checked.

    Where the arguments belong to several workspaces, paths are relative to their common folder.
    Raises UsageError.
    """
    checking = checking or Checking()
    scopes = open_scopes(request, progress)
    report = report_of(scopes, checking)
    if len(scopes) == 1 and checking.is_plain:
        remember(request, checking.selection.words, scopes[0], report)
    return report


def report_of(scopes: Sequence[Scope], checking: Checking) -> Report:
    """Return the report on all workspaces together. Raises UsageError."""
    base = common_folder([scope.workspace.root for scope in scopes])
    reports = list(_reports(scopes, checking, base))
    report = together(base, reports, _contents(scopes), has_scorecard=checking.scorecard)
    return replace(report, is_misconfigured=True) if len(reports) < len(scopes) else report


def _reports(
    scopes: Sequence[Scope], checking: Checking, base: Path
) -> Iterator[tuple[str, Report]]:
    """Yield the report on each workspace, with the way to it; one at fault stops no other."""
    faults: list[UsageError] = []
    for scope in scopes:
        try:
            yield relative(scope.workspace.root, base), report_on(scope, checking)
        except UsageError as error:
            faults.append(error)
    if len(faults) == len(scopes):
        raise faults[0]
    for fault in faults:
        warn(Remark(fault.message), stacklevel=2)


def together(
    base: Path,
    reports: Sequence[tuple[str, Report]],
    contents: Mapping[Path, bytes] | None = None,
    *,
    has_scorecard: bool,
) -> Report:
    """Return one report in place of several, each with the way to its workspace from `base`.

    `contents` stand in for files on disk.
    """
    findings = (_moved(finding, way) for way, report in reports for finding in report.findings)
    suppressed = (
        replace(one, finding=_moved(one.finding, way))
        for way, report in reports
        for one in report.suppressed
    )
    cards = (report.scorecard.below(way) for way, report in reports if report.scorecard)
    return Report(
        in_order(findings),
        sum(report.files for _, report in reports),
        prefix(base),
        lines_in(base, contents or {}),
        tuple(suppressed),
        joined(cards) if has_scorecard else None,
        any(report.is_misconfigured for _, report in reports),
        root=base,
    )


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in what is meant of one workspace."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    scorecard: Scorecard | None


def report_on(scope: Scope, checking: Checking | None = None) -> Report:
    """Return the report on what is meant of one workspace. Raises UsageError."""
    return reported(scope, checked(scope, checking or Checking()))


def checked(scope: Scope, checking: Checking) -> Checked:
    """Check what is meant of one workspace, and its settings. Raises UsageError."""
    inspection = check_beside(scope, checking, lines_of(scope.workspace))
    faults = _faults(scope)
    chains = scope.workspace.chains
    meant = (f for f in inspection.findings if _is_meant(f, scope) or _key(f) in faults)
    return Checked(
        tuple(_shortened(f) if chains.holds(f.place) else f for f in meant),
        tuple(one for one in inspection.suppressed if _is_meant(one.finding, scope)),
        scorecard(scope.entries, inspection) if checking.scorecard else None,
    )


def reported(scope: Scope, found: Checked) -> Report:
    """Return the report on what was found."""
    root, faults = scope.workspace.root, _faults(scope)
    return Report(
        found.findings,
        len(_files(scope)),
        prefix(root),
        lines_of(scope.workspace),
        found.suppressed,
        found.scorecard,
        any(_key(finding) in faults for finding in found.findings),
        root=root,
    )


def _faults(scope: Scope) -> frozenset[tuple[str, Place]]:
    return frozenset(map(_key, scope.settings_faults))


def _key(finding: Finding) -> tuple[str, Place]:
    return finding.code, finding.place


def _is_meant(finding: Finding, scope: Scope) -> bool:
    """Whether it stands in the files that are meant, or in what these inherit."""
    if scope.paths is None or finding.place.path in scope.paths:
        return True
    return scope.workspace.chains.concerns(finding, scope.paths)


def _shortened(finding: Finding) -> Finding:
    """Name some of the SOPs for which it holds that an inherited value is wrong."""
    return replace(finding, related=finding.related[:MOST_RELATED])


def _files(scope: Scope) -> Collection[str]:
    if scope.paths is not None:
        return scope.paths
    settings = scope.workspace.root / FILE_NAME
    return (*scope.workspace.files, FILE_NAME) if settings.is_file() else scope.workspace.files


def _moved(finding: Finding, folder: str) -> Finding:
    if folder == ".":
        return finding
    related = tuple(replace(r, place=_below(folder, r.place)) for r in finding.related)
    fix = finding.fix
    if fix is not None:
        changes = (replace(change, file=f"{folder}/{change.file}") for change in fix.changes)
        fix = replace(fix, changes=tuple(changes))
    return replace(finding, place=_below(folder, finding.place), related=related, fix=fix)


def _below(folder: str, place: Place) -> Place:
    return replace(place, path=f"{folder}/{place.path}")


def common_folder(roots: Sequence[Path]) -> Path:
    """Return the folder that holds all of them."""
    return roots[0] if len(roots) == 1 else Path(os.path.commonpath(roots))


def _contents(scopes: Iterable[Scope]) -> Mapping[Path, bytes]:
    return {file: text for scope in scopes for file, text in scope.workspace.contents.items()}


def lines_of(workspace: Workspace) -> Callable[[str], Sequence[str]]:
    """Return what reads the lines of a file of the workspace."""
    return lines_in(workspace.root, workspace.contents)
