"""Pictures in the place of what can be read: scans, tables and drawings, each named once a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from soptool.importing.draft import Remark
from soptool.importing.interpret.page import Page
from soptool.importing.interpret.rules import is_level, is_upright
from soptool.importing.interpret.tables import Area
from soptool.importing.sheets import Box, Picture
from soptool.language import Message, msg

_PAGE, _DRAWING = 0.35, 0.3
"""So much of a page, or of the executors' columns, is covered by a picture that stands for it."""
_TABLE, _LOGO = 0.12, 0.03
"""Where no table is drawn, pictures that cover so much stand for it; logos are smaller."""
_MOST_STROKES, _MOST_SLANTED, _MOST_SHAPES, _MOST_LINKS = 3000, 500, 800, 500
"""Of the fullest page known there are 530, none, 270 and 30."""
_FEW: Final = 60
"""A page with fewer letters has none of its own: a footer, a number."""


def is_scan(page: Page) -> bool:
    """Whether a page is a picture, and next to nothing else."""
    letters = sum(1 for glyph in page.sheet.glyphs if glyph.text.strip())
    return letters < _FEW and _covered(page) > _PAGE


def _covered(page: Page) -> float:
    whole = Box(0, 0, page.sheet.width, page.sheet.height)
    return max((_common(p, whole) for p in page.sheet.pictures), default=0.0)


def _parts(page: Page) -> float:
    """Return how much of a page its pictures cover together, without logos and codes."""
    whole = Box(0, 0, page.sheet.width, page.sheet.height)
    shares = (_common(picture, whole) for picture in page.sheet.pictures)
    return sum(share for share in shares if share > _LOGO)


def is_no_logo(picture: Picture, page: Page) -> bool:
    """Whether a picture is larger than logos and codes are."""
    return _common(picture, Box(0, 0, page.sheet.width, page.sheet.height)) > _LOGO


def _common(picture: Picture, box: Box) -> float:
    """Return which share of a box a picture covers."""
    across = min(picture.box.x1, box.x1) - max(picture.box.x0, box.x0)
    along = min(picture.box.y1, box.y1) - max(picture.box.y0, box.y0)
    if across <= 0 or along <= 0:
        return 0.0
    return across * along / max(box.width * box.height, 1.0)


def pictured(area: Area) -> bool:
    """Whether the drawing of an area is a picture."""
    return any(is_drawing(picture, area) for picture in area.page.sheet.pictures)


def is_drawing(picture: Picture, area: Area) -> bool:
    """Whether a picture stands in the place of the drawing."""
    box = Box(area.columns.left, area.top, area.columns.right, area.bottom)
    return _common(picture, box) > _DRAWING


def is_dense(area: Area) -> bool:
    """Whether more is drawn in an area than a drawing has: a hatching, a map, a trap."""
    sheet = area.page.sheet
    strokes = (*sheet.strokes, *sheet.broken)
    slanted = sum(not is_level(stroke) and not is_upright(stroke) for stroke in strokes)
    return (
        len(strokes) > _MOST_STROKES
        or slanted > _MOST_SLANTED
        or len(sheet.shapes) > _MOST_SHAPES
        or len(sheet.links) > _MOST_LINKS
    )


def _instead(page: Page) -> Message:
    if page.has_lines:
        return msg("A picture, SmartArt or chart stands in place of the table: it was not read.")
    if is_scan(page):
        return msg("This page is a scan: nothing on it can be read.")
    return msg("The table on this page is a picture: its rows were not read.")


def without_table(pages: Sequence[Page]) -> Iterator[Remark]:
    """Say why no table was found: of each page that is a picture, or once of them all."""
    pictures = [page for page in pages if _covered(page) > _PAGE or _parts(page) > _TABLE]
    for page in pictures:
        yield Remark(page.called, "", "", "picture", "", _instead(page))
    if not pictures:
        yield Remark(None, "", "", "table", "", msg("No table of a flow was found."))
