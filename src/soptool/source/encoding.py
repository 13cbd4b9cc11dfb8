"""Bytes of a file ↔ its text: what must not be lost on the way back is the byte order mark."""

from __future__ import annotations

from soptool.source.document import BOM


def text_of(content: bytes) -> str:
    """Return the text without a byte order mark. Raises UnicodeDecodeError."""
    return content.decode("utf-8").removeprefix(BOM)


def bytes_of(text: str, before: bytes) -> bytes:
    """Return the new content of a file that held `before`."""
    mark = BOM if before.startswith(BOM.encode()) else ""
    return f"{mark}{text}".encode()
