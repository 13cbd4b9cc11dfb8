"""The sheet of the identity part: whose document it is, its dates, who approved it, the boxes."""

from __future__ import annotations

from typing import Final

from soptool.export.office.picture import Picture
from soptool.export.xlsx.official import SIZE, OfficialSheet
from soptool.export.xlsx.paper import PAPERS, page_foot, page_head
from soptool.export.xlsx.sheet import Printing
from soptool.export.xlsx.styles import Style
from soptool.export.xlsx.texts import numbered, plain
from soptool.form.edition import cited, foot_of
from soptool.form.form import Form
from soptool.form.page import Box
from soptool.form.widths import MARGIN, PAPER
from soptool.workbook.columns import form_sheet_name

_NAMES: Final = 38.0
_BOX: Final = Style(SIZE, bold=True, down="center", fill="E6E6E6", indent=1)
_ITEMS: Final = Style(SIZE, indent=1)
_PAGE: Final = 210.0 - 10.0 - 13.0
"""Millimetres of a page without its margins."""


def identity_sheet(form: Form, font: str, logo: Picture | None) -> OfficialSheet:
    """Return the sheet of one form, to be printed by `print_identity`."""
    edition, page = form.edition, form.page
    t, paper = edition.t, edition.settings.paper
    wide = (PAPER[paper][0] - 2 * MARGIN - 1.0) / 2 - _NAMES
    name = form_sheet_name("identity", edition.language)
    made = OfficialSheet(name, (_NAMES, wide, _NAMES, wide), font, logo)
    made.begin(page, t("SOP title"), page.name, t)
    for left, right in page.bands:
        _band(made, left, right)
    made.pairs(t("Definitions"), page.definitions)
    made.pairs(t("About this SOP"), page.printed_facts)
    return made


def print_identity(made: OfficialSheet, form: Form, last: int) -> None:
    """Say how the sheet is printed; `last`: the number of the form's last page."""
    edition, page = form.edition, form.page
    made.finish(
        Printing(
            made.area,
            PAPERS[edition.settings.paper],
            head=page_head(page.badge.word if page.badge else ""),
            foot=page_foot(foot_of(page.dates[0].text, page.title), last, edition.t),
            pages=pages_of(made),
        )
    )


def pages_of(made: OfficialSheet) -> int:
    """Return on how many pages it is printed."""
    return made.pages(_PAGE)


def _band(made: OfficialSheet, left: Box, right: Box) -> None:
    """Add two boxes side by side: their names, and below these what stands in them."""
    made.line(((1, 2, plain(left.name).upper(), _BOX), (3, 4, plain(right.name).upper(), _BOX)))
    made.line(((1, 2, _items(left), _ITEMS), (3, 4, _items(right), _ITEMS)))


def _items(box: Box) -> str:
    return numbered([cited(item) for item in box.items]) or "–"
