"""Warnings that say nothing, and those that name a harm or a fault."""

import pytest

from soptool.lint.wording.warning import is_circular, says_nothing


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
        "Tidak terlaksananya prosedur dapat menyebabkan program tidak berjalan dengan baik",
        "Tidak dipatuhinya SOP ini mengakibatkan ketidakpastian pelayanan",
        "Ketidakpatuhan terhadap SOP dapat mengganggu kelancaran tugas",
        "SOP ini prosedur baku dan apabila tidak dilaksanakan mengakibatkan ketidakjelasan",
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
        "Tidak dilaksanakannya SOP mengakibatkan denda",
        "Tidak terpenuhinya persyaratan menyebabkan permohonan ditolak",
        "Ketidakpatuhan terhadap tarif menimbulkan ketidakadilan bagi pemohon",
    ],
)
def test_it_says_what_goes_wrong(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize(
    ("text", "title", "circular"),
    [
        (
            "Jika SOP tidak dijalankan, maka program kerja tidak dapat disusun",
            "Penyusunan Program Kerja",
            True,
        ),
        ("Jika SOP tidak dilaksanakan maka izin tidak diterbitkan", "Penerbitan Izin", True),
        (
            "Jika SOP tidak dilaksanakan maka arsip tidak terkelola dengan baik",
            "Pengelolaan Arsip",
            True,
        ),
        ("Jika SOP tidak dilaksanakan maka gaji tidak dibayarkan", "Pembayaran Gaji", False),
        ("Jika SOP tidak dilaksanakan maka dana tidak dapat dicairkan", "Pengajuan Dana", False),
        ("Jika surat tidak dicatat maka surat tidak dapat dilacak", "Pencatatan Surat", False),
    ],
)
def test_it_undoes_the_title_only(text: str, title: str, circular: bool) -> None:
    assert is_circular(text, title) is circular
