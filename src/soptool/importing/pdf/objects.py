"""Pages of a PDF as pdfium reads them: paths, letters and pictures, as one sees the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from soptool.importing.pdf.covers import Covers, words_of
from soptool.importing.pdf.images import Image, image_of
from soptool.importing.pdf.letters import MAX_LETTERS, glyphs_on
from soptool.importing.pdf.paths import Path, path_of
from soptool.importing.pdf.space import Matrix, times
from soptool.importing.pdf.spoken import spoken_on
from soptool.importing.sheets import Glyph

MAX_PAGES: Final = 200
"""More pages than an SOP has; the rest of a longer file is not read."""
MAX_OBJECTS: Final = 60_000
"""So many objects of a page are looked at."""
_DEEPEST: Final = 8


class PageObjects(NamedTuple):
    """What stands on a page; `is_cut` where there is more than is read.

    `covered` are texts that nobody sees: something was drawn over them.
    """

    number: int
    width: float
    height: float
    paths: tuple[Path, ...]
    images: tuple[Image, ...]
    glyphs: tuple[Glyph, ...]
    is_cut: bool
    spoken: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()


class Broken(Exception):  # noqa: N818
    """A PDF that pdfium can't open; `reason` is its word for why."""

    def __init__(self, reason: str, *, is_locked: bool) -> None:
        super().__init__(reason)
        self.is_locked = is_locked


def opened(content: bytes) -> pdfium.PdfDocument:
    """Open a PDF. Raises Broken."""
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        reason = str(error)
        raise Broken(reason, is_locked="password" in reason.casefold()) from error


def maker_of(document: pdfium.PdfDocument) -> str:
    """Return which program says that it made the file."""
    found = document.get_metadata_dict(skip_empty=True)
    return str(found.get("Creator") or found.get("Producer") or "")


def marks_of(document: pdfium.PdfDocument) -> tuple[str, ...]:
    """Return the keywords of a file."""
    found = str(document.get_metadata_dict(skip_empty=True).get("Keywords", ""))
    return tuple(word.strip() for word in found.split(",") if word.strip())


def pages_of(document: pdfium.PdfDocument) -> Iterator[PageObjects]:
    """Yield the pages; a page that can't be loaded is empty."""
    for number in range(min(len(document), MAX_PAGES)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            yield PageObjects(number + 1, 0, 0, (), (), (), is_cut=True)
            continue
        yield _Page(page, number + 1).objects()
        page.close()


class _Page:
    """Reads one page."""

    def __init__(self, page: pdfium.PdfPage, number: int) -> None:
        self.page, self.number = page, number
        self.paths: list[Path] = []
        self.images: list[Image] = []
        self.covers = Covers()
        self.left = MAX_OBJECTS
        self.rotation = page.get_rotation() % 360
        self.base, self.width, self.height = _view(page.get_bbox(), self.rotation)

    def objects(self) -> PageObjects:
        handle = self.page.raw
        count = raw.FPDFPage_CountObjects(handle)
        self._walk(count, lambda at: raw.FPDFPage_GetObject(handle, at), self.base, 0)
        all_glyphs = glyphs_on(self.page, self.base, self.rotation, self.width, self.covers)
        glyphs: list[Glyph] = []
        covered: list[Glyph] = []
        for glyph, is_hidden in all_glyphs:
            (covered if is_hidden else glyphs).append(glyph)
        return PageObjects(
            self.number, self.width, self.height, tuple(self.paths), tuple(self.images),
            tuple(glyphs), is_cut=self.left <= 0 or len(glyphs) >= MAX_LETTERS,
            spoken=tuple(spoken_on(handle)), covered=tuple(words_of(covered)),
        )  # fmt: skip

    def _walk(self, count: int, get: Callable[[int], object], around: Matrix, depth: int) -> None:
        for at in range(count):
            self.left -= 1
            if self.left <= 0:
                return
            found = get(at)
            if not found:
                continue
            kind = raw.FPDFPageObj_GetType(found)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self.paths.append(path_of(found, times(_matrix(found), around)))
                self.covers.path(found, self.paths[-1])
            elif kind == raw.FPDF_PAGEOBJ_TEXT:
                self.covers.text(found)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self.images.append(image_of(found, times(_matrix(found), around)))
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = raw.FPDFFormObj_CountObjects(found)
                self._walk(inner, _of_form(found), times(_matrix(found), around), depth + 1)


def _of_form(found: object) -> Callable[[int], object]:
    return lambda at: raw.FPDFFormObj_GetObject(found, at)


def _view(bbox: tuple[float, float, float, float], rotation: int) -> tuple[Matrix, float, float]:
    """Return the matrix from the page's own space to what one sees, and the size of that."""
    left, bottom, right, top = bbox
    width, height = right - left, top - bottom
    if rotation == 90:
        return (0, 1, 1, 0, -bottom, -left), height, width
    if rotation == 180:
        return (-1, 0, 0, 1, right, -bottom), width, height
    if rotation == 270:
        return (0, -1, -1, 0, top, right), height, width
    return (1, 0, 0, -1, -left, top), width, height


def _matrix(found: object) -> Matrix:
    m = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(found, m)
    return (m.a, m.b, m.c, m.d, m.e, m.f)
