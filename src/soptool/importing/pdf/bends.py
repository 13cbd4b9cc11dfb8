"""Arrows with corners that a printer made pictures of: a few level and upright lines alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from soptool.importing.pdf.images import Image
from soptool.importing.sheets import Head, Link, Segment

_SHORTEST: Final = 9.0
"""Points from which a row of dots is a line, and no part of a head."""
_THICKEST: Final = 6.0
_DARKEST: Final = 0.2
"""A picture of lines is mostly empty."""
_MOST: Final = 5
_MANY: Final = 4
"""More runs than so many in each row of all strokes are a pattern, and no lines."""
_MEETS: Final = 3.0
_GAP: Final = 2.0
"""Points between runs of dots that are one line all the same."""
_HEAD: Final = 8.0
_SWELLS: Final = 1.7
"""So much thicker than its line is a head,"""
_WIDEST: Final = 12.0
"""… and no wider, in points: else another line begins there."""
_ALL: Final = 0.95
_RUN: Final = re.compile(rb"\x01+")


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A line of dots: at a row, or a column, from one to another; all in points of the picture."""

    is_level: bool
    at: float
    low: float
    high: float
    thick: float

    @property
    def segment(self) -> Segment:
        if self.is_level:
            return Segment(self.low, self.at, self.high, self.at)
        return Segment(self.at, self.low, self.at, self.high)


def bent_of(image: Image) -> Link | None:
    """Read a picture as lines with corners, and the heads at their ends; None where it is none."""
    rows, columns = image.dots, [bytes(column) for column in zip(*image.dots, strict=True)]
    dark = sum(row.count(1) for row in rows)
    if not 0 < dark < _DARKEST * len(rows) * len(columns):
        return None
    across, along = image.box.width / len(columns), image.box.height / len(rows)
    strokes = [*_strokes(rows, across, along, is_level=True),
               *_strokes(columns, along, across, is_level=False)]  # fmt: skip
    if not 2 <= len(strokes) <= _MOST or any(stroke.thick > _THICKEST for stroke in strokes):
        return None
    joined = [_joined(stroke, strokes) for stroke in strokes]
    ends = [(stroke, end) for stroke, free in joined for end in free]
    heads = [(stroke, end) for stroke, end in ends if _swells(stroke, end, image)]
    whole = [stroke for stroke, _ in joined]
    if _seen(whole, heads, image) < _ALL * dark:
        return None
    x, y = image.box.x0, image.box.y0
    segments = tuple(Segment(s.x0 + x, s.y0 + y, s.x1 + x, s.y1 + y)
                     for s in (stroke.segment for stroke in whole))  # fmt: skip
    return Link(segments, tuple(_head(stroke, end, x, y) for stroke, end in heads))


def _strokes(
    lines: Sequence[bytes], length: float, width: float, *, is_level: bool
) -> Iterator[_Stroke]:
    """Yield the long runs of dots, those beside each other as one."""
    least = _SHORTEST / length
    runs = [
        (at, run.start(), run.end())
        for at, line in enumerate(lines)
        for run in _RUN.finditer(line)
        if run.end() - run.start() >= least
    ]
    if len(runs) > _MANY * _MOST * max(_THICKEST / width, 1):
        return
    gap = max(_GAP / width, 1)
    groups: list[list[tuple[int, int, int]]] = []
    for at, low, high in runs:
        beside = [
            group
            for group in groups
            if any(at - t <= gap and low < e and s < high for t, s, e in group)
        ]
        merged = [(at, low, high), *(run for group in beside for run in group)]
        groups = [*(group for group in groups if group not in beside), sorted(merged)]
    for held in groups:
        middle = (held[0][0] + held[-1][0] + 1) / 2 * width
        start, stop = min(r[1] for r in held) * length, max(r[2] for r in held) * length
        yield _Stroke(is_level, middle, start, stop, len({r[0] for r in held}) * width)


def _joined(stroke: _Stroke, strokes: Sequence[_Stroke]) -> tuple[_Stroke, list[float]]:
    """Return a stroke with its ends at the corners, and those of its ends that are at none."""
    low, high, free = stroke.low, stroke.high, []
    for is_high in (False, True):
        end = high if is_high else low
        corner = next(
            (
                other.at
                for other in strokes
                if other.is_level != stroke.is_level
                and abs(other.at - end) < _MEETS
                and other.low - _MEETS < stroke.at < other.high + _MEETS
            ),
            None,
        )
        if corner is None:
            free.append(end)
        elif is_high:
            high = corner
        else:
            low = corner
    return replace(stroke, low=low, high=high), free


def _swells(stroke: _Stroke, end: float, image: Image) -> bool:
    """Whether the dots of a stroke grow much thicker near an end."""
    rows = image.dots if not stroke.is_level else [*map(bytes, zip(*image.dots, strict=True))]
    length = (image.box.width if stroke.is_level else image.box.height) / len(rows)
    width = (image.box.height if stroke.is_level else image.box.width) / len(rows[0])
    at = int(stroke.at / width)
    thick: list[list[float]] = [[], []]
    for place, row in enumerate(rows):
        if stroke.low <= place * length <= stroke.high:
            thick[abs(place * length - end) < _HEAD] += [
                (run.end() - run.start()) * width
                for run in _RUN.finditer(row)
                if run.start() - 1 <= at <= run.end()
            ]
    shaft = median(thick[0]) if thick[0] else stroke.thick
    return any(max(_SWELLS * shaft, 2.0) < each < _WIDEST for each in thick[1])


def _seen(strokes: Sequence[_Stroke], heads: Sequence[tuple[_Stroke, float]], image: Image) -> int:
    """Count the dark dots that strokes and heads explain."""
    along = image.box.height / len(image.dots)
    across = image.box.width / len(image.dots[0])
    boxes = []
    for stroke in strokes:
        x0, y0, x1, y1 = stroke.segment
        reach = stroke.thick / 2 + 1
        boxes.append((x0 - reach, y0 - reach, x1 + reach, y1 + reach))
    for stroke, end in heads:
        x, y = (end, stroke.at) if stroke.is_level else (stroke.at, end)
        boxes.append((x - _HEAD, y - _HEAD, x + _HEAD, y + _HEAD))
    count = 0
    for at, row in enumerate(image.dots):
        spans = [(int(x0 / across), int(x1 / across) + 1) for x0, y0, x1, y1 in boxes
                 if y0 <= at * along <= y1]  # fmt: skip
        places = {place for low, high in spans for place in range(max(low, 0), high)}
        count += sum(row[place] for place in places if place < len(row))
    return count


def _head(stroke: _Stroke, end: float, x: float, y: float) -> Head:
    back = 4.0 if end == stroke.low or abs(end - stroke.low) < abs(end - stroke.high) else -4.0
    if stroke.is_level:
        return Head(x + end, y + stroke.at, x + end + back, y + stroke.at)
    return Head(x + stroke.at, y + end, x + stroke.at, y + end + back)
