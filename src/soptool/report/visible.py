"""Text of authors on a terminal: control characters shown, never obeyed; widths in cells."""

from __future__ import annotations

import unicodedata

_TAB = "    "
# These two join letters and pictures (Arabic, emoji); the other invisible ones could mislead.
_JOINERS = "\u200c\u200d"
_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


def visible(text: str) -> str:
    """Return the text with tabs as spaces and every control character written out."""
    return "".join(map(shown, text)) if not text.isascii() or not text.isprintable() else text


def one_line(text: str) -> str:
    """Return the text on one line."""
    return visible(" ".join(text.split()))


def shown(character: str) -> str:
    """Return what stands on the screen for one character."""
    if character == "\t":
        return _TAB
    if character in _JOINERS or unicodedata.category(character) not in _HIDDEN:
        return character
    code = ord(character)
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def width(text: str) -> int:
    """Return how many cells of a terminal a visible text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
