"""Citations as officials type them, and the full form that is proposed."""

from __future__ import annotations

import pytest

from soptool.model.law.citation import official_form
from soptool.model.law.faithful import is_faithful
from soptool.model.law.reading import parse_citation

TYPED = {
    # dots in the place of a number, and a region that is not named
    "UU No. ... Tahun 2008 tentang KIP": None,
    "UU No. - Tahun 2008 tentang KIP": None,
    "Perda No. 5 Tahun 2018 tentang Perizinan": (
        "Peraturan Daerah … Nomor 5 Tahun 2018 tentang Perizinan"
    ),
    "Perwal No. 12 Tahun 2020": "Peraturan Wali Kota … Nomor 12 Tahun 2020 tentang …",
    "SEB Menpan dan Mendagri No 1 Tahun 2020 tentang Kerja": (
        "Surat Edaran Bersama Menteri Pendayagunaan Aparatur Negara dan Menteri Dalam Negeri "
        "Nomor 1 Tahun 2020 tentang Kerja"
    ),
    "UU No. 25 Tahun 2009 tentang Pelayanan Publik, LNRI 2009 No. 112": (
        "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara Republik "
        "Indonesia 2009 Nomor 112)"
    ),
    # the number behind the subject, and a year without its word
    "UU tentang Pelayanan Publik Nomor 25 Tahun 2009": (
        "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
    ),
    "UU tentang Pelayanan Publik No. 25/2009": (
        "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
    ),
    "SE tentang Perubahan atas UU Nomor 5 Tahun 2014": None,
    "UU No 25, 2009": "Undang-Undang Nomor 25 Tahun 2009 tentang …",
    "UU no.25 2009": "Undang-Undang Nomor 25 Tahun 2009 tentang …",
    "UU 25 2009 tentang Pelayanan Publik": (
        "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
    ),
    "UU No. 25-2009": "Undang-Undang Nomor 25 Tahun 2009 tentang …",
    "Peraturan Dirjen Pajak PER-04/PJ/2020 tentang NPWP": (
        "Peraturan Direktur Jenderal Pajak Nomor PER-04/PJ/2020 tentang NPWP"
    ),
    # it is no Peraturan Pemerintah
    "Peraturan Pemerintah Pengganti UU No 2 Tahun 2022 tentang Cipta Kerja": (
        "Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja"
    ),
    # an agency, a ministry's office and a year that are run together
    "PerBKN No 3 Tahun 2023": "Peraturan Badan Kepegawaian Negara Nomor 3 Tahun 2023 tentang …",
    "PerBPOM 22/2020": "Peraturan Badan Pengawas Obat dan Makanan Nomor 22 Tahun 2020 tentang …",
    "Peristiwa 22/2020": None,
    "Keputusan Sekjen Kemenag No 12 Tahun 2017": (
        "Keputusan Sekretaris Jenderal Kementerian Agama Nomor 12 Tahun 2017 tentang …"
    ),
    "Permendagri No.77Tahun2020": ("Peraturan Menteri Dalam Negeri Nomor 77 Tahun 2020 tentang …"),
    "Permendagri No; 77 Th 2020": ("Peraturan Menteri Dalam Negeri Nomor 77 Tahun 2020 tentang …"),
    # what hangs on a citation, in fewer words
    "Perpres 16/2018 tentang PBJ beserta perubahannya Perpres 12/2021": (
        "Peraturan Presiden Nomor 16 Tahun 2018 tentang PBJ beserta perubahannya Peraturan "
        "Presiden Nomor 12 Tahun 2021 tentang …"
    ),
    "Permenkes 75/2014 tentang Puskesmas diubah Permenkes 43/2019": (
        "Peraturan Menteri Kesehatan Nomor 75 Tahun 2014 tentang Puskesmas diubah Peraturan "
        "Menteri Kesehatan Nomor 43 Tahun 2019 tentang …"
    ),
    "UU 23/2014 jo 9/2015": (
        "Undang-Undang Nomor 23 Tahun 2014 tentang … jo. Undang-Undang Nomor 9 Tahun 2015 tentang …"
    ),
    "UU 7/1989 sebagaimana diubah dengan UU 3/2006 dan perubahan kedua UU 50/2009": (
        "Undang-Undang Nomor 7 Tahun 1989 tentang … sebagaimana diubah dengan Undang-Undang "
        "Nomor 3 Tahun 2006 tentang … dan perubahan kedua Undang-Undang Nomor 50 Tahun 2009 "
        "tentang …"
    ),
    "Perpres 16/2018 tentang PBJ yang diubah dgn Perpres 12/2021": (
        "Peraturan Presiden Nomor 16 Tahun 2018 tentang PBJ yang diubah dgn Peraturan Presiden "
        "Nomor 12 Tahun 2021 tentang …"
    ),
    "Perpres 16/2018 tentang PBJ sebagaimana diubah Perpres No 12 Tahun 2021": (
        "Peraturan Presiden Nomor 16 Tahun 2018 tentang PBJ sebagaimana diubah Peraturan Presiden "
        "Nomor 12 Tahun 2021 tentang …"
    ),
    "UU 24/2013 tentang Perubahan UU 23/2006": (
        "Undang-Undang Nomor 24 Tahun 2013 tentang Perubahan UU 23/2006"
    ),
}


@pytest.mark.parametrize("text", TYPED)
def test_citations_as_they_are_typed(text: str) -> None:
    found = parse_citation(text)
    proposed = official_form(found) if found else None
    assert proposed == TYPED[text]
    assert proposed is None or is_faithful(proposed, text)
