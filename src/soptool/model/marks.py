"""`$(name)` in texts, where a value goes, and `$$(`, a literal `$(`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from soptool.source.places import Data

MARK = re.compile(r"(?P<escape>\$)?\$\((?P<name>[^()]*)\)")


def filled(data: Data, values: Mapping[str, str]) -> Data:
    """Put values in for `$(name)`, and `$(` for `$$(`; unknown names stay as they are."""
    if isinstance(data, dict):
        return {key: filled(value, values) for key, value in data.items()}
    if isinstance(data, list):
        return [filled(value, values) for value in data]
    return fill(data, values)


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values into one text."""
    if "$(" not in text:
        return text

    def replaced(match: re.Match[str]) -> str:
        if match["escape"]:
            return match[0][1:]
        return values.get(match["name"].strip(), match[0])

    return MARK.sub(replaced, text)
