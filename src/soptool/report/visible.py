"""The one door for names and texts that are printed: shown, never obeyed; widths in cells.

A terminal obeys control characters, a reader is led astray by invisible ones, and what runs a
command in CI takes lines that begin with `::`, and `##[…]` or `##vso[…]` anywhere, for orders.
"""

from __future__ import annotations

import re
import unicodedata

_TAB = "    "
# These two join letters and pictures (Arabic, emoji); the other invisible ones could mislead.
_JOINERS = "\u200c\u200d"
_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


_ORDER = re.compile(r"^(\s*:):|(#)#(?=(?:vso|teamcity)?\[)")


def visible(text: str) -> str:
    """Return the text on one line, tabs as spaces and every control character written out."""
    if not text.isprintable():  # what is printable has nothing that `shown` would change
        text = "".join(map(shown, text))
    return harmless(text) if "::" in text or "##" in text else text


def harmless(line: str) -> str:
    """Return a line that nothing which reads the output takes for an order."""
    return _ORDER.sub(lambda found: f"{found[0][:-1]}\\x{ord(found[0][-1]):02x}", line)


def one_line(text: str) -> str:
    """Return the text on one line."""
    return visible(" ".join(text.split()))


def shown(character: str) -> str:
    """Return what stands on the screen for one character."""
    if character == "\t":
        return _TAB
    code = ord(character)
    if character in _JOINERS or not (
        unicodedata.category(character) in _HIDDEN or _is_no_character(code)
    ):
        return character
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _is_no_character(code: int) -> bool:
    """Whether Unicode keeps the code from ever being a character: XML has no way to write some."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def width(text: str) -> int:
    """Return how many cells of a terminal a visible text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
