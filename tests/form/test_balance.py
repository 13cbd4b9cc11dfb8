"""Room that columns of texts give each other."""

from __future__ import annotations

import pytest

from soptool.form.balance import balanced
from soptool.form.widths import widths_of

LONG = "Lihat SOP Pengumpulan, Pengolahan, dan Analisis Data Publikasi Provinsi (SOP-034/2025) "


@pytest.mark.parametrize(
    ("activity", "output", "note", "gainer"),
    [
        ("Menulis", "Surat", LONG * 2, "note"),
        ("Menulis", LONG * 2, "", "outputs"),
        (LONG * 6, "Surat", "Segera", "activity"),
        ("Menulis", "Surat", "Lihat SOP Kearsipan", None),
        (LONG * 2, LONG * 2, LONG * 2, None),
    ],
)
def test_what_makes_rows_high_gets_room(
    activity: str, output: str, note: str, gainer: str | None
) -> None:
    widths = widths_of("A4", ("Camat", "Sekcam", "Kasi", "Pemohon"), 1)
    row = ((activity,), ("Surat",), (output,), (note,))
    found = balanced(widths, "A4", [row, row])
    names = ("activity", "requirements", "outputs", "note")
    gains = [name for name in names if getattr(found, name) > getattr(widths, name) + 1]
    assert gains == ([gainer] if gainer else [])
    assert found.total(4) == pytest.approx(widths.total(4), abs=0.1)


def test_without_rows_nothing_moves() -> None:
    widths = widths_of("A4", ("Camat",), 1)
    assert balanced(widths, "A4", []) == widths
