"""What is printed on pages beside the SOP itself: footers, numbers of pages, marks of signing."""

from __future__ import annotations

import re
from typing import Final

from soptool.importing.interpret.letters import Line
from soptool.importing.interpret.page import Page
from soptool.importing.interpret.words import STAMPED
from soptool.lint.wording.sop import long_pattern

_FURNITURE: Final = re.compile(
    r"(?:halaman|hal\.?|page)\s*\d+(?:\s*(?:dari|of|/)\s*\d+)?|\d+\s*/\s*\d+"
    rf"|{STAMPED}|{long_pattern()}",
    re.IGNORECASE,
)
_FOOT: Final = 0.93
"""Below that share of the page's height stands what is printed at its foot."""


def is_furniture(text: Line, page: Page) -> bool:
    """Whether a text belongs to the paper, and says nothing of the SOP."""
    is_foot = page.has_spaces and text.box.y0 > _FOOT * page.sheet.height
    return is_foot or is_paper(text.text)


def is_paper(text: str) -> bool:
    """Whether a text is what papers carry: numbers of pages, marks of signing."""
    return _FURNITURE.fullmatch(text) is not None or text.strip(" -").isdecimal()
