"""Room to break in words wider than their column."""

from __future__ import annotations

import pytest

from soptool.diagram.hyphens import FOLD, SOFT
from soptool.form.breaks import breakable


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("(SOP-011/SETJEN/2026)", "(SOP-011/|SETJEN/|2026)"),
        ("Pertanggungjawaban", "Per-tang-gung-jawa-ban"),
        ("berkas_yang_panjang", "berkas_|yang_|panjang"),
        ("surat", "surat"),
        ("final_v2_revisi_terakhir.docx", "final_|v2_|revisi_|terakhir.|docx"),
        ("https://sippn.menpan.go.id/", "https://|sippn.|menpan.|go.|id/"),
        ("SP2D-LS-2026-000123", "SP2D-|LS-|2026-|000123"),
        ("tata.usaha@dpd.go.id", "tata.|usaha@|dpd.|go.|id"),
    ],
)
def test_numbers_of_documents_break_after_slashes_only(word: str, expected: str) -> None:
    assert breakable(word, 16.0, 2.8).replace(FOLD, "|").replace(SOFT, "-") == expected
