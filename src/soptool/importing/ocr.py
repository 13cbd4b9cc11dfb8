"""Letters of scans, by Tesseract, where it is installed and was asked for.

It runs in a process of its own, page by page, within a limit of time. What it gives are words with
their boxes, and how sure it is; the drawing of a scan is not read.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from soptool.errors import UsageError
from soptool.importing.child import Reader
from soptool.importing.draft import Draft, Remark
from soptool.importing.sheets import Glyph, Picture, ScannedPage, Sheet, Sheets
from soptool.language import Message, msg, with_hint

SECONDS: Final = 120.0
"""So long one page may take."""
_SURE: Final = 30.0
"""Words of which it is less sure, of 100, are none: dots and lines."""
_FEW: Final = 60
_PAGE: Final = 0.35
_COLUMNS: Final = 12
_LANGUAGE: Final = "ind"
_ASKED: Final = ("stdin", "stdout", "-l", _LANGUAGE, "--psm", "11", "tsv")
"""Words wherever they stand, each with its box."""


def program() -> str:
    """Return the path of Tesseract. Raises UsageError, which says how to get it."""
    found = shutil.which("tesseract")
    if found is None:
        what = msg("`--ocr` needs Tesseract, which is not installed.")
        raise UsageError(_to_install(what, "tesseract-ocr tesseract-ocr-ind"))
    said = _run([found, "--list-langs"], b"")
    if _LANGUAGE not in (said or b"").decode("utf-8", "replace").split():
        what = msg("Tesseract lacks the language `{language}`.", language=_LANGUAGE)
        raise UsageError(_to_install(what, "tesseract-ocr-ind"))
    return found


def _to_install(what: Message, packages: str) -> Message:
    hint = msg("On Debian and Ubuntu: `{command}`.", command=f"apt install {packages}")
    return with_hint(what, hint)


def with_letters(sheets: Sheets, content: bytes, reader: Reader, path: str) -> Sheets:
    """Return the sheets of a PDF with the letters and lines of pages that are pictures."""
    pages = [_page(sheet, content, reader, path) for sheet in sheets.pages]
    return replace(sheets, pages=tuple(pages))


def mark(drafts: Sequence[Draft], sheets: Sheets) -> None:
    """Say of what was read by OCR that it was: in the report, and in the YAML at each step."""
    pages = [sheet.number for sheet in sheets.pages if sheet.is_read_by_ocr]
    for page in pages:
        message = msg("Read from a picture by OCR: compare every word and figure with the page.")
        drafts[0].remarks.insert(0, Remark(page, "", "", "ocr", "", message))
    for draft in drafts:
        for path, source in draft.sources.items():
            if source.page in pages and path[:1] == ("steps",):
                draft.notes.setdefault(path, msg("Read by OCR: compare it with the page."))


def is_picture(sheet: Sheet) -> bool:
    """Whether a page is a picture, and next to nothing else."""
    letters = sum(1 for glyph in sheet.glyphs if glyph.text.strip())
    whole = max(sheet.width * sheet.height, 1.0)
    return letters < _FEW and any(_share(each, whole) > _PAGE for each in sheet.pictures)


def _share(picture: Picture, whole: float) -> float:
    return max(picture.box.width, 0) * max(picture.box.height, 0) / whole


def _page(sheet: Sheet, content: bytes, reader: Reader, path: str) -> Sheet:
    if not is_picture(sheet):
        return sheet
    page = reader.scan(content, sheet.number)
    said = _run([path, *_ASKED], page.png) if page else None
    if page is None or said is None:
        return sheet
    glyphs = tuple(_glyphs(said.decode("utf-8", "replace").splitlines(), page))
    return replace(sheet, glyphs=(*sheet.glyphs, *glyphs), strokes=page.lines, is_read_by_ocr=True)


def _run(command: Sequence[str], given: bytes) -> bytes | None:
    """Return what a program said; None where it failed, or took too long."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - a path of ours, and no shell
            command, input=given, capture_output=True, timeout=SECONDS, env=environment, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _glyphs(lines: Sequence[str], page: ScannedPage) -> Iterator[Glyph]:
    """Yield letters of words, each in its share of the word's box."""
    for line in lines:
        cells = line.split("\t")
        if len(cells) != _COLUMNS or cells[0] != "5" or not cells[11].strip():
            continue
        try:
            left, top, width, height = (int(cell) / page.scale for cell in cells[6:10])
            sure = float(cells[10])
        except ValueError:
            continue
        word = cells[11].strip()
        if sure < _SURE:
            continue
        wide = width / len(word)
        for at, letter in enumerate(word):
            x = left + at * wide
            yield Glyph(letter, x, top, x + wide, top + height)
