"""What was taken of sheets that people filled, and a remark for whatever was not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from soptool.language import Message
from soptool.numerals import column_letters

Rows = Sequence[Sequence[str]]
"""The texts of a sheet by row and column, from its first cell."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in a sheet that was not taken, or was taken for something: where, and why.

    `row` and `column` count from 1, 0 where the whole sheet is meant.
    """

    sheet: str
    row: int
    column: int
    kind: str
    text: str
    message: Message

    @property
    def cell(self) -> str:
        """The cell as a spreadsheet names it."""
        return f"{column_letters(self.column)}{self.row}" if self.row and self.column else ""


@dataclass(slots=True)
class Reading:
    """What was read: the data of the SOP, and how many texts were placed in it, or listed."""

    data: dict[str, Any] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    rows: int = 0
    texts: int = 0
    placed: int = 0

    @property
    def listed(self) -> int:
        """How many texts were not placed; each has a remark."""
        return self.texts - self.placed


def listed(reading: Reading, name: str, row: int, column: int, text: str, message: Message) -> None:
    """Note a text that has no place in the SOP."""
    reading.texts += 1
    reading.remarks.append(Remark(name, row, column + 1, "text", text.strip(), message))
