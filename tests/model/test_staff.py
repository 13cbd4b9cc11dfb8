"""Numbers of who signed: with their word and without it, in files, on forms and read from these."""

from __future__ import annotations

import re

import pytest

from soptool.model.staff import ACTING, is_staff_number, staff_number


@pytest.mark.parametrize(
    ("text", "printed", "short"),
    [
        ("197505172000031002", "NIP 197505172000031002", "197505172000031002"),
        ("NIP. 19750517 200003 1 002", "NIP 19750517 200003 1 002", "19750517 200003 1 002"),
        ("nip : 1975", "NIP 1975", "1975"),
        ("NRP 78051234", "NRP 78051234", "NRP 78051234"),
        ("NI PPPK. 199001012022211001", "NIPPPK 199001012022211001", "NIPPPK 199001012022211001"),
    ],
)
def test_a_number_has_its_word_once(text: str, printed: str, short: str) -> None:
    number = staff_number(text)
    assert (str(number), number.short) == (printed, short)
    assert is_staff_number(text) == (text[0] in "Nn")
    assert staff_number(str(number)) == number


@pytest.mark.parametrize("text", ["", "-", "NIP", "Nipah 12", "NIP baru\nmenyusul"])
def test_other_texts_are_no_number(text: str) -> None:
    assert not is_staff_number(text)
    assert str(staff_number(text)).startswith("NIP")


@pytest.mark.parametrize("word", ["Plt.", "Plh", "PJ.", "Pjs.", "a.n.", "a. n.", "An."])
def test_acting_posts(word: str) -> None:
    assert re.fullmatch(ACTING, word, re.IGNORECASE)
