"""Which promises are looked at in a case: one by lot, so that there are many cases."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from .door import Room
from .promises import changes, commands, data, documents, findings

Look = Callable[[Room], None]
BY_LOT: Mapping[Look, int] = {
    commands.one_command: 640,
    commands.one_report: 240,
    commands.places: 160,
    commands.one_document: 120,
    findings.all_formats: 50,
    findings.one_file: 12,
    findings.standard_input: 5,
    findings.baseline: 5,
    findings.cached: 16,
    data.tree: 4,
    data.composed: 16,
    data.times: 8,
    data.others: 6,
    documents.plain_ones: 12,
    documents.pages: 5,
    documents.printed: 1,
    documents.alone: 6,
    changes.formatting: 12,
    changes.mending: 12,
    changes.pinning: 8,
    changes.renaming: 12,
}
"""How often, beside the others: six cases of seven see one command, the seventh keeps a promise of
several, most of which validate before and after."""


def look_of(chance: random.Random) -> Look:
    """Choose what is looked at."""
    return chance.choices(list(BY_LOT), list(BY_LOT.values()))[0]
