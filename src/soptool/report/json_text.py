"""Data as JSON: readable, and without characters that would mislead on a screen."""

from __future__ import annotations

import json
import re
from typing import Any

# Controls of direction and line, which turn text around wherever JSON is shown as it is.
_MISLEADING = re.compile("[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def json_text(data: Any) -> str:
    """Return the data as indented JSON; misleading characters are escaped, which JSON undoes."""
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return _MISLEADING.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
