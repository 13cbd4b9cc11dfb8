"""A PDF → sheets. Run it in a child process: what a file holds may exhaust or fell pdfium."""

from __future__ import annotations

from soptool.importing.pdf.arrows import arrow_of
from soptool.importing.pdf.attachments import attachments_of
from soptool.importing.pdf.objects import PageObjects, maker_of, marks_of, opened, pages_of
from soptool.importing.pdf.shapes import drawn
from soptool.importing.sheets import Picture, Sheet, Sheets, Unread


def read(content: bytes) -> Sheets:
    """Read all pages. Raises objects.Broken where pdfium can't open it."""
    document = opened(content)
    try:
        maker = maker_of(document)
        pages: list[Sheet] = []
        covered: list[Unread] = []
        for page in pages_of(document):
            pages.append(_sheet(page))
            covered += (Unread(page.number, "covered", text) for text in page.covered)
        has_spaces = maker.startswith("Typst")
        marks = marks_of(document)
        is_ours = "soptool" in marks
        files = attachments_of(document) if is_ours else ()
        return Sheets(
            tuple(pages),
            maker,
            has_spaces=has_spaces,
            marks=marks,
            attachments=files,
            unread=tuple(covered),
        )
    finally:
        document.close()


def _sheet(page: PageObjects) -> Sheet:
    found = drawn(page.paths)
    return Sheet(
        page.number,
        page.width,
        page.height,
        page.glyphs,
        tuple(found.strokes),
        tuple(found.broken),
        tuple(found.shapes),
        tuple(found.links),
        tuple(Picture(image.box, arrow_of(image)) for image in page.images),
        is_cut=page.is_cut,
        spoken=page.spoken,
    )
