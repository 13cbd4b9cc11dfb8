"""Texts that a comma cut in two, and lists that are lists."""

from __future__ import annotations

import pytest

from soptool.lint.wording.cut import goes_on


@pytest.mark.parametrize(
    ("before", "after", "comma"),
    [
        ("Jika tidak dilaksanakan", "maka pelayanan terlambat", ", "),
        ("Jika tidak dilaksanakan", "Maka pelayanan terlambat", ", "),
        ("Apabila berkas tidak lengkap", "permohonan dikembalikan", ", "),
        ("Surat dicatat pada hari yang sama", "paling lambat pukul 16.00", ", "),
        ("Laporan lengkap", "sesuai format yang ditetapkan", ", "),
        ("Fotokopi KTP (suami", "istri)", ", "),
        ("Uang Rp2", "500", ","),
        ("If the request is late", "the room is not ready", ", "),
        ("The request is recorded", "so that nothing is lost", ", "),
    ],
)
def test_a_text_goes_on_behind_the_comma(before: str, after: str, comma: str) -> None:
    assert goes_on(before, after, comma)


@pytest.mark.parametrize(
    ("before", "after", "comma"),
    [
        ("Komputer", "Buku register", ", "),
        ("alat tulis", "kertas", ", "),
        ("Surat masuk", "lembar disposisi", ", "),
        ("Data", "referensi", ", "),
        ("Jika terlambat, maka surat dikembalikan", "buku agenda", ", "),
        ("Jika terlambat, maka ditolak", "Jika tidak lengkap, maka dikembalikan", ", "),
        ("Formulir (asli)", "Kuitansi (salinan)", ", "),
        ("daging", "ikan (segar)", ", "),
        ("Formulir 1", "2 lembar fotokopi", ", "),
        ("1", "2", ","),
        ("agendaris", "atau-lain", ", "),
        ("Dana", "Orang", ", "),
    ],
)
def test_entries_of_a_list_do_not(before: str, after: str, comma: str) -> None:
    assert not goes_on(before, after, comma)
