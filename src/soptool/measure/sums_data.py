"""Sums as plain data: what they leave out and take for granted, row by row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from soptool.measure.sums import Limit, Sum


def limits_data(sums: Iterable[Sum]) -> dict[str, Any]:
    """Return whether the sums are exact, what they leave out (`without`) and what they assume."""
    found = tuple(sums)
    return {
        "exact": all(one.is_exact for one in found),
        "without": [_limit(limit) for one in found for limit in one.without],
        "assumed": [_limit(limit) for one in found for limit in one.assumed],
    }


def _limit(limit: Limit) -> dict[str, Any]:
    """Return a limit; `steps` says of a part how many of its steps are meant, where several are."""
    steps = {"steps": limit.count} if limit.count > 1 else {}
    return {"row": limit.row.id, "why": limit.kind.value, **steps}
