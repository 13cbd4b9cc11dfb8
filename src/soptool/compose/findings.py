"""The findings of composing every macro of a workspace."""

from __future__ import annotations

from soptool.compose.expand import Composer
from soptool.finding import Finding
from soptool.model.sop import Macro


def composition_findings(composer: Composer) -> tuple[Finding, ...]:
    """Compose each macro and collect what is wrong at its own rows."""
    return tuple(
        finding
        for entry in composer.workspace.entries
        if isinstance(entry.sop, Macro)
        for finding in composer.expand(entry).findings
    )
