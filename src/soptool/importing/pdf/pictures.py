"""Pages of a PDF as pictures, as pdfium paints them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final

import pypdfium2 as pdfium

from soptool.importing.pdf.objects import opened
from soptool.importing.sheets import PagePicture

MAX_PICTURES: Final = 30
"""So many pages of a file are painted."""
_DOTS: Final = 1_200
"""Dots along the longer side of a page."""
_LONGEST: Final = 20_000.0


def pictures_of(content: bytes) -> tuple[PagePicture, ...]:
    """Paint the first pages. Raises objects.Broken where pdfium can't open the file."""
    document = opened(content)
    try:
        return tuple(_pictures(document))
    finally:
        document.close()


def _pictures(document: pdfium.PdfDocument) -> Iterator[PagePicture]:
    for number in range(min(len(document), MAX_PICTURES)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            continue
        width, height = page.get_size()
        if 1 < width < _LONGEST and 1 < height < _LONGEST:
            bitmap = page.render(scale=_DOTS / max(width, height), grayscale=True)
            size = (bitmap.width, bitmap.height)
            png = png_of(bytes(bitmap.buffer), *size, bitmap.stride)
            yield PagePicture(number + 1, width, height, png)
            bitmap.close()
        page.close()


def png_of(dots: bytes, width: int, height: int, stride: int) -> bytes:
    """Pack grey dots as PNG, in 16 shades."""
    shades = bytes.maketrans(bytes(range(256)), bytes(round(n / 17) for n in range(256)))
    rows = bytearray()
    for y in range(height):
        row = dots[y * stride : y * stride + width].translate(shades)
        row += bytes(width % 2)
        rows.append(0)
        rows += bytes(one << 4 | other for one, other in zip(row[::2], row[1::2], strict=True))
    head = struct.pack(">2L5B", width, height, 4, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))
        for name, data in parts
    )
