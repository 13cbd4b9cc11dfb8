"""All findings of a workspace, at the levels that `rules` in sop.yaml sets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from soptool.api.request import with_hint
from soptool.compose import checks as compose_checks
from soptool.compose.blocks import blocks_of, part_ids
from soptool.compose.expand import Composer, outcomes_of
from soptool.compose.findings import composition_findings
from soptool.errors import UsageError
from soptool.finding import Check, Finding, Severity, in_order
from soptool.flow import checks as flow_checks
from soptool.flow.findings import soundness_findings
from soptool.language import Message, msg
from soptool.model import checks as model_checks
from soptool.model.sop import Macro, Micro
from soptool.settings import FILE_NAME, Settings
from soptool.shape import checks as shape_checks
from soptool.source import checks as source_checks
from soptool.workspace import checks as workspace_checks
from soptool.workspace.load import Entry, Workspace
from soptool.workspace.references import reference_findings

CHECKS: tuple[Check, ...] = (
    *source_checks.ALL,
    *shape_checks.ALL,
    *model_checks.ALL,
    *flow_checks.ALL,
    *workspace_checks.ALL,
    *compose_checks.ALL,
)
_OFF = "off"


def check(workspace: Workspace) -> tuple[Finding, ...]:
    """Return every finding of the workspace, in order. Raises UsageError for an unknown rule."""
    levels = levels_of(workspace.settings)
    return in_order(_at_levels(_all(workspace), levels))


def _all(workspace: Workspace) -> Iterator[Finding]:
    yield from workspace.findings
    yield from reference_findings(workspace)
    composer = Composer(workspace)
    for entry in workspace.entries:
        if isinstance(entry.sop, (Micro, Macro)):
            outcomes = part_outcomes(composer, entry)
            yield from soundness_findings(entry.sop, entry.document, outcomes)
    yield from composition_findings(composer)


def part_outcomes(composer: Composer, entry: Entry) -> Mapping[int, tuple[str, ...]]:
    """Return the named ends of the last part of each row of a macro, by the row's position."""
    if not isinstance(entry.sop, Macro):
        return {}
    outcomes: dict[int, tuple[str, ...]] = {}
    for block in blocks_of(entry.sop):
        parts = part_ids(entry.sop, block, composer.workspace, frozenset())
        if parts:
            outcomes[block.last] = outcomes_of(composer.part_of(parts[-1]).rows)
    return outcomes


def levels_of(settings: Settings) -> Mapping[str, str]:
    """Return the levels set in sop.yaml by code. Raises UsageError for an unknown rule."""
    codes = {check.code: check.code for check in CHECKS}
    codes |= {check.name: check.code for check in CHECKS}
    levels: dict[str, str] = {}
    for name, level in settings.rules.items():
        if name not in codes:
            raise UsageError(_unknown_rule(name, codes))
        levels[codes[name]] = level
    return levels


def _unknown_rule(name: str, known: Iterable[str]) -> Message:
    problem = msg("{file}: no rule has the name `{name}`.", file=FILE_NAME, name=name)
    near = get_close_matches(name, known, n=1)
    return with_hint(problem, msg("Did you mean `{near}`?", near=near[0]) if near else None)


def _at_levels(findings: Iterable[Finding], levels: Mapping[str, str]) -> Iterator[Finding]:
    for finding in findings:
        level = levels.get(finding.code, finding.severity.value)
        if level == finding.severity:
            yield finding
        elif level != _OFF:
            yield replace(finding, severity=Severity(level))
