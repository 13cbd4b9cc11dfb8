"""Pictures on a page of a PDF: where they stand, and what those show that may be lines."""

from __future__ import annotations

import ctypes
from typing import Final, NamedTuple

from pypdfium2 import raw

from soptool.importing.pdf.space import Matrix, box_of
from soptool.importing.sheets import Box


class Image(NamedTuple):
    """A picture. `dots`: of one that may be a line, its rows, each a 1 where it is dark."""

    box: Box
    dots: tuple[bytes, ...] = ()


_LEAST: Final = 3
_LONG: Final = 330
_DARK: Final = 150
_MOST_DOTS: Final = 400_000
_TELLING: Final = bytes(value < _DARK for value in range(256))


def image_of(found: object, matrix: Matrix) -> Image:
    """Read a picture that a matrix lays on the page."""
    box = box_of(matrix, (0, 0, 1, 1))
    may_be_line = _LEAST < max(box.width, box.height) < _LONG
    return Image(box, _dots(found) if may_be_line else ())


def _dots(found: object) -> tuple[bytes, ...]:
    """Tell which dots of a picture are dark."""
    bitmap = raw.FPDFImageObj_GetBitmap(found)
    if not bitmap:
        return ()
    width, height = raw.FPDFBitmap_GetWidth(bitmap), raw.FPDFBitmap_GetHeight(bitmap)
    stride, depth = raw.FPDFBitmap_GetStride(bitmap), raw.FPDFBitmap_GetFormat(bitmap)
    bytes_each = {1: 1, 2: 3, 3: 4, 4: 4}.get(depth, 4)
    if width * height > _MOST_DOTS:
        raw.FPDFBitmap_Destroy(bitmap)
        return ()
    size = stride * height
    buffer = raw.FPDFBitmap_GetBuffer(bitmap)
    kept = bytes(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ubyte * size)).contents)
    raw.FPDFBitmap_Destroy(bitmap)
    dark = kept.translate(_TELLING)
    rows = (dark[y * stride : y * stride + width * bytes_each] for y in range(height))
    return tuple(_any([row[at::bytes_each] for at in range(min(bytes_each, 3))]) for row in rows)


def _any(colours: list[bytes]) -> bytes:
    """Return a 1 where one of the colours is dark."""
    whole = 0
    for colour in colours:
        whole |= int.from_bytes(colour, "big")
    return whole.to_bytes(len(colours[0]), "big")
