"""Bytes of a file ↔ its text: what must not be lost on the way back is the byte order mark."""

from __future__ import annotations

_BOM = "\ufeff"


def text_of(content: bytes) -> str:
    """Return the text without a byte order mark. Raises UnicodeDecodeError."""
    return content.decode("utf-8").removeprefix(_BOM)


def bytes_of(text: str, before: bytes) -> bytes:
    """Return the new content of a file that held `before`."""
    mark = _BOM if before.startswith(_BOM.encode()) else ""
    return f"{mark}{text}".encode()
