"""A page that is a picture, for OCR: as PNG, set upright, and the long straight lines in it."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from statistics import median
from typing import Final, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from soptool.importing.pdf.objects import opened
from soptool.importing.pdf.pictures import png_of
from soptool.importing.sheets import ScannedPage, Segment

_DOTS: Final = 300 / 72
"""Dots a point at which letters and lines are read; how it leans is seen at half of that."""
_MOST: Final = 5_000
"""Dots along the longer side of a page."""
_LINE: Final = re.compile(rb"(?:\x01{20,}\x00{0,3})+")
"""Dark dots in a row, with small holes."""
_LEAST: Final = 60
"""Dots of a line; letters have none as long."""
_LONG: Final = re.compile(rb"\x01{60,}")
_DARK: Final = bytes(1 if shade < 170 else 0 for shade in range(256))
_MANY: Final = 20_000
_ASKEW: Final = math.radians(3)
"""A page that leans more than that is left as it is."""
_SURE: Final = 5
"""So many lines say how a page leans."""


class _Raster(NamedTuple):
    dots: bytes
    width: int
    height: int


class _Run(NamedTuple):
    """Dark dots in a row, or in a column."""

    at: int
    start: int
    end: int
    is_level: bool


def scanned_page(content: bytes, number: int) -> ScannedPage:
    """Return a page by its number from 1. Raises objects.Broken."""
    document = opened(content)
    try:
        page = document[number - 1]
        scale = min(_DOTS, _MOST / max(*page.get_size(), 1.0))
        slope = _slope(_dark(_painted(page, scale / 2, 0.0)))
        raster = _painted(page, scale, slope)
        runs = tuple(islice(_runs(_dark(raster)), _MANY))
        lines = tuple(_line(run, scale) for run in runs)
        png = png_of(_without(raster, runs), raster.width, raster.height, raster.width)
        return ScannedPage(number, scale, png, lines)
    finally:
        document.close()


def _painted(page: pdfium.PdfPage, scale: float, slope: float) -> _Raster:
    """Paint a page in grey, turned back by a slope around its corner."""
    wide, high = (math.ceil(side * scale) for side in page.get_size())
    bitmap = pdfium.PdfBitmap.new_native(wide, high, raw.FPDFBitmap_Gray)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, wide, high)
    angle = math.atan(slope)
    cos, sin = math.cos(angle) * scale, math.sin(angle) * scale
    matrix = raw.FS_MATRIX(cos, -sin, sin, cos, 0, 0)
    clip = raw.FS_RECTF(0, 0, wide, high)
    raw.FPDF_RenderPageBitmapWithMatrix(
        bitmap.raw, page.raw, ctypes.byref(matrix), ctypes.byref(clip), raw.FPDF_GRAYSCALE
    )
    dots, stride = bytes(bitmap.buffer), bitmap.stride
    rows = (dots[y * stride : y * stride + wide] for y in range(high))
    return _Raster(b"".join(rows), wide, high)


def _dark(raster: _Raster) -> _Raster:
    """Return 1 for dark dots."""
    return raster._replace(dots=raster.dots.translate(_DARK))


def _slope(raster: _Raster) -> float:
    """Return how far lines fall, a dot to the right: from where they go on in the next row."""
    before: list[tuple[int, int]] = []
    slopes: list[float] = []
    for y in range(raster.height):
        start = y * raster.width
        runs = [(run.start() - start, run.end() - start)
                for run in _LONG.finditer(raster.dots, start, start + raster.width)]  # fmt: skip
        for low, high in runs:
            for low_above, high_above in before:
                if low < high_above and low_above < high:
                    shift = ((low - low_above) + (high - high_above)) / 2
                    slopes.append(1 / shift if abs(shift) > 1 / _ASKEW else 0.0)
        before = runs
    found = median(slopes) if len(slopes) >= _SURE else 0.0
    return found if abs(found) < _ASKEW else 0.0


def _runs(raster: _Raster) -> Iterator[_Run]:
    dots, width, height = raster
    for y in range(height):
        for start, end in _long(dots[y * width : (y + 1) * width]):
            yield _Run(y, start, end, is_level=True)
    for x in range(width):
        for start, end in _long(dots[x::width]):
            yield _Run(x, start, end, is_level=False)


def _long(dots: bytes) -> Iterator[tuple[int, int]]:
    found = (run.span() for run in _LINE.finditer(dots))
    return ((start, end) for start, end in found if end - start >= _LEAST)


def _line(run: _Run, scale: float) -> Segment:
    """Return a run in points."""
    at, start, end = (run.at + 0.5) / scale, run.start / scale, run.end / scale
    return Segment(start, at, end, at) if run.is_level else Segment(at, start, at, end)


def _without(raster: _Raster, runs: Iterable[_Run]) -> bytes:
    """Return the dots without lines: beside these letters are taken for none."""
    dots, width = bytearray(raster.dots), raster.width
    for at, start, end, is_level in runs:
        white = b"\xff" * (end - start)
        if is_level:
            dots[at * width + start : at * width + end] = white
        else:
            dots[start * width + at : (end - 1) * width + at + 1 : width] = white
    return bytes(dots)
