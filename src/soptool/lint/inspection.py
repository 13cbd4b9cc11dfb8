"""All findings of a workspace: built-in checks and rules, at their levels, less the ignored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from soptool.compose.expand import Composer
from soptool.finding import Check, Finding, Place, in_order
from soptool.lint.built_in import built_in_findings
from soptool.lint.engine import judge
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.lint.levels import Levels
from soptool.lint.lookup import ALL
from soptool.lint.suppress import Suppressed, sift
from soptool.source.names import FILE_NAME
from soptool.workspace.chains import Chains
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


def once_where_inherited(findings: Iterable[Finding], chains: Chains) -> Iterator[Finding]:
    """Say once what is wrong with a value that many SOPs have from one place, and of which."""
    same: dict[tuple[str, Place, str], list[Finding]] = {}
    for finding in findings:
        if chains.holds(finding.place):
            key = (finding.code, finding.place, finding.message.template)
            same.setdefault(key, []).append(finding)
        else:
            yield finding
    for first, *others in same.values():
        related = dict.fromkeys((*first.related, *(one for f in others for one in f.related)))
        yield replace(first, related=tuple(related))


def inspect(workspace: Workspace, levels: Levels, today: date) -> Inspection:
    """Check everything."""
    composer = Composer(workspace)
    whole = WorkspaceSubject(composer, today, levels.options)
    judgement = judge(whole, levels.rules)
    found = (*built_in_findings(composer), *judgement.findings)
    kept = frozenset((*workspace.unloaded.values(), FILE_NAME, *workspace.chains.paths))
    sifted = sift(
        levels.applied(once_where_inherited(found, workspace.chains), kept),
        workspace,
        today,
        levels.is_on,
    )
    own = levels.applied(sifted.own, frozenset())
    judging = tuple(check for check in ALL if check.principle and levels.is_on(check))
    return Inspection(in_order((*sifted.left, *own)), sifted.suppressed, judgement.asked, judging)
