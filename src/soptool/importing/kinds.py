"""What a file is, by its content and never by its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from soptool.importing.package import DOCUMENT, Parts
from soptool.importing.unreadable import Unreadable
from soptool.importing.xlsx.workbook import is_workbook
from soptool.language import Message, msg

Kind = Literal["xlsx", "docx", "pdf", "doc", "xls", "rtf", "odt", "ods", "zip", "unknown"]
BY_OFFICE: Final[tuple[Kind, ...]] = ("doc", "xls", "rtf", "odt", "ods")
"""What LibreOffice prints as PDF, which is read."""
_ZIP: Final = b"PK"
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF: Final = b"%PDF-"
HEAD: Final = 1024
"""So many bytes may stand before the mark of a PDF, as its readers allow."""
_OPEN: Final[Mapping[bytes, Kind]] = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_STREAMS: Final[tuple[tuple[str, Kind], ...]] = (
    ("EncryptedPackage", "unknown"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
"""Names in the directory of an old Office's file, by which it is told."""
_PAGE: Final = msg("It is a web page: open it in Word or Excel, and save it as .docx or .xlsx.")
_OTHERS: Final[tuple[tuple[bytes, Message], ...]] = (
    (b"\xff\xd8\xff", msg("It is a picture (JPEG).")),
    (b"\x89PNG", msg("It is a picture (PNG).")),
    (b"II*\0", msg("It is a picture (TIFF).")),
    (b"MM\0*", msg("It is a picture (TIFF).")),
    (b"GIF8", msg("It is a picture (GIF).")),
    (b"<html", _PAGE),
    (b"<!doctype html", _PAGE),
    (b"Rar!", msg("It is an archive (RAR): unpack it, and name the folder.")),
    (b"7z\xbc\xaf", msg("It is an archive (7z): unpack it, and name the folder.")),
    (b"\x1f\x8b", msg("It is an archive (gzip): unpack it, and name the folder.")),
)


def kind_of(content: bytes) -> Kind:
    """Return what a file is; a `zip` is one of documents."""
    if _PDF in content[:HEAD]:
        return "pdf"
    if content.startswith(_OLD):
        return _old(content)
    if content.startswith(_ZIP):
        return _packed(content)
    return "rtf" if content.startswith(b"{\\rtf") else "unknown"


def _packed(content: bytes) -> Kind:
    try:
        parts = Parts(content)
        if is_workbook(parts):
            return "xlsx"
        if DOCUMENT in parts:
            return "docx"
        if "mimetype" in parts:
            return _OPEN.get(b"".join(parts.pieces("mimetype")).strip(), "unknown")
    except Unreadable:
        return "unknown"
    return "unknown" if "[Content_Types].xml" in parts else "zip"


def _old(content: bytes) -> Kind:
    named = (kind for name, kind in _STREAMS if name.encode("utf-16-le") in content)
    return next(named, "unknown")


def is_locked(content: bytes) -> bool:
    """Whether it is a document of Office that is locked with a password."""
    return content.startswith(_OLD) and "EncryptedPackage".encode("utf-16-le") in content


def other_of(content: bytes) -> Message | None:
    """Return what a file is that no reader reads; None where it is not known."""
    if not content:
        return msg("The file is empty.")
    head = content[:HEAD].lstrip(b"\xef\xbb\xbf\r\n\t ").lower()
    begins = (said for mark, said in _OTHERS if head.startswith(mark.lower()))
    return next(begins, None)


def may_be_document(head: bytes) -> bool:
    """Whether a file that begins so may hold an SOP."""
    return _PDF in head or head.startswith((_ZIP, _OLD, b"{\\rtf"))
