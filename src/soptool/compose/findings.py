"""The findings of composing macros."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.compose.expand import Composer
from soptool.compose.pins import Fingerprints, has_pins, pin_findings
from soptool.finding import Finding
from soptool.model.sop import Macro
from soptool.workspace.entry import Entry


def composition_findings(composer: Composer) -> tuple[Finding, ...]:
    """Compose each macro and collect what is wrong at its own rows, and which pins are outdated."""
    entries = composer.workspace.entries
    return tuple(finding for entry in entries for finding in composed_findings(entry, composer))


def composed_findings(entry: Entry, composer: Composer) -> Iterator[Finding]:
    """Yield what is wrong with the composition of one macro."""
    if isinstance(entry.sop, Macro):
        yield from composer.expand(entry).findings
        if has_pins(entry.sop):
            yield from pin_findings(Fingerprints(composer), entry)
