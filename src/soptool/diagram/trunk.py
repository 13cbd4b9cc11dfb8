"""The piece that all lines of one branch have in common, before they part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from soptool.diagram.clearance import Scale
from soptool.diagram.plan import Connector, PlanPoint


def trunk(branch: Sequence[Connector], scale: Scale) -> Connector:
    """Return the first of a branch's lines as far as it is common to all."""
    first, *others = branch
    places = first.places
    for other in others:
        places = _common(places, other.places, scale)
    return replace(first, places=places)


def _common(
    one: Sequence[PlanPoint], other: Sequence[PlanPoint], scale: Scale
) -> tuple[PlanPoint, ...]:
    """Return the places that two lines from one port share; the nearer end of the last piece."""
    shared = [one[0]]
    for here, there in zip(one[1:], other[1:], strict=False):
        nearer = _nearer(shared[-1], here, there, scale)
        if nearer is None:
            break
        shared.append(nearer)
        if here != there:
            break
    return tuple(shared)


def _nearer(start: PlanPoint, one: PlanPoint, other: PlanPoint, scale: Scale) -> PlanPoint | None:
    """Return which of two places a line from `start` reaches first, None where they part."""
    (x0, y0), (x1, y1), (x2, y2) = (scale.point(place) for place in (start, one, other))
    if (x0 == x1) != (x0 == x2) or (x1 - x0) * (x2 - x0) < 0 or (y1 - y0) * (y2 - y0) < 0:
        return None
    return min(one, other, key=lambda place: _length(start, place, scale))


def _length(start: PlanPoint, end: PlanPoint, scale: Scale) -> float:
    (x0, y0), (x1, y1) = scale.point(start), scale.point(end)
    return abs(x1 - x0) + abs(y1 - y0)
