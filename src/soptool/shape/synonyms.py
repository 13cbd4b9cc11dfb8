"""Names that authors write by habit, mostly Indonesian, and the keys or values they mean."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

KEYS = {
    "aktivitas": "activity",
    "catatan": "note",
    "dasar hukum": "legal_basis",
    "dasar_hukum": "legal_basis",
    "definisi": "definitions",
    "disahkan": "approval",
    "duration_text": "duration",
    "efektif": "effective",
    "identitas": "id",
    "input": "inputs",
    "jabatan": "position",
    "jenis": "kind",
    "judul": "title",
    "keluaran": "outputs",
    "kelengkapan": "requirements",
    "kegiatan": "activity",
    "keterangan": "note",
    "keterkaitan": "related",
    "klasifikasi": "classification",
    "kualifikasi": "qualifications",
    "langkah": "steps",
    "lanjut": "next",
    "legal": "legal_basis",
    "makro": "macro",
    "masukan": "inputs",
    "mikro": "micro",
    "nama": "name",
    "nomor": "number",
    "organisasi": "organization",
    "output": "outputs",
    "pangkat": "rank",
    "pelaksana": "executor",
    "pencatatan": "records",
    "pengesahan": "approval",
    "peralatan": "equipment",
    "perlengkapan": "equipment",
    "peringatan": "warnings",
    "persyaratan": "requirements",
    "pertanyaan": "question",
    "proses": "process",
    "record": "records",
    "regulasi": "regulations",
    "revisi": "revision",
    "ruang_lingkup": "scope",
    "selanjutnya": "next",
    "status_sop": "status",
    "tanggal": "dates",
    "tempat": "place",
    "tujuan": "purpose",
    "unit_kerja": "unit",
    "waktu": "duration",
    "cabang": "branches",
    "bagian": "use",
    "dibuat": "created",
    "direvisi": "revised",
    "berlaku": "effective",
    "reviu": "review",
    "name": "title",
    "steps": "steps",
    "step": "steps",
    "executors": "executor",
    "executor": "executors",
    "actor": "executor",
    "time": "duration",
    "input_documents": "requirements",
}

VALUES = {
    "administrasi": "administrative",
    "angka": "number",
    "tanggal": "date",
    "teks": "text",
    "waktu": "duration",
    "administratif": "administrative",
    "berlaku": "effective",
    "dicabut": "revoked",
    "draf": "draft",
    "efektif": "effective",
    "generik": "generic",
    "kanan": "right",
    "kiri": "left",
    "makro": "macro",
    "mikro": "micro",
    "parsial": "partial",
    "reviu": "review",
    "salah satu": "any",
    "sama": "same",
    "sebagian": "partial",
    "semua": "all",
    "sesudah": "after",
    "sebelum": "before",
    "spesifik": "specific",
    "standar": "standard",
    "teknis": "technical",
    "terkait": "related",
    "tidak": "false",
    "ya": "true",
    "yes": "true",
    "no": "false",
}


def meant(word: str, allowed: Iterable[str], synonyms: dict[str, str] = KEYS) -> str | None:
    """Return the allowed name that `word` probably means, or None."""
    names = tuple(allowed)
    known = synonyms.get(word.strip().casefold().replace("-", "_"))
    if known in names:
        return known
    folded = {name.casefold(): name for name in names}
    close = get_close_matches(word.strip().casefold().replace("-", "_"), folded, n=1, cutoff=0.7)
    return folded[close[0]] if close else None
