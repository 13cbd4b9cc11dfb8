"""Files that are attached to a PDF, within limits."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Final

import pypdfium2 as pdfium
from pypdfium2 import raw

MAX_FILES: Final = 2_000
MAX_BYTES: Final = 20_000_000
"""Of all files together."""


def attachments_of(document: pdfium.PdfDocument) -> tuple[tuple[str, bytes], ...]:
    """Return names and contents; none of them where they are more than is read."""
    count = document.count_attachments()
    if count > MAX_FILES:
        return ()
    found: list[tuple[str, bytes]] = []
    left = MAX_BYTES
    for name, size, file in _files(document, count):
        left -= size
        if left < 0:
            return ()
        found.append((name, bytes(file.get_data())))
    return tuple(found)


def _files(
    document: pdfium.PdfDocument, count: int
) -> Iterator[tuple[str, int, pdfium.PdfAttachment]]:
    """Yield the files that can be had, with their sizes."""
    for number in range(count):
        try:
            file = document.get_attachment(number)
            size = ctypes.c_ulong()
            if raw.FPDFAttachment_GetFile(file.raw, None, 0, size):
                yield file.get_name(), size.value, file
        except pdfium.PdfiumError:
            continue
