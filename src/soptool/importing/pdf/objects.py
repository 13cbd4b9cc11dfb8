"""Pages of a PDF as pdfium reads them: paths, letters and pictures, as one sees the page."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from soptool.importing.pdf.spoken import spoken_on
from soptool.importing.sheets import Box, Glyph, Turn

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[int, int, int, int]
MAX_PAGES: Final = 200
"""More pages than an SOP has; the rest of a longer file is not read."""
MAX_OBJECTS: Final = 60_000
"""So many objects of a page are looked at."""
MAX_LETTERS: Final = 60_000
MAX_SEGMENTS: Final = 20_000
"""So many segments of one path are followed."""
_DEEPEST: Final = 8
_CURVE: Final = 6
"""A curve is followed in so many steps."""
_UNSEEN: Final = 2.5
"""Letters lower than that, in points, are for machines (marks of signing services)."""
_HYPHEN: Final = 2
"""What pdfium gives for a hyphen at the end of a line."""
_NO_TEXT: Final = frozenset(("Cc", "Co", "Cn", "Cs"))
"""Codes of a damaged or foreign font that stand for no letter; bullets of Symbol are kept."""
_UPRIGHT: Final = 0.26
"""Sine of the slant up to which a letter counts as level, or as turned by a right angle."""


class Line(NamedTuple):
    """A part of a path that was drawn in one go."""

    points: tuple[Point, ...]
    is_closed: bool
    is_curved: bool


class Path(NamedTuple):
    """A drawn object: its lines, colours where it is filled or stroked, and the stroke's width."""

    lines: tuple[Line, ...]
    fill: Colour | None
    stroke: Colour | None
    width: float
    is_broken: bool


class Image(NamedTuple):
    """A picture. `profile`: of a thin one, how many dark dots stand in each slice of its length."""

    box: Box
    profile: tuple[int, ...] = ()


class PageObjects(NamedTuple):
    """What stands on a page; `is_cut` where there is more than is read."""

    number: int
    width: float
    height: float
    paths: tuple[Path, ...]
    images: tuple[Image, ...]
    glyphs: tuple[Glyph, ...]
    is_cut: bool
    spoken: tuple[str, ...] = ()


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
        self.left = MAX_OBJECTS
        self.rotation = page.get_rotation() % 360
        self.base, self.width, self.height = _view(page.get_bbox(), self.rotation)

    def objects(self) -> PageObjects:
        handle = self.page.raw
        count = raw.FPDFPage_CountObjects(handle)
        self._walk(count, lambda at: raw.FPDFPage_GetObject(handle, at), self.base, 0)
        glyphs = tuple(self._glyphs())
        return PageObjects(
            self.number, self.width, self.height, tuple(self.paths), tuple(self.images), glyphs,
            is_cut=self.left <= 0 or len(glyphs) >= MAX_LETTERS, spoken=tuple(spoken_on(handle)),
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
                self.paths.append(_path(found, _times(_matrix(found), around)))
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self.images.append(_image(found, _times(_matrix(found), around)))
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = raw.FPDFFormObj_CountObjects(found)
                self._walk(inner, _of_form(found), _times(_matrix(found), around), depth + 1)

    def _glyphs(self) -> Iterator[Glyph]:
        text = self.page.get_textpage()
        handle, box = text.raw, raw.FS_RECTF()
        turned = math.radians(self.rotation)
        slanted: dict[int, bool] = {}
        before = above = below = 0.0
        for at in range(min(text.count_chars(), MAX_LETTERS)):
            code = raw.FPDFText_GetUnicode(handle, at)
            if code == _HYPHEN:
                code = ord("-")
            if code < 32 or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF):
                continue
            letter = chr(code)
            if not 0xF000 <= code <= 0xF0FF and unicodedata.category(letter) in _NO_TEXT:
                continue
            if raw.FPDFText_IsGenerated(handle, at) == 1:
                continue
            if not raw.FPDFText_GetLooseCharBox(handle, at, box):
                continue
            x0, y0, x1, y1 = _box_of(self.base, (box.left, box.bottom, box.right, box.top))
            found = raw.FPDFText_GetTextObject(handle, at)
            place = ctypes.addressof(found.contents) if found else 0
            turn = _turn(raw.FPDFText_GetCharAngle(handle, at) - turned)
            size = raw.FPDFText_GetFontSize(handle, at)
            if size == before and turn == "level" and above <= y0 and y1 <= below:
                y0, y1 = above, below  # one of several letters of one glyph: its ink is given
            before, above, below = size, y0, y1
            if max(x1 - x0, y1 - y0) < _UNSEEN or not (x0 < self.width and x1 > 0):
                continue
            if place not in slanted:
                slanted[place] = _is_slanted(handle, at)
            yield Glyph(letter, x0, y0, x1, y1, turn, slanted[place])
        text.close()


