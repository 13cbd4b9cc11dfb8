"""Where the places of a plan are in rows of known heights, in millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from soptool.diagram.plan import PARTS, Plan, PlanPoint


class Placing:
    """One row: columns of these widths, in a row of this height."""

    def __init__(self, widths: Sequence[float], height: float) -> None:
        self.widths, self.height = tuple(widths), height
        self.lefts = tuple(accumulate(widths, initial=0.0))

    def at(self, place: PlanPoint) -> tuple[float, float]:
        """Return where a place is, from the top left of the row's first column."""
        x, y = place.x, place.y
        across = self.lefts[x.column] + self.widths[x.column] * x.fraction + x.offset
        return round(across, 3), round(self.height * PARTS[y.anchor] + y.offset, 3)


def partners_of(plan: Plan) -> dict[str, int]:
    """Return the table's page (from 0) of the partner of each connector, by its id."""
    pairs: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    for row in plan.rows:
        for symbol in row.symbols:
            if symbol.kind == "connector":
                pairs.setdefault(symbol.lines, []).append((symbol.id, row.page))
    found: dict[str, int] = {}
    for pair in pairs.values():
        if len(pair) == 2:
            (one, page), (other, far) = pair
            found |= {one: far, other: page}
    return found
