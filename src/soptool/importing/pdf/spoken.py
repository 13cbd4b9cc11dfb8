"""What a tagged PDF says of its figures to those who hear it, in the order of reading."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Final

from pypdfium2 import raw

_MOST: Final = 20_000
"""So many elements of a page are asked."""
_LONGEST: Final = 8_000
"""Bytes of one text."""


def spoken_on(page: object) -> Iterator[str]:
    """Yield the alternative texts of a page."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    count = raw.FPDF_StructTree_CountChildren(tree)
    waiting = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in reversed(range(count))]
    asked = 0
    while waiting and asked < _MOST:
        element = waiting.pop()
        asked += 1
        if not element:
            continue
        if text := _alternative(element):
            yield text
        inner = min(raw.FPDF_StructElement_CountChildren(element), _MOST)
        waiting += [
            raw.FPDF_StructElement_GetChildAtIndex(element, at) for at in reversed(range(inner))
        ]
    raw.FPDF_StructTree_Close(tree)


def _alternative(element: object) -> str:
    size = raw.FPDF_StructElement_GetAltText(element, None, 0)
    if not 2 < size <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetAltText(element, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
