"""Warnings that say nothing, and those that name a harm or a fault."""

import pytest

from soptool.lint.wording.warning import says_nothing


@pytest.mark.parametrize(
    "text",
    [
        "Jika SOP ini tidak dilaksanakan, maka pekerjaan tidak terlaksana dengan tertib",
        "Apabila tidak ada SOP Cuti maka layanan kepegawaian tidak akan terukur dengan baik",
        "SOP Layanan Promosi terhambat, maka layanan promosi juga terhambat",
        "Bila prosedur ini terlewati, citra dinas menjadi negatif",
        "Apabila tidak sesuai dengan SOP maka dapat menghambat efektifitas kerja",
        "Bilamana Protap tidak dijalankan berdampak pada kinerja organisasi",
        "Jika kegiatan ini tidak dilakukan, pelayanan kurang optimal",
        "Apabila pemantauan tidak dijalankan dengan baik, maka pencegahan tidak berjalan efektif",
    ],
)
def test_it_would_fit_any_sop(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jika SOP tidak dilaksanakan, maka gaji pegawai terlambat dibayarkan",
        "Jika SOP tidak dilaksanakan, maka arsip hilang dan pekerjaan terhambat",
        "Jika surat tidak diagendakan, maka pelaksanaan tugas terhambat",
        "Jika pemantauan tidak dilakukan dengan baik, hasilnya tidak efektif",
        "Apabila tidak tepat waktu, maka angka tidak dapat dirilis sesuai jadwal",
        "Keterlambatan informasi",
    ],
)
def test_it_says_what_goes_wrong(text: str) -> None:
    assert not says_nothing(text)
