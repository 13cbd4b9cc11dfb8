"""Data as JSON: readable, and without characters that would mislead on a screen."""

from __future__ import annotations

import json
import re
from typing import Any

# What is not seen, or turns text around, wherever JSON is shown as it is; and what would begin an
# order to the runner of CI that shows it. Two join letters, and stay.
_MISLEADING = re.compile(
    "[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    "|#(?=#(?:vso|teamcity)?\\[)"
)
_BYTE = re.compile("[\ud800-\udfff]")


def json_text(data: Any) -> str:
    """Return the data as indented JSON, which undoes what is written out in it.

    Half a letter, which stands for a byte of a file's name that is no UTF-8, is no text in JSON: of
    it the reader gets what is shown elsewhere.
    """
    text = written_out(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    return _BYTE.sub(lambda match: f"\\\\u{ord(match[0]):04x}", text)


def written_out(text: str) -> str:
    """Write what would mislead in quoted texts by its number, as JSON and YAML do."""
    return _MISLEADING.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
