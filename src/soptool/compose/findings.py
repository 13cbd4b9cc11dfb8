"""The findings of composing every macro of a workspace."""

from __future__ import annotations

from soptool.compose.expand import Composer
from soptool.compose.pins import Fingerprints, has_pins, pin_findings
from soptool.finding import Finding
from soptool.model.sop import Macro


def composition_findings(composer: Composer) -> tuple[Finding, ...]:
    """Compose each macro and collect what is wrong at its own rows, and which pins are outdated."""
    fingerprints = Fingerprints(composer)
    found: list[Finding] = []
    for entry in composer.workspace.entries:
        if isinstance(entry.sop, Macro):
            found += composer.expand(entry).findings
            found += pin_findings(fingerprints, entry) if has_pins(entry.sop) else ()
    return tuple(found)
