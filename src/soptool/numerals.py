"""Numbers written as letters: Roman ones, marks of lists, columns of sheets."""

from __future__ import annotations

from typing import Final

_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
ROMAN: Final = r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
"""A Roman number below 90: higher ones count nothing in an SOP, and are words (CV, MD, DI)."""

_COUNTED: Final = rf"(?i:[a-z]|{ROMAN})"
ENTRY_MARK: Final = rf"\(?(?:\d{{1,2}}(?:\.(?:\d{{1,2}}|{_COUNTED}))*|{_COUNTED})[.)]+"
"""What begins an entry of a list: `1.`, `(2)`, `b)`, `iv.`, `1.a.`"""


def roman(number: int) -> str:
    """Write a number from 1 on in Roman letters: `IV`."""
    found = ""
    for value, letters in _ROMAN:
        found += letters * (number // value)
        number %= value
    return found


def list_letter(number: int) -> str:
    """Return the mark of a list's entry, counted from 1, as Word has it: `a`, `z`, `aa`, `bb`."""
    rounds, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (rounds + 1)


def column_letters(column: int) -> str:
    """Return the letters of a sheet's column, counted from 1: `A`, `AB`."""
    found = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def column_number(letters: str) -> int:
    """Return the column, counted from 1, that has these letters."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column
