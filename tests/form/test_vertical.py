"""Names printed upright stay inside their columns."""

from __future__ import annotations

import pytest

from soptool.diagram.hyphens import FOLD, SOFT
from soptool.diagram.lettering import width
from soptool.form.vertical import SIZE, turned_length, turned_text

BIRO = "Kepala Biro Perencanaan, Keuangan, dan Pertanggungjawaban Anggaran"
NARROW = 11.0


def test_short_names_take_little_height() -> None:
    assert turned_length(("TU", "Kasir"), (NARROW, NARROW)) < 20


def test_a_long_name_gets_three_lines_of_a_narrow_column() -> None:
    length = turned_length(("TU", BIRO), (NARROW, 13.0))
    assert 3 * length >= width(BIRO, SIZE * 1.05)
    assert 30 <= length <= 60


def test_a_wider_column_takes_more_lines() -> None:
    narrow, wide = (turned_length((BIRO,), (column,)) for column in (NARROW, 20.0))
    assert wide < narrow


@pytest.mark.parametrize("name", [BIRO, "Pengadministrasi/Persuratan dan Kearsipan"])
def test_words_stay_whole(name: str) -> None:
    text = turned_text(name, turned_length((name,), (NARROW,)))
    assert SOFT not in text
    assert FOLD not in text


def test_a_word_longer_than_any_head_is_broken() -> None:
    word = "Pengadministrasi" * 4
    length = turned_length((word,), (13.0,))
    assert length < 60
    assert SOFT in turned_text(word, length)
