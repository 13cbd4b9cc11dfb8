from __future__ import annotations

import pytest

from soptool.lint.wording import statement
from soptool.lint.wording.text import Tongue


@pytest.mark.parametrize(
    ("text", "tongue", "kind"),
    [
        ("Jika SOP tidak dilaksanakan, maka surat hilang", "id", "condition"),
        ("Apabila terlambat, layanan terhenti", "id", "condition"),
        ("Surat diteruskan paling lambat 1 hari", "id", "deadline"),
        ("Berkas yang tidak lengkap akan menghambat proses", "id", "consequence"),
        ("Penyimpangan terhadap SOP ini dikenakan sanksi", "id", "consequence"),
        ("Keterlambatan mengakibatkan denda", "id", "consequence"),
        ("Kegagalan sistem membuat layanan terhenti", "id", "consequence"),
        ("Petugas membuat laporan harian", "id", None),
        ("Ketidaktelitian menyebabkan kesalahan data", "id", "consequence"),
        ("Kesalahan input berakibat data tidak valid", "id", "consequence"),
        ("Pelanggaran dapat dituntut secara hukum", "id", "consequence"),
        ("Berkas tidak lengkap tidak dapat diproses", "id", "consequence"),
        ("Permohonan tidak lengkap akan ditolak", "id", "consequence"),
        ("Kelalaian berpotensi merugikan negara", "id", "consequence"),
        ("Kesalahan dosis membahayakan pasien", "id", "consequence"),
        ("Izin yang kedaluwarsa batal demi hukum", "id", "consequence"),
        ("Ketidaksesuaian data menjadi temuan", "id", "consequence"),
        ("Berkas yang tidak lengkap dikembalikan", "id", "consequence"),
        ("Surat yang kurang satu lampiran dikembalikan", "id", "consequence"),
        ("Berkas asli dikembalikan kepada pemohon", "id", None),
        ("Incomplete files will be rejected", "en", "consequence"),
        ("Errors lead to delays", "en", "consequence"),
        ("Violations are subject to sanctions", "en", "consequence"),
        ("Pastikan alat steril", "id", None),
        ("Dilarang merokok", "id", None),
        ("Disimpan sebagai data elektronik", "id", None),
        ("Keterlambatan informasi", "id", None),
        ("Kegiatan sesuai POK", "id", None),
        ("Sebijak mungkin", "id", None),
        ("If the form is late, the case is closed", "en", "condition"),
        ("Must be filed within 3 days", "en", "deadline"),
        ("Follow the rules", "en", None),
    ],
)
def test_consequence(text: str, tongue: Tongue, kind: str | None) -> None:
    seen = statement.consequence(text, tongue)
    assert (seen.kind if seen else None) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Memahami tata naskah dinas", "competence"),
        ("Pendidikan minimal SMA", "competence"),
        ("Pegawai dengan pendidikan minimal D3", "competence"),
        ("S1 Hukum", "competence"),
        ("Eselon II", "person-or-rank"),
        ("Kepala Subbagian Umum", "person-or-rank"),
        ("Tim Kerja", "person-or-rank"),
        ("PNS golongan III/a", "person-or-rank"),
        ("Komputer", "other"),
        ("", "other"),
    ],
)
def test_qualification(text: str, kind: str) -> None:
    assert statement.qualification(text) == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("secepatnya", "secepatnya"),
        ("Menyesuaikan", "Menyesuaikan"),
        ("Situasional", "Situasional"),
        ("Sesuai kebutuhan", "Sesuai kebutuhan"),
        ("as soon as possible", "as soon as possible"),
        ("TBD", "TBD"),
        ("beberapa hari", "beberapa hari"),
        ("10 menit", None),
        ("Segera, maksimal 2 jam", None),
        ("14 (empat belas) hari kerja", None),
        ("sebulan", None),
        ("1 x 24 jam", None),
        ("PT15M", None),
        ("-", None),
        ("", None),
    ],
)
def test_vague_duration(text: str, words: str | None) -> None:
    seen = statement.vague_duration(text)
    assert (seen.text if seen else None) == words
