"""What a file is, by its content and never by its name."""

from __future__ import annotations

from typing import Final, Literal

from soptool.importing.unreadable import Unreadable
from soptool.importing.xlsx.package import Parts
from soptool.importing.xlsx.workbook import is_workbook

Kind = Literal["xlsx", "docx", "pdf", "old", "unknown"]
_ZIP: Final = b"PK"
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF: Final = b"%PDF-"
_BEFORE_PDF: Final = 1024
"""So many bytes may stand before the mark of a PDF, as its readers allow."""


def kind_of(content: bytes) -> Kind:
    """Return what a file is; `old`: of an Office before 2007, or locked with a password."""
    if _PDF in content[:_BEFORE_PDF]:
        return "pdf"
    if content.startswith(_OLD):
        return "old"
    if not content.startswith(_ZIP):
        return "unknown"
    try:
        parts = Parts(content)
        if is_workbook(parts):
            return "xlsx"
    except Unreadable:
        return "unknown"
    return "docx" if "word/document.xml" in parts else "unknown"
