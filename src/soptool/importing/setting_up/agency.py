"""Whose SOPs these are: the lines that stand at the head of most of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from soptool.importing.seen import normal
from soptool.importing.setting_up.read import ReadSop

_MOST: Final = 0.5
"""Of the documents that have such lines, so many have the same ones."""
_LEAST: Final = 2
_LINES: Final = 3


def agency_of(sops: Sequence[ReadSop]) -> str | None:
    """Return the name of the agency, None where the documents say none, or different ones."""
    heads = [head for sop in sops if (head := [normal(line) for line in sop.draft.agency[:_LINES]])]
    many = Counter(line for head in heads for line in dict.fromkeys(head))
    common = {line for line, number in many.items() if number >= max(_LEAST, _MOST * len(heads))}
    names = Counter(" ".join(line for line in head if line in common) for head in heads)
    return max(names, key=names.__getitem__, default="") or None
