"""Data as JSON: readable, and without characters that would mislead on a screen."""

from __future__ import annotations

import json
import re
from typing import Any

# What is not seen, or turns text around, wherever JSON is shown as it is (all that `visible` writes
# out); and what would begin an order to the runner of CI that shows it. Two join letters, and stay.
_MISLEADING = re.compile(
    "[\u007f-\u009f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e007f"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]|#(?=#(?:vso|teamcity)?\\[)"
)
_BYTE = re.compile("[\ud800-\udfff]")


def json_text(data: Any) -> str:
    """Return the data as indented JSON, which undoes what is written out in it.

    Half a letter, which stands for a byte of a file's name that is no UTF-8, is no text in JSON: of
    it the reader gets what is shown elsewhere.
    """
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    text = _BYTE.sub(lambda match: f"\\\\u{ord(match[0]):04x}", text)
    return _MISLEADING.sub(lambda match: _by_number(match[0]) or json.dumps(match[0])[1:-1], text)


def written_out(text: str) -> str:
    """Write what would mislead in quoted texts by its number, as YAML does."""
    return _MISLEADING.sub(lambda match: _by_number(match[0]) or f"\\U{ord(match[0]):08x}", text)


def _by_number(character: str) -> str:
    return f"\\u{ord(character):04x}" if character <= "\uffff" else ""
