"""All findings of a workspace: built-in checks and rules, at their levels, less the ignored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from soptool.compose.expand import Composer
from soptool.finding import Check, Finding, in_order
from soptool.lint.built_in import built_in_findings
from soptool.lint.engine import judge
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.lint.levels import Levels
from soptool.lint.lookup import ALL
from soptool.lint.suppress import Suppressed, sift
from soptool.source.names import FILE_NAME
from soptool.workspace.load import Workspace


@dataclass(frozen=True, slots=True)
class Inspection:
    """Findings in order, what comments suppress, and which rules applied to which file.

    `asked`: codes by path; rules about the whole workspace stand under the empty path.
    `judging`: the checks that are on and serve a principle.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    asked: Mapping[str, frozenset[str]]
    judging: tuple[Check, ...]


def inspect(workspace: Workspace, levels: Levels, today: date) -> Inspection:
    """Check everything."""
    composer = Composer(workspace)
    whole = WorkspaceSubject(composer, today, levels.options)
    judgement = judge(whole, levels.rules)
    found = (*built_in_findings(composer), *judgement.findings)
    kept = frozenset((*workspace.unloaded.values(), FILE_NAME))
    sifted = sift(
        levels.applied(found, kept),
        workspace,
        today,
        levels.is_on,
    )
    own = levels.applied(sifted.own, frozenset())
    judging = tuple(check for check in ALL if check.principle and levels.is_on(check))
    return Inspection(in_order((*sifted.left, *own)), sifted.suppressed, judgement.asked, judging)