def _is_slanted(text: object, at: int) -> bool:
    """Whether a letter's font is italic."""
    flags, name = ctypes.c_int(), ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, at, name, 128, flags)
    said = name.value.decode("latin-1").casefold()
    return "italic" in said or "oblique" in said


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


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
            e * p + f * r + t, e * q + f * s + u)  # fmt: skip


def _matrix(found: object) -> Matrix:
    m = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(found, m)
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _box_of(matrix: Matrix, corners: tuple[float, float, float, float]) -> Box:
    a, b, c, d, e, f = matrix
    x0, y0, x1, y1 = corners
    xs = [a * x + c * y + e for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]
    ys = [b * x + d * y + f for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _turn(angle: float) -> Turn:
    across, along = math.sin(angle), math.cos(angle)
    if abs(across) < _UPRIGHT:
        return "level"
    if abs(along) < _UPRIGHT:
        return "up" if across < 0 else "down"
    return "askew"


def _colour(get: Callable[..., int], found: object) -> Colour | None:
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    return (r.value, g.value, b.value, a.value) if get(found, r, g, b, a) else None


def _path(found: object, matrix: Matrix) -> Path:
    fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    raw.FPDFPath_GetDrawMode(found, fill, stroke)
    raw.FPDFPageObj_GetStrokeWidth(found, width)
    scale = math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
    return Path(
        tuple(_lines(found, matrix)),
        _colour(raw.FPDFPageObj_GetFillColor, found) if fill.value else None,
        _colour(raw.FPDFPageObj_GetStrokeColor, found) if stroke.value else None,
        width.value * scale,
        raw.FPDFPageObj_GetDashCount(found) > 0,
    )


def _lines(found: object, matrix: Matrix) -> Iterator[Line]:
    """Follow a path: each part that begins with a move; curves in short steps."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    handles: list[Point] = []
    is_closed = is_curved = False
    for at in range(min(raw.FPDFPath_CountSegments(found), MAX_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(found, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield _line(points, is_closed, is_curved)
            points, handles, is_closed, is_curved = [point], [], False, False
            continue
        if not points:
            continue
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            handles.append(point)
            if len(handles) == 3:
                if _is_straight(points[-1], handles):
                    points.append(point)
                else:
                    points += _curve(points[-1], handles)
                    is_curved = True
                handles = []
        else:
            points.append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            is_closed = True
    if len(points) > 1:
        yield _line(points, is_closed, is_curved)


def _line(points: list[Point], is_closed: bool, is_curved: bool) -> Line:
    first, last = points[0], points[-1]
    meets = len(points) > 3 and math.dist(first, last) < 0.3
    return Line(tuple(points), is_closed or meets, is_curved)


def _is_straight(start: Point, handles: list[Point]) -> bool:
    """Whether a curve is a straight line, as some writers close their outlines."""
    end = handles[-1]
    length = max(math.dist(start, end), 0.01)
    return all(
        abs((end[0] - start[0]) * (h[1] - start[1]) - (end[1] - start[1]) * (h[0] - start[0]))
        < 0.05 * length
        for h in handles[:2]
    )


def _curve(start: Point, handles: list[Point]) -> Iterator[Point]:
    one, two, end = handles
    for step in range(1, _CURVE + 1):
        u = step / _CURVE
        v = 1 - u
        p, q, r, s = v**3, 3 * v * v * u, 3 * v * u * u, u**3
        yield (
            p * start[0] + q * one[0] + r * two[0] + s * end[0],
            p * start[1] + q * one[1] + r * two[1] + s * end[1],
        )


_THIN: Final = 13
_LONG: Final = 330
_DARK: Final = 150


def _image(found: object, matrix: Matrix) -> Image:
    box = _box_of(matrix, (0, 0, 1, 1))
    short, long = sorted((box.width, box.height))
    is_thin = short < _THIN and 3 < long < _LONG
    return Image(box, _profile(found, box) if is_thin else ())


def _profile(found: object, box: Box) -> tuple[int, ...]:
    """Count the dark dots in each slice along a thin picture."""
    bitmap = raw.FPDFImageObj_GetBitmap(found)
    if not bitmap:
        return ()
    width, height = raw.FPDFBitmap_GetWidth(bitmap), raw.FPDFBitmap_GetHeight(bitmap)
    stride, depth = raw.FPDFBitmap_GetStride(bitmap), raw.FPDFBitmap_GetFormat(bitmap)
    bytes_each = {1: 1, 2: 3, 3: 4, 4: 4}.get(depth, 4)
    if width * height > 400_000:
        raw.FPDFBitmap_Destroy(bitmap)
        return ()
    kept = bytes(
        ctypes.cast(
            raw.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_ubyte * (stride * height))
        ).contents
    )
    raw.FPDFBitmap_Destroy(bitmap)
    colours = min(bytes_each, 3)
    dark = [
        [
            min(kept[y * stride + x * bytes_each : y * stride + x * bytes_each + colours]) < _DARK
            for x in range(width)
        ]
        for y in range(height)
    ]
    if box.height >= box.width:
        return tuple(sum(row) for row in dark)
    return tuple(sum(row[x] for row in dark) for x in range(width))
