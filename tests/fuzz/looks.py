"""Which promises are looked at in a case: findings always, two or three more by lot."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from .door import Room
from .promises import changes, data, documents, findings

Look = Callable[[Room], None]
ALWAYS: Look = findings.all_formats
BY_LOT: Mapping[Look, int] = {
    findings.one_file: 12,
    findings.standard_input: 5,
    findings.baseline: 5,
    findings.cached: 8,
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
"""How often, beside the others."""


def looks_of(chance: random.Random) -> list[Look]:
    """Choose what is looked at."""
    more = chance.choices(list(BY_LOT), list(BY_LOT.values()), k=2)
    return [ALWAYS, *dict.fromkeys(more)]
