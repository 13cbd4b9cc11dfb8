"""SOPs as workbooks: the form on two sheets, and on three all that the SOP says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from soptool.export.dates import timestamp_of
from soptool.export.larger import on_paper_that_fits
from soptool.export.office.fonts import font_of
from soptool.export.office.package import OFFICE
from soptool.export.office.picture import Picture, logo_of
from soptool.export.office.source import add_source, copy_of, sources, sources_of
from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.export.xlsx.book import BOOK, Book
from soptool.export.xlsx.data import components_sheet, data_sheets
from soptool.export.xlsx.drawing import PART_TYPE, Drawing
from soptool.export.xlsx.flow import FlowSheet
from soptool.export.xlsx.identity import identity_sheet, pages_of, print_identity
from soptool.export.xlsx.sheet import MAX_LETTERS, Sheet
from soptool.export.xlsx.standard import standard_sheet
from soptool.finding import Finding, Place, found
from soptool.form.form import Form, ServiceForm
from soptool.form.pages.sheets import Sheets, draft_of, paged
from soptool.form.refusal import place_of
from soptool.language import msg
from soptool.lint import drawn as checks
from soptool.workbook.components import components_of
from soptool.workbook.own import own_data
from soptool.workbook.sheets import sheets_of


def data_workbook(data: dict[str, Any], language: str) -> bytes:
    """Return a workbook of the sheets of data alone."""
    title = str(data.get("title") or data.get("id", ""))
    book = Book(title, "", language, 0)
    book.sheets += _of_data(data, language)
    return book.content()


def _of_data(data: dict[str, Any], language: str) -> Iterator[Sheet]:
    if data.get("kind") == "standard":
        return iter((components_sheet(components_of(data, language), language),))
    return data_sheets(sheets_of(data, language))


def standard_xlsx(form: ServiceForm, press: Press) -> Painted:
    """Return the workbook of a service standard: its form, and all that it says."""
    edition, standard, page = press.edition, form.standard, form.page
    author = page.agency.name or page.agency.parent or ""
    font = font_of(edition.settings.fonts)
    title = f"{edition.t('Service standard')} {page.title}"
    book = Book(title, author, edition.language, timestamp_of([standard]), font)
    logo = logo_of(press)
    shown = standard_sheet(form, font, logo)
    document, registry = edition.workspace.by_id[standard.id].document, edition.workspace.registry
    data = own_data(document, standard.kind, standard.id)
    book.sheets += (shown.sheet, *_of_data(data, edition.language))
    _draw(book, shown.sheet, shown.drawing, logo, shown.logo_at)
    add_source(book.package, BOOK, sources(standard.id, {standard.id: document}, registry))
    return Painted(book.content(), tuple(_cut(book, document.value(()))))


def procedure_xlsx(form: Form, press: Press) -> Painted:
    """Return the workbook; on larger paper where it is too wide.

    Where a page of the table would be wrong it has all other sheets, and the findings say why.
    """
    place = place_of("", form.procedure, form.edition)
    made = on_paper_that_fits(press, place, lambda on: _workbook_on(form, on))
    if made.content is not None:
        return made
    return Painted(_book(form, press).content(), made.findings)


def _workbook_on(form: Form, press: Press) -> Painted:
    form = form.on_paper_of(press.edition)
    sheets, findings = paged([draft_of(form)], press.measure)
    if sheets is None:
        return Painted(None, findings)
    book = _book(form, press, sheets[0])
    place = place_of("", form.procedure, form.edition)
    return Painted(book.content(), (*findings, *_cut(book, place)))


def _book(form: Form, press: Press, sheets: Sheets | None = None) -> Book:
    """Put the workbook together; without `sheets` it has no table of the flow."""
    edition, procedure, page = form.edition, form.procedure, form.page
    author = page.agency.name or page.agency.parent or ""
    font = font_of(edition.settings.fonts)
    book = Book(page.title, author, edition.language, timestamp_of([procedure.sop]), font)
    logo = logo_of(press)
    identity = identity_sheet(form, font, logo)
    flow = FlowSheet(sheets, font, pages_of(identity)) if sheets else None
    print_identity(identity, form, flow.last_page if flow else pages_of(identity))
    book.sheets += (identity.sheet, flow.sheet) if flow else (identity.sheet,)
    sop = procedure.sop
    data = own_data(edition.workspace.by_id[sop.id].document, sop.kind, sop.id)
    book.sheets += _of_data(data, edition.language)
    _draw(book, identity.sheet, identity.drawing, logo, identity.logo_at)
    if flow:
        _draw(book, flow.sheet, flow.drawing)
    add_source(book.package, BOOK, sources_of(sheets) if sheets else copy_of(form))
    return book


def _draw(
    book: Book,
    sheet: Sheet,
    drawing: Drawing,
    logo: Picture | None = None,
    at: tuple[float, float] = (0.0, 0.0),
) -> None:
    """Put a drawing, with the logo in it, on its sheet."""
    package, number = book.package, book.sheets.index(sheet) + 1
    name = f"xl/drawings/drawing{number}.xml"
    if logo is not None:
        package.add("xl/media/logo.png", logo.content)
        relation = package.relate(name, f"{OFFICE}/image", "xl/media/logo.png")
        drawing.picture(logo, relation, *at)
    if drawing.is_empty:
        return
    package.add(name, drawing.part(), PART_TYPE)
    sheet.drawing = package.relate(book.part_of(sheet), f"{OFFICE}/drawing", name)


def _cut(book: Book, place: Place) -> Iterator[Finding]:
    """Say which texts are longer than a cell may hold."""
    for sheet in book.sheets:
        for area in sheet.cut:
            yield found(
                checks.TEXT_CUT,
                msg(
                    "The text of cell {cell} on the sheet `{sheet}` is longer than the"
                    " {most} letters that Excel holds; its end is not there.",
                    cell=area.name,
                    sheet=sheet.name,
                    most=MAX_LETTERS,
                ),
                place,
            )
