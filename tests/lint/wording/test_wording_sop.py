from __future__ import annotations

import pytest

from soptool.lint.wording.sop import below_heading, sop_words, without_sop


@pytest.mark.parametrize(
    ("title", "core"),
    [
        ("SOP Pelayanan Tamu", "Pelayanan Tamu"),
        ("(SOP) Pelayanan Tamu", "Pelayanan Tamu"),
        ("S.O.P. Pelayanan Tamu", "Pelayanan Tamu"),
        ("SOP: Pelayanan Tamu", "Pelayanan Tamu"),
        ("SOP-AP Pelayanan Tamu", "Pelayanan Tamu"),
        ("“SOP” Pelayanan Tamu", "Pelayanan Tamu"),
        ("SOP tentang Pelayanan Tamu", "Pelayanan Tamu"),
        ("SOP SOP Pelayanan Tamu", "Pelayanan Tamu"),
        ("SOP/Protap Pelayanan Tamu", "Pelayanan Tamu"),
        ("Standar Operasional Prosedur (SOP) Pelayanan Tamu", "Pelayanan Tamu"),
        ("SOP (Standar Operasional Prosedur) Pelayanan Tamu", "Pelayanan Tamu"),
        ("Standard Operating Procedures for Visitor Handling", "Visitor Handling"),
        ("SPO Pelayanan Tamu", "Pelayanan Tamu"),
        ("Protap Pelayanan Tamu", "Pelayanan Tamu"),
        ("PROTAP PELAYANAN TAMU", "PELAYANAN TAMU"),
        ("Prosedur Tetap (Protap) Pelayanan Tamu", "Pelayanan Tamu"),
        ("Juknis Pelayanan Tamu", "Pelayanan Tamu"),
        ("Petunjuk Teknis (Juknis) Pelayanan Tamu", "Pelayanan Tamu"),
        ("Prosedur Pelayanan Tamu", "Pelayanan Tamu"),
        ("Pelayanan Tamu (SOP)", "Pelayanan Tamu"),
        ("Pelayanan Tamu - SOP", "Pelayanan Tamu"),
        ("POS Ujian Sekolah", "Ujian Sekolah"),
        ("Instruksi Kerja Penyimpanan Obat", "Penyimpanan Obat"),
        ("1. SOP Pelayanan Tamu", "1. Pelayanan Tamu"),
        ("SOP Makro Pengelolaan Surat", "Pengelolaan Surat"),
    ],
)
def test_words_for_sop_are_left_out(title: str, core: str) -> None:
    assert without_sop(title, level=True) == core
    assert sop_words(title)
    assert all(title[word.start : word.end] == word.text for word in sop_words(title))


@pytest.mark.parametrize(
    "title",
    [
        "Penyusunan SOP",
        "Penyusunan Petunjuk Teknis",
        "Evaluasi SOP Pelayanan",
        "SOPAN SANTUN",
        "SPOT Check Gudang",
        "Pos Pelayanan Terpadu",
        "POS PELAYANAN TERPADU",
        "Penyusunan Non-SOP",
        "Standar Pelayanan Publik",
        "Prosedur Surat Masuk",
        "SOP",
        "SOP Mikro",
        "Standar Operasional Prosedur",
    ],
)
def test_what_is_no_word_for_sop_around_a_title(title: str) -> None:
    assert without_sop(title, level=True) == title


def test_the_level_stays_where_it_is_not_asked_away() -> None:
    assert without_sop("SOP Makro Pengelolaan Surat") == "Makro Pengelolaan Surat"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("STANDAR OPERASIONAL PROSEDUR (SOP) PELAYANAN TAMU", "PELAYANAN TAMU"),
        ("Standar Prosedur Operasional: Cuti", "Cuti"),
        ("PROSEDUR TETAP PATROLI", "PATROLI"),
        ("Penyusunan Standar Operasional Prosedur", "Penyusunan Standar Operasional Prosedur"),
        ("Standar Operasional Prosedur", "Standar Operasional Prosedur"),
        ("SOP Cuti", "SOP Cuti"),
    ],
)
def test_the_heading_of_papers_is_no_title(text: str, title: str) -> None:
    assert below_heading(text) == title
