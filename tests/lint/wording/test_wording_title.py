from __future__ import annotations

import pytest

from soptool.lint.wording.title import read_title


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Penyusunan Renstra", "verbal-noun"),
        ("Pelayanan Legalisasi", "verbal-noun"),
        ("Verifikasi Data Pegawai", "verbal-noun"),
        ("Evaluasi Kinerja", "verbal-noun"),
        ("Monitoring Kegiatan", "verbal-noun"),
        ("Legalisasi Ijazah", "verbal-noun"),
        ("Audit Internal", "verbal-noun"),
        ("Perpanjangan Izin", "verbal-noun"),
        ("SOP Pengelolaan Surat", "verbal-noun"),
        ("Menyusun Renstra", "active"),
        ("Buat Laporan", "imperative"),
        ("Menteri Keuangan", "noun"),
        ("Beras Miskin", "other"),
        ("Surat Masuk", "noun"),
        ("Peraturan Kepegawaian", "noun"),
        ("Pegawai Teladan", "noun"),
        ("", "empty"),
        ("SOP", "empty"),
        # what counts is no word of the title
        ("A. Penerimaan Surat", "verbal-noun"),
        ("a) Penerimaan Surat", "verbal-noun"),
        ("II. Penerimaan Surat", "verbal-noun"),
        ("1.2 Penerimaan Surat", "verbal-noun"),
        ("B.1. Penerimaan Surat", "verbal-noun"),
        ("1. SOP Penerimaan Surat", "verbal-noun"),
        ("SOP Makro Penerimaan Surat", "verbal-noun"),
        ("Prosedur Tetap Penerimaan Surat", "verbal-noun"),
        ("Juknis Penerimaan Surat", "verbal-noun"),
    ],
)
def test_opening(text: str, kind: str) -> None:
    assert read_title(text).opening.kind == kind


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("Penyusunan Laporan", True),
        ("Pengolahan dan Analisis Data", True),
        ("Monitoring", False),
        ("Monitoring dan Evaluasi", False),
        ("Pelaporan Bulanan", False),
        ("Pengadaan", False),
    ],
)
def test_object(text: str, has: bool) -> None:
    assert read_title(text).has_object is has


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Kepala Bagian menyusun laporan", "menyusun"),
        ("SOP Menyusun laporan", "Menyusun"),
        ("Surat diteruskan ke kepala", "diteruskan"),
        ("Penyusunan laporan yang diterima", None),
        ("Pemeriksaan Berkas dan Menyetujui Permohonan", "Menyetujui"),
        # an active verb that completes a noun makes no sentence
        ("Pembayaran Menggunakan Kartu Kredit", None),
        ("Pelaporan Memakai Aplikasi Lapor", None),
        ("Pengurusan Izin Mendirikan Bangunan", None),
        ("Penerbitan Surat Keterangan Belum Menikah", None),
        ("Permohonan Izin Belajar", None),
        ("Pengajuan Cuti Melahirkan", None),
        ("Pelatihan Membaca Al-Quran", None),
        ("Penanganan Pasien Menular", None),
        ("Pelaksanaan Rapat Membahas Anggaran", None),
    ],
)
def test_sentence(text: str, verb: str | None) -> None:
    seen = read_title(text).sentence
    assert (seen.text if seen else None) == verb
    assert seen is None or text[seen.start : seen.end] == verb


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("Penyusunan DUPAK", ["DUPAK"]),
        ("Penyusunan Harga Perkiraan Sendiri (HPS)", []),
        ("Penyusunan HPS (Harga Perkiraan Sendiri)", []),
        ("PENERBITAN SKCK DAN KTP", ["SKCK", "KTP"]),
        ("PENERIMAAN SURAT MASUK", []),
        ("SOP Penerbitan Izin", []),
        ("Survei SPH-BST", ["SPH-BST"]),
        ("Penyusunan SOP", []),
        # names in capitals shorten nothing
        ("Penggunaan Aplikasi KARISMA", []),
        ("Pengelolaan Aplikasi SIMRS", []),
        ("Pelayanan Warga Desa SUKA MAJU", []),
        ("Pemantauan Gunung MERAPI", []),
        ("Pengelolaan SISKEUDES", []),
        ("Pengelolaan SIMRS", ["SIMRS"]),
        ("Pelayanan DPMPTSP", ["DPMPTSP"]),
        ("Pembinaan PAUD", ["PAUD"]),
    ],
)
def test_abbreviations(text: str, hits: list[str]) -> None:
    assert [hit.text for hit in read_title(text).abbreviations] == hits


def test_sop_named_more_than_once() -> None:
    assert len(read_title("SOP SOP Penerimaan Tamu").sop) == 2
    assert len(read_title("Standar Operasional Prosedur (SOP) Penerimaan Tamu").sop) == 2
    assert read_title("Penerimaan Tamu").sop == ()
    assert read_title("SOPAN SANTUN").sop == ()


@pytest.mark.parametrize(
    ("text", "units", "hits"),
    [
        ("Pelaporan di Provinsi Bengkulu", (), ["Provinsi Bengkulu"]),
        ("PELAYANAN KTP KOTA BANDUNG", (), ["KOTA BANDUNG"]),
        ("Pengelolaan Surat Biro Umum", ("Biro Umum",), ["Biro Umum"]),
        ("Pembinaan Kabupaten dan Kota", (), []),
        ("Pengelolaan Surat Masuk", ("Biro Umum",), []),
    ],
)
def test_places(text: str, units: tuple[str, ...], hits: list[str]) -> None:
    assert [hit.text for hit in read_title(text, units).places] == hits


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Handling Incoming Mail", "verbal-noun"),
        ("Incoming Mail Handling", "verbal-noun"),
        ("Management of Records", "verbal-noun"),
        ("Handle Incoming Mail", "active"),
        ("Incoming Mail", "noun"),
        ("Incident Response", "verbal-noun"),
        ("Device Quarantine", "verbal-noun"),
        ("Employee Onboarding", "verbal-noun"),
        ("Patient Triage", "verbal-noun"),
        ("Data Backup", "verbal-noun"),
        ("Public Relations", "noun"),
    ],
)
def test_english(text: str, kind: str) -> None:
    assert read_title(text, (), "en").opening.kind == kind
