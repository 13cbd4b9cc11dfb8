"""What stands above and below printed pages, in the language of Excel's page fields."""

from __future__ import annotations

from typing import Final

from soptool.export.xlsx.texts import plain
from soptool.form.headings import Heading

PAPERS: Final = {"A4": 9, "F4": 14, "A3": 8}
"""Numbers of papers; 14 is Folio, which printers take for F4."""
_MOST: Final = 255
"""Letters that a head or foot may have."""


def page_foot(text: str, last: int | None, t: Heading) -> str:
    """Return the foot: what the document is, the number of the page, and that of the last one.

    Without `last` programs count: the pages of one sheet alone, or those of all sheets.
    """
    pages = t("Page {page} of {pages}", page="\0P", pages=str(last or "\0N"))
    right = f"&R&7{_said(pages)}".replace("\0", "&")
    room = _MOST - len(right) - len("&L&7")
    return f"&L&7{_fitting(text, room)}{right}"


def page_head(badge: str) -> str:
    """Return the head of a document that is not in force, or not whole."""
    return f"&C&B&12 {_fitting(badge, 100)}" if badge else ""


def _said(text: str) -> str:
    return text.replace("&", "&&")


def _fitting(text: str, room: int) -> str:
    """Return a text that is no field, a figure at its head set apart from the size before it."""
    said = _said(" ".join(plain(text).split()))
    if len(said) > room:
        said = said[: room - 2].rstrip("&") + "…"
    return f" {said}" if said[:1].isdigit() else said
