"""The words by which a latest time is told: who reads times, deadlines or warnings asks here."""

from __future__ import annotations

import re
from typing import Final

LATEST: Final = (
    *("maksimal", "maksimum", "maksimalnya", "maximal", "maks", "max", "maximum"),
    *("paling lama", "paling lambat", "paling lamban", "paling lambat-lambatnya"),
    *("selambat-lambatnya", "selambat lambatnya", "selambatnya", "selama-lamanya"),
    *("tidak lebih dari", "tdk lebih dari", "tidak melebihi", "tidak melampaui"),
    *("at most", "at the latest", "no later than", "not later than", "no more than"),
    *("not more than", "no longer than", "not longer than", "not exceeding"),
)
"""Words that limit a time wherever they stand."""
WITHIN: Final = ("dalam waktu", "dalam jangka waktu", "within", "up to")
"""Words that limit a time only before its figure."""


def choices(*phrases: str) -> str:
    """Return phrases as choices of a pattern, the longest first."""
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(map(re.escape, longest)).replace(r"\ ", r"\s{1,3}")
