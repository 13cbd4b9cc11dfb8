"""Lines and outlines of a PDF, as pdfium tells them."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from pypdfium2 import raw

from soptool.importing.pdf.space import Matrix, Point

Colour = tuple[int, int, int, int]
MAX_SEGMENTS: Final = 20_000
"""So many segments of one path are followed."""
_CURVE: Final = 6
"""A curve is followed in so many steps."""


class Line(NamedTuple):
    """A part of a path that was drawn in one go."""

    points: tuple[Point, ...]
    is_closed: bool
    is_curved: bool


class Path(NamedTuple):
    """A drawn object: its lines, colours where it is filled or stroked, and the stroke's width."""

    lines: tuple[Line, ...]
    fill: Colour | None
    stroke: Colour | None
    width: float
    is_broken: bool


def _colour(get: Callable[..., int], found: object) -> Colour | None:
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    return (r.value, g.value, b.value, a.value) if get(found, r, g, b, a) else None


def path_of(found: object, matrix: Matrix) -> Path:
    """Read a drawn object that a matrix lays on the page."""
    fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    raw.FPDFPath_GetDrawMode(found, fill, stroke)
    raw.FPDFPageObj_GetStrokeWidth(found, width)
    scale = math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
    return Path(
        tuple(_lines(found, matrix)),
        _colour(raw.FPDFPageObj_GetFillColor, found) if fill.value else None,
        _colour(raw.FPDFPageObj_GetStrokeColor, found) if stroke.value else None,
        width.value * scale,
        raw.FPDFPageObj_GetDashCount(found) > 0,
    )


def _lines(found: object, matrix: Matrix) -> Iterator[Line]:
    """Follow a path: each part that begins with a move; curves in short steps."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    handles: list[Point] = []
    is_closed = is_curved = False
    for at in range(min(raw.FPDFPath_CountSegments(found), MAX_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(found, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield _line(points, is_closed, is_curved)
            points, handles, is_closed, is_curved = [point], [], False, False
            continue
        if not points:
            continue
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            handles.append(point)
            if len(handles) == 3:
                if _is_straight(points[-1], handles):
                    points.append(point)
                else:
                    points += _curve(points[-1], handles)
                    is_curved = True
                handles = []
        else:
            points.append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            is_closed = True
    if len(points) > 1:
        yield _line(points, is_closed, is_curved)


def _line(points: list[Point], is_closed: bool, is_curved: bool) -> Line:
    first, last = points[0], points[-1]
    meets = len(points) > 3 and math.dist(first, last) < 0.3
    return Line(tuple(points), is_closed or meets, is_curved)


def _is_straight(start: Point, handles: list[Point]) -> bool:
    """Whether a curve is a straight line, as some writers close their outlines."""
    end = handles[-1]
    length = max(math.dist(start, end), 0.01)
    return all(
        abs((end[0] - start[0]) * (h[1] - start[1]) - (end[1] - start[1]) * (h[0] - start[0]))
        < 0.05 * length
        for h in handles[:2]
    )


def _curve(start: Point, handles: list[Point]) -> Iterator[Point]:
    one, two, end = handles
    for step in range(1, _CURVE + 1):
        u = step / _CURVE
        v = 1 - u
        p, q, r, s = v**3, 3 * v * v * u, 3 * v * u * u, u**3
        yield (
            p * start[0] + q * one[0] + r * two[0] + s * end[0],
            p * start[1] + q * one[1] + r * two[1] + s * end[1],
        )
