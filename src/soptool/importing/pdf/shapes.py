"""Paths of a page → strokes, outlines and connectors, by their geometry."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from soptool.importing.pdf.outlines import (
    Point,
    area,
    box_of,
    corners,
    outline_of,
    perimeter,
)
from soptool.importing.pdf.paths import Colour, Line, Path
from soptool.importing.sheets import Box, Head, Link, Segment, Shape

THIN: Final = 2.6
"""Points up to which a filled polygon is a stroke."""
_STOUT: Final = 3.4
"""Points up to which a polygon is the shaft of an arrow, whose head was drawn with it."""
_WIDEST, _HIGHEST = 260.0, 160.0
"""Points up to which an outline can be a symbol; larger ones are frames."""
_FEWEST: Final = 0.4
_FINE: Final = 0.05
"""Corners of outlines as thin as a hair are told by that."""
_HEAD: Final = 14.0
"""Points up to which a triangle is an arrow's head."""


@dataclass(slots=True)
class Drawn:
    """What the paths of a page are."""

    strokes: list[Segment] = field(default_factory=list)
    broken: list[Segment] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def drawn(paths: Iterable[Path]) -> Drawn:
    """Sort what paths are."""
    found = Drawn()
    for path in paths:
        if path.stroke is not None and (not _is_white(path.stroke) or path.fill is None):
            _stroked(path, found)
            if not _is_filled_too(path):
                continue
        if path.fill is not None:
            _Filled(path, found).sort()
    return found


def _is_white(colour: Colour | None) -> bool:
    return colour is not None and (colour[3] < 20 or min(colour[:3]) > 245)


def _is_filled_too(path: Path) -> bool:
    """Whether the filling of a stroked path says more than its outline: an arrow in one object."""
    if path.fill is None or _is_white(path.fill):
        return False
    is_small = all(min(box.width, box.height) <= 9 for box in map(_box, path.lines))
    return is_small and any(line.is_closed for line in path.lines)


def _box(line: Line) -> Box:
    return box_of(line.points)


def _stroked(path: Path, found: Drawn) -> None:
    for line in path.lines:
        box = _box(line)
        if line.is_closed and min(box.width, box.height) > 3.5:
            _outlined(path, line, box, found)
            continue
        segments = tuple(_segments(line.points))
        if not segments:
            continue
        if len(segments) == 1:
            (found.broken if path.is_broken else found.strokes).append(segments[0])
        else:
            found.links.append(Link(segments, is_broken=path.is_broken))


def _segments(points: Sequence[Point]) -> Iterator[Segment]:
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        if math.dist((x0, y0), (x1, y1)) > _FEWEST:
            yield Segment(x0, y0, x1, y1)


def _outlined(path: Path, line: Line, box: Box, found: Drawn) -> None:
    if box.width < _WIDEST and box.height < _HIGHEST:
        outline = outline_of(line.points, is_curved=line.is_curved)
        if outline is not None:
            found.shapes.append(Shape(outline, box, is_faint=_is_white(path.stroke)))
    around = corners(line.points)
    if len(around) == 4 and area(around) > 0.95 * box.width * box.height:
        found.strokes += _segments([*around, around[0]])


@dataclass(slots=True)
class _Polygon:
    points: Sequence[Point]
    corners: list[Point]
    is_curved: bool
    box: Box


