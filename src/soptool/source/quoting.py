"""Texts in quotation marks, as an office would write them."""

from __future__ import annotations

import re

ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
"""Spaces that are letters for YAML, as a class of a pattern."""
BULLETS = "–—•·▪‣◦●○■□➢➤✓\uf0a7\uf0b7\uf0d8\uf0fc"
"""Signs that begin an entry of a list in an office's texts, beside `-` and `*`; Word's too."""
CURLY = {"“": "”", "„": "“", "‘": "’", "«": "»", "”": "”", "’": "’"}

_MENDED = re.compile(rf"[{ODD_SPACES}]|.*[{ODD_SPACES}]$|[{BULLETS}]\s")


def would_be_mended(text: str) -> bool:
    """Whether a text that stood without quotes would be read as a slip: of spaces, of a list."""
    return _MENDED.match(text) is not None


def quoted(text: str) -> str:
    """Write a text in `"`, or in `'` where it holds these."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def inner(value: str) -> str:
    """Return the text that someone means who put such a value into quotes, straight or curly."""
    first, last = value[0], value[-1]
    if len(value) < 3:
        return value
    if CURLY.get(first) == last and first not in value[1:-1] and last not in value[1:-1]:
        return value[1:-1]
    if first not in "\"'" or last != first:
        return value
    body = value[1:-1]
    at = body.find(first)
    is_closing = at > 0 and not body[at - 1].isspace() and not body[at + 1 : at + 2].isalnum()
    return value if at < 0 or is_closing else body


def bare(line: str) -> str:
    """Return what a line says, without its comment and the space around."""
    text = line.strip()
    return "" if text.startswith("#") else text
