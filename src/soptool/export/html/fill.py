"""What the HTML templates of documents are filled with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup

from soptool.diagram.hyphens import hyphenated
from soptool.export.escape import folded
from soptool.export.press import Press
from soptool.form.cards import Card
from soptool.form.clean import clean
from soptool.form.edition import Edition, foot_of
from soptool.form.page import Page
from soptool.form.printed import Printed
from soptool.form.standard import StandardPage
from soptool.form.widths import MARGIN, PAPER

EXTENSION = "html"
_SPACES = re.compile(r"\s+")
_APART = Printed(together=False, early=False)
_NOT_PLAIN = re.compile(r"[^\w .,/()-]")


def fill(
    name: str,
    press: Press,
    page: Page | StandardPage,
    *,
    cards: Sequence[Card] = (),
    printed: Printed = _APART,
    upright: bool = False,
) -> str:
    """Fill a template of a document."""
    edition = press.edition
    return press.templates.render(
        name,
        page=page,
        t=edition.t,
        folded=folded,
        hyphenated=hyphenated,
        cards=cards,
        printed=printed,
        link=lambda target: edition.link(target, EXTENSION),
        sheet=Markup(sheet_of(page.paper, upright=upright)),  # noqa: S704 only numbers
        footer=css_string(foot_of(page.dates[0].text, page.title)),
        counter=_counter(edition),
    )


def sheet_of(paper: str, *, upright: bool) -> str:
    """Return the size and margins of the printed page."""
    wide, high = PAPER[paper]
    size = (high, wide) if upright else (wide, high)
    return f"size: {size[0]:g}mm {size[1]:g}mm; margin: {MARGIN:g}mm {MARGIN:g}mm 13mm"


def css_string(text: str) -> Markup:
    """Return a CSS string in which nothing of the text can end the string or the style."""
    flat = _SPACES.sub(" ", clean(text))
    safe = _NOT_PLAIN.sub(lambda found: f"\\{ord(found.group()):x} ", flat)
    return Markup(f'"{safe}"')  # noqa: S704 all but letters and figures is escaped


def _counter(edition: Edition) -> Markup:
    """Return `Halaman 1 dari 3` for the foot of printed pages."""
    words = edition.t("Page {page} of {pages}", page="\0", pages="\0").split("\0")
    page, pages = Markup(" counter(page) "), Markup(" counter(pages)")
    return css_string(words[0]) + page + css_string(words[1]) + pages
