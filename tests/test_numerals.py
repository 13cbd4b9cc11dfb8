"""Numbers written as letters."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis.strategies import integers

from soptool.numerals import ENTRY_MARK, ROMAN, column_letters, column_number, list_letter, roman


def test_roman_numbers() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40, 99, 1994)] == [
        *("I", "IV", "IX", "XIV", "XL", "XCIX", "MCMXCIV")
    ]


@given(integers(1, 89))
def test_a_roman_number_is_known_as_one(number: int) -> None:
    assert re.fullmatch(ROMAN, roman(number))


def test_words_of_the_same_letters_are_no_numbers() -> None:
    words = ("", "CV", "MD", "DI", "IIX", "VV", "IL", "LI A", "XXXX")
    assert not [word for word in words if re.fullmatch(ROMAN, word)]


def test_entries_of_a_list_as_word_counts_them() -> None:
    assert [list_letter(number) for number in (1, 26, 27, 28, 53)] == ["a", "z", "aa", "bb", "aaa"]


@given(integers(1, 16_384))
def test_columns_of_a_sheet_there_and_back(column: int) -> None:
    assert column_number(column_letters(column).lower()) == column


def test_columns_of_a_sheet() -> None:
    assert [column_letters(column) for column in (1, 26, 27, 703)] == ["A", "Z", "AA", "AAA"]


def test_marks_of_a_list() -> None:
    marks = ("1.", "12)", "(2)", "a.", "B)", "(c)", "iv.", "XII)", "1.a.", "2.1.", "1.)")
    assert [mark for mark in marks if not re.fullmatch(ENTRY_MARK, mark)] == []
    others = ("dll.", "a.n.", "No.", "1", "2026.", "IIX.", "(", "CV.")
    assert [text for text in others if re.fullmatch(ENTRY_MARK, text)] == []
