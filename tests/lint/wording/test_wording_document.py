from __future__ import annotations

import pytest

from soptool.lint.wording import document


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Surat diterima", "diterima"),
        ("Mengecek kondisi komputer", "Mengecek"),
        ("Pemohon menerima tanda terima", "menerima"),
        ("Lembar disposisi sudah terisi", "sudah terisi"),
        ("Data dapat diakses", "diakses"),
        ("Izin mendirikan bangunan", None),
        ("Surat tugas mengikuti diklat", None),
        ("Hasil siap digunakan", None),
        ("Sudah dibersihkan", "dibersihkan"),
        ("Surat yang diterima", None),
        ("Surat masuk terdisposisi", None),
        ("Berita acara serah terima", None),
        ("Berkas permohonan", None),
        ("Disposisi", None),
        ("", None),
    ],
)
def test_as_sentence(text: str, verb: str | None) -> None:
    seen = document.as_sentence(text)
    assert (seen.text if seen else None) == verb


@pytest.mark.parametrize(
    ("one", "other", "sameness"),
    [
        ("Surat masuk", "surat  MASUK", "same"),
        ("Draf surat tugas", "Konsep surat tugas", "same"),
        ("Surat masuk terdisposisi", "Surat masuk yang didisposisi", "variant"),
        ("Surat masuk terdisposisi", "Surat masuk yang telah didisposisikan", "variant"),
        ("Kuesioner SPH", "Kesioner SPH", "misspelt"),
        ("Surat masuk", "Surat masuk terperiksa", "changed"),
        ("Draf laporan", "Laporan", "changed"),
        ("Nota dinas yang disetujui", "Nota dinas yang ditolak", "changed"),
        ("Surat", "Surat masuk", "part"),
        ("Surat masuk", "Surat keluar", "different"),
        ("File SPH-SBS", "File SPH-BST", "different"),
        ("Formulir A1", "Formulir A2", "different"),
        ("", "Surat", "different"),
        ("", "", "same"),
    ],
)
def test_compare_both_ways(one: str, other: str, sameness: str) -> None:
    assert document.compare(one, other) == sameness
    assert document.compare(other, one) == sameness


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Permohonan tercata", "Permohonan tercatat", "misspelt"),
        ("Surat masuk tercatat", "Surat masuk tercetak", "changed"),
        ("Konsep suart tugas", "Konsep surat tugas", "misspelt"),
        ("Data pegawia", "Data pegawai", "misspelt"),
        ("Rekap SPT", "Rekap SPPT", "different"),
        ("Buku nota", "Buku kota", "different"),
        ("Surat", "Suart", "different"),
        ("Foto copy KTP", "Fotokopi KTP", "same"),
    ],
)
def test_a_letter_left_out_or_swapped_is_a_slip(one: str, other: str, how: str) -> None:
    assert document.compare(one, other) == how
