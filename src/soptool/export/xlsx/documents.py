"""SOPs as workbooks."""

from __future__ import annotations

from typing import Any

from soptool.export.dates import timestamp_of
from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.export.xlsx.book import Book
from soptool.export.xlsx.data import data_sheets
from soptool.form.form import Form
from soptool.workbook.own import own_data
from soptool.workbook.sheets import sheets_of


def data_workbook(data: dict[str, Any], language: str) -> bytes:
    """Return a workbook of the sheets of data alone."""
    title = str(data.get("title") or data.get("id", ""))
    book = Book(title, "", language, 0)
    book.sheets += data_sheets(sheets_of(data, language))
    return book.content()


def procedure_xlsx(form: Form, _press: Press) -> Painted:
    """Return the workbook of a procedure."""
    edition, sop = form.edition, form.procedure.sop
    entry = edition.workspace.by_id[sop.id]
    data = own_data(entry.document, sop.kind, sop.id)
    page = form.page
    author = page.agency.name or page.agency.parent or ""
    book = Book(page.title, author, edition.language, timestamp_of([sop]))
    book.sheets += data_sheets(sheets_of(data, edition.language))
    return Painted(book.content())
