"""All findings of a workspace, as the profile, comments and the command line have them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from soptool.api.scope import Scope
from soptool.lint.baseline import Baseline, Lines, without_known
from soptool.lint.inspection import Inspection, inspect
from soptool.lint.levels import Selection, levels_of


@dataclass(frozen=True, slots=True)
class Checking:
    """What a command asks of the check, beside the files."""

    selection: Selection = field(default_factory=Selection)
    baseline: Baseline | None = None
    scorecard: bool = False


def check(scope: Scope, selection: Selection | None = None) -> Inspection:
    """Check the whole workspace. Raises UsageError: unknown rule or profile, nothing selected."""
    workspace = scope.workspace
    levels = levels_of(workspace.settings, workspace.root, selection or Selection())
    return inspect(workspace, levels, scope.today)


def check_beside(scope: Scope, checking: Checking, lines: Lines) -> Inspection:
    """Check the whole workspace, and take out what the baseline knows. Raises UsageError."""
    inspection = check(scope, checking.selection)
    if checking.baseline is None:
        return inspection
    left, known = without_known(inspection.findings, checking.baseline, lines)
    return replace(inspection, findings=left, suppressed=(*inspection.suppressed, *known))
