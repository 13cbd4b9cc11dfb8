"""Bytes → what a file says of an SOP. What it is, its content tells, not its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from soptool.importing.unreadable import Unreadable
from soptool.importing.xlsx.package import Parts
from soptool.importing.xlsx.workbook import is_workbook, sheets_in
from soptool.language import msg
from soptool.workbook.columns import is_form_sheet, sheet_of
from soptool.workbook.reading import Reading, Remark, is_ours, read_sheets

Kind = Literal["xlsx", "docx", "pdf", "unknown"]
_ZIP: Final = b"PK"
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF: Final = b"%PDF-"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was read of a file; `pages` are its sheets."""

    reading: Reading
    pages: int


def kind_of(content: bytes) -> Kind:
    """Return what a file is by its content."""
    if content.startswith(_PDF):
        return "pdf"
    if not content.startswith(_ZIP):
        return "unknown"
    try:
        parts = Parts(content)
        if is_workbook(parts):
            return "xlsx"
    except Unreadable:
        return "unknown"
    return "docx" if "word/document.xml" in parts else "unknown"


def draft_of(content: bytes) -> Draft:
    """Read a file. Raises Unreadable, which says why it can't be read and what to do."""
    if content.startswith(_OLD):
        problem = msg("The file is locked with a password, or of an old Excel (.xls).")
        raise Unreadable(
            msg("{problem} {hint}", problem=problem, hint=msg("Save it as .xlsx without one."))
        )
    kind = kind_of(content)
    if kind in ("docx", "pdf"):
        raise Unreadable(msg("Workbooks that soptool made are read; this is {kind}.", kind=kind))
    sheets = sheets_in(Parts(content))
    if not is_ours(sheets):
        problem = msg("The workbook has no sheet `Data` with the headings of our workbooks.")
        hint = msg("Begin one with `sop new micro ID --to xlsx`, and copy the steps into it.")
        raise Unreadable(msg("{problem} {hint}", problem=problem, hint=hint))
    reading = read_sheets(sheets)
    for name, rows in sheets.items():
        if sheet_of(name) is None and not is_form_sheet(name) and any(rows):
            message = msg("This sheet is none of ours, and was not read.")
            reading.remarks.append(Remark(name, 0, 0, "sheet", name, message))
    return Draft(reading, len(sheets))
