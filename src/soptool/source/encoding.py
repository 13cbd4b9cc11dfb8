"""Bytes of a file ↔ its text: what must not be lost on the way back is the byte order mark."""

from __future__ import annotations

from soptool.source.document import BOM

WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def text_of(content: bytes) -> str:
    """Return the text without a byte order mark. Raises UnicodeDecodeError."""
    return decoded(content)[0].removeprefix(BOM)


def shown_text(content: bytes) -> str:
    """Return the text as far as it can be read, to be shown."""
    try:
        return text_of(content)
    except UnicodeDecodeError:
        return content.decode("utf-8", "replace").removeprefix(BOM)


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text and the encoding that the file is in. Raises UnicodeDecodeError.

    Others than UTF-8 are those that Windows writes: with a mark UTF-16, else the old one of western
    languages.
    """
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        encoding = "utf-16" if content[:2] in WIDE_MARKS else "cp1252"
        return content.decode(encoding), encoding


def bytes_of(text: str, before: bytes) -> bytes:
    """Return the new content of a file that held `before`."""
    mark = BOM if before.startswith(BOM.encode()) else ""
    return f"{mark}{text}".encode()
