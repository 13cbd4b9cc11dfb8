from __future__ import annotations

import pytest

from soptool.lint.wording.gate import gates


@pytest.mark.parametrize(
    "text",
    [
        "Memeriksa kelengkapan berkas",
        "Memverifikasi permohonan",
        "Menilai kelayakan usulan",
        "Menilai kelengkapan berkas",
        "Mengevaluasi dokumen penawaran",
        "Menganalisis permohonan",
        "Mengkaji usulan anggaran",
        "Menyetujui permohonan",
        "Memberikan persetujuan",
        "Meneliti berkas",
        "Mengoreksi konsep surat",
        "Mereviu laporan",
        "Menyeleksi berkas lamaran",
        "Menilai kelengkapan dan keabsahan berkas",
        "Memeriksa dan menyetujui konsep surat",
    ],
)
def test_what_decides_whether_the_work_goes_on(text: str) -> None:
    assert gates(text)


@pytest.mark.parametrize(
    "text",
    [
        "Memberikan penilaian atas layanan",
        "Memberikan reviu",
        "Memberikan koreksi",
        "Mengisi penilaian kepuasan",
        "Melakukan evaluasi",
        "Melakukan evaluasi kegiatan",
        "Mengevaluasi pelaksanaan kegiatan",
        "Evaluasi program kerja",
        "Melakukan monitoring dan evaluasi",
        "Menilai kinerja pegawai",
        "Melakukan penilaian risiko",
        "Menganalisis data",
        "Melakukan analisis jabatan",
        "Memeriksa pasien",
        "Memeriksa saksi",
        "Melakukan pemeriksaan laboratorium",
        "Meninjau lokasi",
        "Menguji sampel",
        "Mengecek jadwal kegiatan pimpinan",
        "Evaluasi dan Penyusunan Laporan",
        "Memeriksa dan mengoreksi konsep surat",
        "Menerima, memeriksa dan memperbaiki konsep",
        "Menyeleksi arsip sesuai jadwal retensi",
        "Membahas, meninjau, dan/atau mengoreksi draf program kerja",
        "Memeriksa/memperbaiki konsep surat",
        "Mengecek email dinas",
    ],
)
def test_what_appraises_or_examines(text: str) -> None:
    assert not gates(text)


@pytest.mark.parametrize(
    ("text", "decides"),
    [
        ("Assess the damage", False),
        ("Assess the application", True),
        ("Evaluate the training", False),
        ("Examine the patient", False),
        ("Check the completeness of the file", True),
        ("Approve the request", True),
    ],
)
def test_english_checks(text: str, decides: bool) -> None:
    assert bool(gates(text, (), "en")) is decides
