"""`$(name)` in texts, where a value goes, and `$$(`, a literal `$(`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from soptool.limits import MOST_LETTERS_IN_ALL
from soptool.source.places import Data

MARK = re.compile(r"(?P<escape>\$)?\$\((?P<name>[^()]*)\)")


def filled(data: Data, values: Mapping[str, str]) -> Data:
    """Put values in for `$(name)`, and `$(` for `$$(`; unknown names stay as they are.

    So does all that comes after more letters than a file may have.
    """
    return _Filling(values).of(data)


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values into one text."""
    return _Filling(values).text(text)


@dataclass(slots=True)
class _Filling:
    values: Mapping[str, str]
    letters: int = 0

    def of(self, data: Data) -> Data:
        if isinstance(data, dict):
            return {key: self.of(value) for key, value in data.items()}
        if isinstance(data, list):
            return [self.of(value) for value in data]
        return self.text(data)

    def text(self, text: str) -> str:
        return MARK.sub(self._replaced, text) if "$(" in text else text

    def _replaced(self, match: re.Match[str]) -> str:
        if match["escape"]:
            return match[0][1:]
        value = self.values.get(match["name"].strip())
        if value is None or self.letters > MOST_LETTERS_IN_ALL:
            return match[0]
        self.letters += len(value)
        return value
