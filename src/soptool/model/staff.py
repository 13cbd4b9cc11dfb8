"""How an office writes who signed: the number of a civil servant or officer, acting posts."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

WORD: Final = r"(?:NIP|NI\s?PPPK|NRP)(?!\w)"
"""A pattern of the word before a number, in any letters."""
_NUMBER = re.compile(
    rf"\s*(?:(?P<sort>{WORD})\s*[.:]*\s*)?(?P<number>.*?)\s*",
    re.IGNORECASE | re.DOTALL,
)
ACTING: Final = r"(?:plt|plh|pjs|pj|a\.?\s?n)\.?"
"""A pattern of what stands before a post that another holds for now, in any letters."""


class StaffNumber(NamedTuple):
    """A number, and which: NIP or NIPPPK of civil servants, NRP of soldiers and the police."""

    sort: str
    number: str

    def __str__(self) -> str:
        return f"{self.sort} {self.number}"

    @property
    def short(self) -> str:
        """The number as files have it: without `NIP`, with any other word."""
        return self.number if self.sort == "NIP" else str(self)


def staff_number(text: str) -> StaffNumber:
    """Read a number with or without its word; without one it is a NIP."""
    found = _NUMBER.fullmatch(text)
    assert found, "any text is a number with no word"
    return StaffNumber("".join((found["sort"] or "NIP").upper().split()), found["number"])


def is_staff_number(text: str) -> bool:
    """Whether a line is the number of who signed: its word, and digits."""
    found = _NUMBER.fullmatch(text)
    return bool(found and found["sort"] and re.fullmatch(r"\d[\d\s.]*", found["number"]))
