"""Breaks inside long words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptool.diagram.hyphens import FOLD, SOFT, hyphenated


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("Pengadministrasi", "Pengad-minis-trasi"),
        ("Pemerintahan", "Peme-rin-tahan"),
        ("Penyelenggaraan", "Penye-leng-garaan"),
        ("Dokumentasi", "Doku-men-tasi"),
        ("Kepala Seksi", "Kepala Seksi"),
        ("Kementerian/Lembaga", f"Kemen-terian/{FOLD}Lembaga"),
        ("strngthxx", "strngthxx"),
    ],
)
def test_words_break_between_syllables(word: str, broken: str) -> None:
    assert hyphenated(word).replace(SOFT, "-") == broken


@given(st.text(alphabet="abeginrstuyNG /-"))
def test_nothing_but_breaks_is_added(text: str) -> None:
    assert hyphenated(text).replace(SOFT, "").replace(FOLD, "") == text
