"""Points of a closed line → which outline it is, by its corners alone."""

from __future__ import annotations

import math
from collections.abc import Sequence

from soptool.importing.sheets import Box, Outline

Point = tuple[float, float]


def box_of(points: Sequence[Point]) -> Box:
    """Return the box around points."""
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def corners(points: Sequence[Point], within: float = 0.35) -> list[Point]:
    """Return the corners of a closed line: without points twice, or on the way between others."""
    kept: list[Point] = []
    for point in points:
        if not kept or math.dist(point, kept[-1]) > within:
            kept.append(point)
    if len(kept) > 1 and math.dist(kept[0], kept[-1]) <= within:
        kept.pop()
    at = 0
    idle = 0
    while len(kept) > 3 and idle < len(kept):
        at %= len(kept)
        before, here, after = kept[at - 1], kept[at], kept[(at + 1) % len(kept)]
        if _off(before, here, after) <= within:
            kept.pop(at)
            at -= 1
            idle = 0
        else:
            at += 1
            idle += 1
    return kept


def _off(before: Point, here: Point, after: Point) -> float:
    """How far a point lies beside the line between its neighbours."""
    area = (here[0] - before[0]) * (after[1] - before[1]) - (here[1] - before[1]) * (
        after[0] - before[0]
    )
    return abs(area) / max(math.dist(before, after), 0.01)


def area(points: Sequence[Point]) -> float:
    """Return the area inside a closed line."""
    pairs = zip([points[-1], *points], points, strict=False)
    return abs(sum(p[0] * q[1] - p[1] * q[0] for p, q in pairs)) / 2


def perimeter(points: Sequence[Point]) -> float:
    """Return the length of a closed line."""
    return sum(math.dist(p, q) for p, q in zip([points[-1], *points], points, strict=False))


def outline_of(points: Sequence[Point], *, is_curved: bool) -> Outline | None:
    """Name an outline; None where nothing closed is meant."""
    box = box_of(points)
    if box.width <= 0 or box.height <= 0:
        return None
    kept = corners(points, 0.25 if is_curved else 0.5)
    if len(kept) < 3:
        return None
    full = area(points) / (box.width * box.height)
    # Round corners may be flattened to many points: then no point is near the box's own corners.
    is_round = len(kept) >= 8 or len(points) >= 20
    if full > 0.7 and is_round and _rounded(points, box):
        return _circle_or_capsule(box, full)
    return _angular(kept, box, full)


def _rounded(points: Sequence[Point], box: Box) -> bool:
    least = min(
        min(math.dist(point, corner) for point in points)
        for corner in ((box.x0, box.y0), (box.x1, box.y0), (box.x0, box.y1), (box.x1, box.y1))
    )
    return least > 0.12 * min(box.width, box.height) and least > 0.7


def _circle_or_capsule(box: Box, full: float) -> Outline:
    is_square = abs(box.width - box.height) < 0.15 * box.height
    return "circle" if is_square and full < 0.81 else "capsule"


def _angular(kept: Sequence[Point], box: Box, full: float) -> Outline | None:
    at = [((x - box.x0) / box.width, (y - box.y0) / box.height) for x, y in kept]

    def has(u: float, v: float) -> bool:
        return any(abs(x - u) < 0.09 and abs(y - v) < 0.09 for x, y in at)

    square = sum(has(u, v) for u in (0, 1) for v in (0, 1))
    middles = all(has(u, v) for u, v in ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)))
    few = len(kept)
    known: tuple[tuple[bool, Outline], ...] = (
        (0.42 < full < 0.62 and few <= 8 and middles, "diamond"),
        (few in (5, 6, 7) and 0.6 < full < 0.97 and square == 2, "pentagon"),
        (square == 4 and full > 0.93, "rectangle"),
        (full > 0.7 and square == 0 and few >= 6, _round(box, full)),
        (square == 2 and full > 0.75, "document"),
        (0.45 < full < 0.62 and square <= 1 and few <= 6, "diamond"),
        (square >= 3 and full > 0.85, "rectangle"),
        (full > 0.7 and square <= 1, "capsule"),
        (full > 0.5, "unknown"),
    )
    return next((outline for is_so, outline in known if is_so), None)


def _round(box: Box, full: float) -> Outline:
    return "capsule" if box.width > 1.35 * box.height or full > 0.81 else "circle"
