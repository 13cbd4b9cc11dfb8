"""The checks that are no rules of the catalogue: reading, shape, references, flow, composing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from soptool.compose import checks as compose_checks
from soptool.compose.blocks import blocks_of, in_words_of, outcomes_of, part_ids
from soptool.compose.expand import Composer
from soptool.compose.findings import composed_findings
from soptool.finding import Check, Finding
from soptool.flow import checks as flow_checks
from soptool.flow.findings import soundness_findings
from soptool.lint import checks as own_checks
from soptool.model import checks as model_checks
from soptool.model.sop import Macro, Micro
from soptool.shape import checks as shape_checks
from soptool.source import checks as source_checks
from soptool.workspace import checks as workspace_checks
from soptool.workspace.entry import Entry
from soptool.workspace.references import references_of

LOADING_CHECKS: tuple[Check, ...] = (
    *source_checks.ALL,
    *shape_checks.ALL,
    *model_checks.ALL,
)
CHECKS: tuple[Check, ...] = (
    *LOADING_CHECKS,
    *workspace_checks.ALL,
    *flow_checks.ALL,
    *compose_checks.ALL,
    *own_checks.ALL,
)


def built_in_findings(entry: Entry, composer: Composer) -> Iterator[Finding]:
    """Yield what references, flow and composition of one SOP have."""
    yield from references_of(entry, composer.workspace)
    if isinstance(entry.sop, (Micro, Macro)):
        outcomes = part_outcomes(composer, entry)
        yield from soundness_findings(entry.sop, entry.document, outcomes, analysis=entry.analysis)
    yield from composed_findings(entry, composer)


def part_outcomes(composer: Composer, entry: Entry) -> Mapping[int, tuple[str, ...]]:
    """Return the named ends of the last part of each row of a macro, by the row's position."""
    if not isinstance(entry.sop, Macro):
        return {}
    outcomes: dict[int, tuple[str, ...]] = {}
    for block in blocks_of(entry.sop):
        parts = part_ids(entry.sop, block, composer.workspace)
        if parts:
            rows = composer.part_of(parts[-1]).rows
            outcomes[block.last] = outcomes_of(in_words_of(entry.sop.steps[block.last], rows))
    return outcomes
