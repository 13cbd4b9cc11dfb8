"""Pictures on a page of a PDF: where they stand, and what little ones show."""

from __future__ import annotations

import ctypes
from typing import Final, NamedTuple

from pypdfium2 import raw

from soptool.importing.pdf.space import Matrix, box_of
from soptool.importing.sheets import Box


class Image(NamedTuple):
    """A picture. `profile`: of a thin one, how many dark dots stand in each slice of its length."""

    box: Box
    profile: tuple[int, ...] = ()


_THIN: Final = 13
_LONG: Final = 330
_DARK: Final = 150


def image_of(found: object, matrix: Matrix) -> Image:
    """Read a picture that a matrix lays on the page."""
    box = box_of(matrix, (0, 0, 1, 1))
    short, long = sorted((box.width, box.height))
    is_thin = short < _THIN and 3 < long < _LONG
    return Image(box, _profile(found, box) if is_thin else ())


def _profile(found: object, box: Box) -> tuple[int, ...]:
    """Count the dark dots in each slice along a thin picture."""
    bitmap = raw.FPDFImageObj_GetBitmap(found)
    if not bitmap:
        return ()
    width, height = raw.FPDFBitmap_GetWidth(bitmap), raw.FPDFBitmap_GetHeight(bitmap)
    stride, depth = raw.FPDFBitmap_GetStride(bitmap), raw.FPDFBitmap_GetFormat(bitmap)
    bytes_each = {1: 1, 2: 3, 3: 4, 4: 4}.get(depth, 4)
    if width * height > 400_000:
        raw.FPDFBitmap_Destroy(bitmap)
        return ()
    kept = bytes(
        ctypes.cast(
            raw.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_ubyte * (stride * height))
        ).contents
    )
    raw.FPDFBitmap_Destroy(bitmap)
    colours = min(bytes_each, 3)
    dark = [
        [
            min(kept[y * stride + x * bytes_each : y * stride + x * bytes_each + colours]) < _DARK
            for x in range(width)
        ]
        for y in range(height)
    ]
    if box.height >= box.width:
        return tuple(sum(row) for row in dark)
    return tuple(sum(row[x] for row in dark) for x in range(width))
