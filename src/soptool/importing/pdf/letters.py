"""Letters of a PDF, as pdfium tells them."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from soptool.importing.pdf.covers import Covers, address_of
from soptool.importing.pdf.space import Matrix, box_of
from soptool.importing.sheets import Glyph, Turn

MAX_LETTERS: Final = 60_000
_UNSEEN: Final = 2.5
"""Letters lower than that, in points, are for machines (marks of signing services)."""
_HYPHEN: Final = 2
"""What pdfium gives for a hyphen at the end of a line."""
_NO_TEXT: Final = frozenset(("Cc", "Co", "Cn", "Cs"))
"""Codes of a damaged or foreign font that stand for no letter; bullets of Symbol are kept."""
_UPRIGHT: Final = 0.26
"""Sine of the slant up to which a letter counts as level, or as turned by a right angle."""


def glyphs_on(
    page: pdfium.PdfPage, base: Matrix, rotation: int, wide: float, covers: Covers
) -> Iterator[tuple[Glyph, bool]]:
    """Yield the letters of a page that is laid by a matrix, turned, and so wide; which are hidden.

    `covers` tells what was drawn over them.
    """
    text = page.get_textpage()
    handle, box = text.raw, raw.FS_RECTF()
    turned = math.radians(rotation)
    slanted: dict[int, bool] = {}
    before = above = below = 0.0
    for at in range(min(text.count_chars(), MAX_LETTERS)):
        letter = _letter(raw.FPDFText_GetUnicode(handle, at))
        if letter is None or raw.FPDFText_IsGenerated(handle, at) == 1:
            continue
        if not raw.FPDFText_GetLooseCharBox(handle, at, box):
            continue
        x0, y0, x1, y1 = box_of(base, (box.left, box.bottom, box.right, box.top))
        place = address_of(raw.FPDFText_GetTextObject(handle, at))
        turn = _turn(raw.FPDFText_GetCharAngle(handle, at) - turned)
        size = raw.FPDFText_GetFontSize(handle, at)
        if size == before and turn == "level" and above <= y0 and y1 <= below:
            y0, y1 = above, below  # one of several letters of one glyph: its ink is given
        before, above, below = size, y0, y1
        if max(x1 - x0, y1 - y0) < _UNSEEN or not (x0 < wide and x1 > 0):
            continue
        if place not in slanted:
            slanted[place] = _is_slanted(handle, at)
        glyph = Glyph(letter, x0, y0, x1, y1, turn, slanted[place])
        yield glyph, covers.hides(place, (x0 + x1) / 2, (y0 + y1) / 2)
    text.close()


@lru_cache(maxsize=1024)
def _letter(code: int) -> str | None:
    """Return the letter of a code; None where it stands for none."""
    if code == _HYPHEN:
        return "-"
    if code < 32 or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF):
        return None
    letter = chr(code)
    is_symbol = 0xF000 <= code <= 0xF0FF
    return None if not is_symbol and unicodedata.category(letter) in _NO_TEXT else letter


def _is_slanted(text: object, at: int) -> bool:
    """Whether a letter's font is italic."""
    flags, name = ctypes.c_int(), ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, at, name, 128, flags)
    said = name.value.decode("latin-1").casefold()
    return "italic" in said or "oblique" in said


@lru_cache(maxsize=64)
def _turn(angle: float) -> Turn:
    across, along = math.sin(angle), math.cos(angle)
    if abs(across) < _UPRIGHT:
        return "level"
    if abs(along) < _UPRIGHT:
        return "up" if across < 0 else "down"
    return "askew"
