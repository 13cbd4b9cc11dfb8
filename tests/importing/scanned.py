"""PDFs whose pages are pictures, as scanners make them."""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from typing import NamedTuple

import pypdfium2 as pdfium


class Picture(NamedTuple):
    """Grey dots of a page, and its size in points."""

    dots: bytes
    width: int
    height: int
    across: float
    along: float


def scanned(content: bytes, degrees: float = 0.0, dpi: int = 200) -> bytes:
    """Print a PDF and scan it: each page is a picture, which leans so many degrees."""
    return of_pictures([_picture(page, dpi) for page in pdfium.PdfDocument(content)], degrees)


def _picture(page: pdfium.PdfPage, dpi: int) -> Picture:
    bitmap = page.render(scale=dpi / 72, grayscale=True)
    dots, stride = bytes(bitmap.buffer), bitmap.stride
    rows = (dots[y * stride : y * stride + bitmap.width] for y in range(bitmap.height))
    return Picture(b"".join(rows), bitmap.width, bitmap.height, *page.get_size())


def of_pictures(pictures: Sequence[Picture], degrees: float = 0.0) -> bytes:
    """Put pictures onto pages of their own."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    pages = []
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    for dots, width, height, across, along in pictures:
        packed = zlib.compress(dots)
        objects.append(
            b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray"
            b"/BitsPerComponent 8/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
            % (width, height, len(packed), packed)
        )
        matrix = (across * cos, across * sin, -along * sin, along * cos)
        drawn = b"q %.4f %.4f %.4f %.4f 0 0 cm /I Do Q" % matrix
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.2f %.2f]/Resources<</XObject<</I %d 0 R>>>>"
            b"/Contents %d 0 R>>" % (across, along, len(objects) - 1, len(objects))
        )
        pages.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), b" ".join(pages))
    return _file(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    made = bytearray(b"%PDF-1.5\n")
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(made)