@dataclass(slots=True)
class _Filled:
    """Sorts the polygons of one filled path: they may make a connector together."""

    path: Path
    found: Drawn
    segments: list[Segment] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)

    def sort(self) -> None:
        polygons = [
            _Polygon(line.points, corners(line.points), line.is_curved, _box(line))
            for line in self.path.lines
        ]
        polygons = [polygon for polygon in polygons if len(polygon.corners) >= 2]
        many = len(polygons)
        at = 0
        while at < len(polygons):
            inner = self._ring(polygons, at)
            if inner is not None:
                self._framed(polygons[at])
                polygons.pop(inner)
            else:
                self._single(polygons[at], is_first=at == 0, is_alone=len(polygons) == 1)
            at += 1
        self._tied(many == 1 and len(polygons[0].corners) > 4 if polygons else False)

    def _ring(self, polygons: Sequence[_Polygon], at: int) -> int | None:
        """Find the inner line of an outline that was drawn as a ring."""
        box = polygons[at].box
        if min(box.width, box.height) <= 4:
            return None
        for other in range(at + 1, min(at + 3, len(polygons))):
            inner = polygons[other].box
            if max(abs(p - q) for p, q in zip(box, inner, strict=True)) < 3.2:
                return other
        return None

    def _framed(self, polygon: _Polygon) -> None:
        if polygon.box.width < _WIDEST and polygon.box.height < _HIGHEST:
            is_curved = polygon.is_curved or len(polygon.corners) > 9
            self._shape(polygon.points, polygon.box, is_curved, is_faint=False)
        else:
            self.found.strokes += _segments([*polygon.corners, polygon.corners[0]])

    def _shape(self, points: Sequence[Point], box: Box, is_curved: bool, *, is_faint: bool) -> None:
        outline = outline_of(points, is_curved=is_curved)
        if outline is not None:
            self.found.shapes.append(Shape(outline, box, is_faint))

    def _single(self, polygon: _Polygon, *, is_first: bool, is_alone: bool) -> None:
        box, kept = polygon.box, polygon.corners
        short, long = sorted((box.width, box.height))
        if short <= THIN:
            if long > 0.2:
                self.segments.append(_middle_of(box))
            return
        if self._is_head(polygon, is_first, is_alone):
            self.heads.append(_tip_of(corners(polygon.points, 0.9)))
            return
        fine = corners(polygon.points, _FINE)
        thick = 2 * area(fine) / max(perimeter(fine), 0.01)
        if len(fine) >= 3 and thick <= (THIN * 0.8 if is_alone else _STOUT):
            self.segments += _centre_lines(fine)
        elif min(box.width, box.height) > 5 and is_alone and self._may_be_symbol(box):
            is_curved = polygon.is_curved or len(kept) > 9
            self._shape(polygon.points, box, is_curved, is_faint=True)

    @staticmethod
    def _may_be_symbol(box: Box) -> bool:
        return box.width < _WIDEST and box.height < _HIGHEST

    def _is_head(self, polygon: _Polygon, is_first: bool, is_alone: bool) -> bool:
        box, kept = polygon.box, polygon.corners
        short, long = sorted((box.width, box.height))
        rounded = corners(polygon.points, 0.9)
        is_dark = not _is_white(self.path.fill)
        full = area(kept)
        if is_dark and len(kept) > 4 and len(rounded) in (3, 4) and short > 1.8 and long <= 12:
            return full < 0.75 * box.width * box.height
        if len(kept) not in (3, 4) or long > _HEAD or full <= 2:
            return False
        if len(kept) == 4 and full > 0.9 * box.width * box.height:
            return False
        return len(kept) == 3 or not is_first or is_alone

    def _tied(self, is_bent: bool) -> None:
        """Keep the pieces of one object together where they are a connector."""
        if self.heads or (len(self.segments) >= 2 and is_bent):
            self.found.links.append(Link(tuple(self.segments), tuple(self.heads)))
        else:
            self.found.strokes += self.segments


def _middle_of(box: Box) -> Segment:
    x, y = box.middle
    if box.width >= box.height:
        return Segment(box.x0, y, box.x1, y)
    return Segment(x, box.y0, x, box.y1)


def _tip_of(points: Sequence[Point]) -> Head:
    """Find the tip of a head and the middle of its base, which is opposite and even."""
    best: tuple[tuple[float, float], Point, Point] | None = None
    for at, tip in enumerate(points):
        others = [point for other, point in enumerate(points) if other != at]
        if len(others) < 2:
            continue
        pairs = ((u, v) for k, u in enumerate(others) for v in others[k + 1 :])
        left, right = max(pairs, key=lambda pair: math.dist(*pair))
        base = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2)
        rank = (
            abs(math.dist(tip, left) - math.dist(tip, right)),
            -math.dist(tip, base),
        )
        is_long = math.dist(tip, base) > 0.3 * math.dist(left, right)
        if is_long and (best is None or rank < best[0]):
            best = (rank, tip, base)
    if best is None:
        return Head(*points[0], *points[-1])
    return Head(*best[1], *best[2])


def _centre_lines(points: Sequence[Point]) -> Iterator[Segment]:
    """Yield the middles of a thin polygon: between edges that run against each other."""
    edges = list(zip(points, [*points[1:], points[0]], strict=True))
    for at, (a, b) in enumerate(edges):
        length = math.dist(a, b)
        if length < 0.6:
            continue
        ux, uy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
        for c, d in edges[at + 1 :]:
            found = _between(a, length, (ux, uy), c, d)
            if found is not None:
                yield found


def _between(a: Point, length: float, along: Point, c: Point, d: Point) -> Segment | None:
    ux, uy = along
    other = math.dist(c, d)
    if other < 0.6 or (d[0] - c[0]) * ux + (d[1] - c[1]) * uy > -0.97 * other:
        return None
    off = (c[1] - a[1]) * ux - (c[0] - a[0]) * uy
    if not 0.05 <= abs(off) <= _STOUT:
        return None
    reach = sorted((p[0] - a[0]) * ux + (p[1] - a[1]) * uy for p in (c, d))
    low, high = max(0.0, reach[0]), min(length, reach[1])
    if high - low < max(1.2, abs(off)):
        return None
    return Segment(
        a[0] + ux * low - uy * off / 2, a[1] + uy * low + ux * off / 2,
        a[0] + ux * high - uy * off / 2, a[1] + uy * high + ux * off / 2,
    )  # fmt: skip
