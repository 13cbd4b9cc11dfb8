"""What lies over a text: an area that was filled later hides what stands below it."""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pypdfium2 import raw

from soptool.importing.pdf.outlines import area, box_of, corners
from soptool.importing.pdf.paths import Line, Path
from soptool.importing.sheets import Box, Glyph

_SMALL: Final = 4.0
"""Areas narrower or lower than that, in points, hide no letter."""
_FULL: Final = 0.98
_OPAQUE: Final = 255


def address_of(found: object) -> int:
    """Return what tells an object of a page from all others; 0 where there is none."""
    return ctypes.addressof(found.contents) if found else 0  # type: ignore[attr-defined]


@dataclass(slots=True)
class Covers:
    """Areas that hide what was drawn before them, and the texts of a page, in drawing order."""

    drawn: int = 0
    texts: dict[int, int] = field(default_factory=dict)
    areas: list[tuple[int, Box]] = field(default_factory=list)

    def text(self, found: object) -> None:
        """Note when a text is drawn."""
        self.drawn += 1
        self.texts[address_of(found)] = self.drawn

    def path(self, found: object, path: Path) -> None:
        """Note an area that lets nothing show through: one rectangle, as two may be a frame."""
        self.drawn += 1
        if not self.texts or path.fill is None or path.fill[3] < _OPAQUE:
            return
        box = _filled(path.lines[0]) if len(path.lines) == 1 else None
        if box is not None and not _is_shown_through(found):
            self.areas.append((self.drawn, box))

    def hides(self, text: int, x: float, y: float) -> bool:
        """Whether a place of a text, known by its address, is covered."""
        if not self.areas or (when := self.texts.get(text)) is None:
            return False
        later = self.areas[bisect_right(self.areas, when, key=lambda each: each[0]) :]
        return any(b.x0 < x < b.x1 and b.y0 < y < b.y1 for _, b in later)


def _filled(line: Line) -> Box | None:
    """Return the upright rectangle that a line encloses."""
    box = box_of(line.points)
    if line.is_curved or min(box.width, box.height) < _SMALL:
        return None
    around = corners(line.points)
    is_full = len(around) == 4 and area(around) > _FULL * box.width * box.height
    return box if is_full else None


def _is_shown_through(found: object) -> bool:
    """Whether an area is blended with what is below, or only a part of it is drawn."""
    if raw.FPDFPageObj_HasTransparency(found):
        return True
    clip = raw.FPDFPageObj_GetClipPath(found)
    return bool(clip) and raw.FPDFClipPath_CountPaths(clip) > 0


def words_of(glyphs: Sequence[Glyph]) -> Iterator[str]:
    """Yield covered letters as they follow each other in a line."""
    text = ""
    before: Glyph | None = None
    for glyph in glyphs:
        if before is not None and (abs(glyph.y0 - before.y0) > 1 or glyph.x0 < before.x0):
            if text.strip():
                yield text
            text = ""
        text += glyph.text
        before = glyph
    if text.strip():
        yield text
