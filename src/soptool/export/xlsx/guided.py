"""The workbook of a new SOP or service standard: nothing but what is to be filled, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from soptool.export.xlsx.book import Book
from soptool.export.xlsx.data import components_sheet, data_sheets
from soptool.export.xlsx.paper import PAPERS
from soptool.export.xlsx.sheet import Area, Printing, Sheet, kept
from soptool.export.xlsx.styles import Style
from soptool.export.xlsx.texts import height_of
from soptool.form.clean import clean
from soptool.workbook.columns import form_sheet_name
from soptool.workbook.components import components_of
from soptool.workbook.sheets import sheets_of

_TITLE: Final = Style(14.0, bold=True, border=False)
_HEADING: Final = Style(11.0, bold=True, border=False, color="1F4E79")
_LINE: Final = Style(10.0, border=False)
_WIDTH: Final = 190.0
_ALSO: Final = {"macro": ("use",), "micro": ()}
"""Further columns that are filled from the start."""


def guided_workbook(data: dict[str, Any], language: str, guide: Sequence[str]) -> bytes:
    """Return the workbook of a new file; `guide` are the lines of the first sheet, `#` heads some.

    `data` is what is known already: its kind, its id, its title.
    """
    book = Book(str(data["title"]), "", language, 0)
    first = Sheet(form_sheet_name("guide", language), [_WIDTH], has_grid=False)
    for row, line in enumerate(guide, start=1):
        look = _TITLE if row == 1 else _HEADING if line.startswith("# ") else _LINE
        text = kept(clean(line.removeprefix("# ")))
        first.put(row, 1, text, look)
        first.heights[row] = height_of(text, _WIDTH, look.size, is_bold=look.bold) + 1.0
    first.printing = Printing(Area(1, 1, max(len(guide), 1), 1), PAPERS["A4"])
    book.sheets += (first, *_to_fill(data, language))
    return book.content()


def _to_fill(data: dict[str, Any], language: str) -> Iterator[Sheet]:
    kind = data["kind"]
    if kind == "standard":
        yield components_sheet(components_of(data, language), language)
        return
    yield from data_sheets(sheets_of(data, language, _ALSO[kind]), is_new=True)
