"""All findings of a workspace, as the profile, comments and the command line have them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from soptool.api.scope import Scope
from soptool.finding import in_order
from soptool.lint.baseline import Baseline, Lines, Source, compared
from soptool.lint.inspection import Inspection, inspect, inspect_alone, inspect_files
from soptool.lint.levels import Levels, Selection, levels_of
from soptool.lint.within import within_of
from soptool.workspace.load import relative

__all__ = ("Checking",)


@dataclass(frozen=True, slots=True)
class Checking:
    """What a command asks of the check, beside the files. The baseline's path is absolute.

    `is_alone`: where files are meant, without what shows when these are compared with all others.
    """

    selection: Selection = field(default_factory=Selection)
    baseline: Baseline | None = None
    scorecard: bool = False
    is_alone: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether findings are asked for as they are, and nothing beside them."""
        return self.baseline is None and not (self.scorecard or self.is_alone)


def check(scope: Scope, selection: Selection | None = None) -> Inspection:
    """Check the whole workspace. Raises UsageError: unknown rule or profile, nothing selected."""
    return inspect(scope.workspace, levels_in(scope, selection), scope.today)


def _inspected(scope: Scope, levels: Levels, *, is_alone: bool) -> Inspection:
    if scope.paths is None:
        return inspect(scope.workspace, levels, scope.today)
    inspected = inspect_alone if is_alone else inspect_files
    return inspected(scope.workspace, scope.paths, levels, scope.today)


def levels_in(scope: Scope, selection: Selection | None) -> Levels:
    """Return the levels of all checks in a workspace. Raises UsageError."""
    return levels_of(scope.workspace.settings, scope.workspace.root, selection or Selection())


def check_beside(scope: Scope, checking: Checking, lines: Lines) -> Inspection:
    """Check the whole workspace, and take out what the baseline knows. Raises UsageError."""
    levels = levels_in(scope, checking.selection)
    inspection = _inspected(scope, levels, is_alone=checking.is_alone)
    if checking.baseline is None:
        return inspection
    path = relative(Path(checking.baseline.path), scope.workspace.root)
    baseline = replace(checking.baseline, path=path)
    source = Source(lines, within_of(scope.workspace))
    beside = compared(inspection.findings, baseline, source, levels.is_judged)
    stale = levels.applied(beside.stale, frozenset())
    return replace(
        inspection,
        findings=in_order((*beside.new, *stale)),
        suppressed=(*inspection.suppressed, *beside.known),
    )
