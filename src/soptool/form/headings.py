"""The words of the form itself, in both languages. English is the key, as in gettext catalogues."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

Heading = Callable[..., str]
"""`t("same as no. {no}", no="3")`: a heading in the document's language, with its values."""

INDONESIAN: Final[Mapping[str, str]] = {
    # identity part
    "SOP number": "Nomor SOP",
    "Date created": "Tanggal Pembuatan",
    "Date revised": "Tanggal Revisi",
    "Date effective": "Tanggal Efektif",
    "Approved by": "Disahkan oleh",
    "SOP title": "Judul SOP",
    "revision {number}": "revisi ke-{number}",
    "Legal basis": "Dasar Hukum",
    "Qualifications of executors": "Kualifikasi Pelaksana",
    "Related SOPs": "Keterkaitan",
    "Equipment": "Peralatan/Perlengkapan",
    "Warnings": "Peringatan",
    "Records": "Pencatatan dan Pendataan",
    "before this SOP": "sebelum SOP ini",
    "after this SOP": "sesudah SOP ini",
    "Logo of {name}": "Logo {name}",
    # flow table
    "Flow of the procedure": "Alur Prosedur",
    "No": "No",
    "Activity": "Kegiatan",
    "Executors": "Pelaksana",
    "Quality standard": "Mutu Baku",
    "Requirements": "Kelengkapan",
    "Time": "Waktu",
    "Output": "Output",
    "Remarks": "Keterangan",
    "same as no. {no}": "sama dengan no. {no}",
    "See": "Lihat",
    "Total time": "Jumlah waktu",
    "without repetitions": "tanpa pengulangan",
    "{count} activities without a measured time": "{count} kegiatan tanpa waktu terukur",
    "Start": "Mulai",
    "End": "Selesai",
    "Process": "Proses",
    "Decision": "Keputusan",
    "together": "bersama",
    "one of them": "salah satu",
    "at the same time": "serentak",
    "order {number}": "urutan {number}",
    "Part {no}: {title}": "Bagian {no}: {title}",
    "goes on to": "lanjut ke",
    "connector {letter}": "sambungan {letter}",
    # after the table
    "Footnotes": "Catatan Kaki",
    "Definitions": "Definisi",
    "Purpose": "Tujuan",
    "Scope": "Ruang Lingkup",
    "About this SOP": "Tentang SOP Ini",
    "Kind of SOP": "Jenis SOP",
    "Process code": "Kode proses bisnis",
    "Inputs": "Masukan",
    "Results": "Hasil",
    "Cases a year": "Volume per tahun",
    "Date of review": "Rencana tinjauan",
    "micro SOP": "SOP mikro",
    "macro SOP": "SOP makro",
    "technical": "teknis",
    "administrative": "administratif",
    "final": "final",
    "partial": "parsial",
    "generic": "generik",
    "specific": "spesifik",
    "Overview": "Gambaran alur",
    # status
    "Status": "Status",
    "draft": "konsep",
    "review": "dalam reviu",
    "effective": "berlaku",
    "revoked": "dicabut",
    "DRAFT": "KONSEP",
    "UNDER REVIEW": "DALAM REVIU",
    "REVOKED": "DICABUT",
    "Page {page} of {pages}": "Halaman {page} dari {pages}",
    "p. {page}": "hal. {page}",
    # service standard
    "Service standard": "Standar Pelayanan",
    "Number": "Nomor",
    "Component": "Komponen",
    "Description": "Uraian",
    "Service delivery": "Penyampaian Pelayanan",
    "Internal management of the service": "Pengelolaan Pelayanan di Internal Organisasi",
    "Additional components": "Komponen Tambahan",
    "System, mechanism and procedure": "Sistem, mekanisme, dan prosedur",
    "Requirements of the service": "Persyaratan",
    "Time to completion": "Jangka waktu penyelesaian",
    "Cost or tariff": "Biaya/tarif",
    "Product of the service": "Produk pelayanan",
    "Complaints, suggestions and input": "Penanganan pengaduan, saran, dan masukan",
    "Facilities": "Sarana, prasarana, dan/atau fasilitas",
    "Competence of executors": "Kompetensi pelaksana",
    "Internal supervision": "Pengawasan internal",
    "Number of executors": "Jumlah pelaksana",
    "Guarantee of the service": "Jaminan pelayanan",
    "Guarantee of security and safety": "Jaminan keamanan dan keselamatan pelayanan",
    "Evaluation of performance": "Evaluasi kinerja pelaksana",
    "not filled in": "belum diisi",
    "Delivered through": "Dilaksanakan melalui",
    "Publication": "Publikasi",
    "Places": "Media",
    "Dates": "Tanggal",
    "Address": "Alamat",
    "Service pledge": "Maklumat Pelayanan",
    "answered within {time}": "ditanggapi paling lambat {time}",
    "Handled according to": "Ditangani menurut",
    "{amount} per {unit}": "{amount} per {unit}",
    "by {rule}": "berdasarkan {rule}",
    "{number} people": "{number} orang",
    "Place and date": "Tempat dan tanggal",
    "Participation of the public": "Pelibatan Masyarakat",
    "Participants": "Unsur peserta",
    "Minutes": "Berita acara",
    "Reviews": "Tinjauan",
    "Follow-up: {action}": "Tindak lanjut: {action}",
    # poster and pledge
    "In force since {date}": "Berlaku sejak {date}",
    "Scan for this page": "Pindai untuk membuka halaman ini",
    "QR code of {address}": "Kode QR {address}",
    # overview of services
    "Services": "Layanan",
    "Service": "Layanan",
    "Promised time": "Waktu yang dijanjikan",
    "Time of the SOPs": "Waktu SOP",
    "What is missing": "Yang belum ada",
    "up to {time}": "paling lama {time}",
    "kept": "terpenuhi",
    "not kept": "tidak terpenuhi",
    "not proven": "belum terbukti",
    "nothing": "tidak ada",
    "publication": "publikasi",
    "pledge": "maklumat pelayanan",
    "SOP of the service": "SOP pelaksana",
    "SOP for complaints": "SOP penanganan pengaduan",
    "No service standard": "Tanpa standar pelayanan",
    "These SOPs serve people from outside, and no service standard names them.": (
        "SOP berikut melayani pihak luar, tetapi tidak disebut dalam standar pelayanan mana pun."
    ),
    # book
    "Collection of standard operating procedures": "Kumpulan Standar Operasional Prosedur",
    "Contents": "Daftar Isi",
    "{count} procedures": "{count} prosedur",
    # index
    "Procedures of {name}": "Prosedur {name}",
    "Procedures": "Prosedur",
    "Title": "Judul",
    "Kind": "Jenis",
    "Unit": "Unit",
    "Effective": "Efektif",
    "Documents": "Dokumen",
    "standard": "standar pelayanan",
    "macro": "makro",
    "micro": "mikro",
    "used {count} times": "dipakai {count} kali",
    "parts: see above": "bagian: lihat di atas",
    "not written yet": "belum ditulis",
    "{title} as {format}": "{title} sebagai {format}",
    "Hierarchy of service standards, macro SOPs and micro SOPs": (
        "Hierarki standar pelayanan, SOP makro, dan SOP mikro"
    ),
}


ENGLISH_ONE: Mapping[str, str] = {
    "{count} activities without a measured time": "1 activity without a measured time",
    "{number} people": "1 person",
    "{count} procedures": "1 procedure",
}
"""English headings where the number is 1; Indonesian has no plural."""


def headings(language: str) -> Heading:
    """Return the function that gives a heading in `language`; a key without entry is an error."""

    def translate(key: str, /, **values: object) -> str:
        is_one = str(next(iter(values.values()), "")) == "1"
        template = INDONESIAN[key] if language == "id" else _english(key, is_one=is_one)
        return template.format_map(values) if values else template

    return translate


def _english(key: str, *, is_one: bool) -> str:
    if key not in INDONESIAN:
        raise KeyError(key)
    return ENGLISH_ONE.get(key, key) if is_one else key
