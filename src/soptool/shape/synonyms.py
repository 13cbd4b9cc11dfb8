"""Names that authors write by habit, mostly Indonesian, and the keys or values they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from soptool.language import closest_name

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
    "aktor": "executor",
    "aturan": "rules",
    "bahasa": "language",
    "cakupan": "scope",
    "condition": "when",
    "decision": "branches",
    "durasi": "duration",
    "if": "when",
    "instansi": "organization",
    "jika": "when",
    "keputusan": "branches",
    "kertas": "paper",
    "kondisi": "when",
    "peraturan": "regulations",
    "task": "activity",
    "tugas": "activity",
    "uraian": "activity",
    "baris": "row",
    "langkah_langkah": "steps",
    "tahap": "steps",
    "tahapan": "steps",
    "biaya": "cost",
    "catatan_kaki": "footnote",
    "dokumen": "documents",
    "eksternal": "external",
    "evaluasi": "evaluation",
    "golongan": "rank",
    "hasil": "outputs",
    "induk": "parent",
    "jaminan": "guarantee",
    "kalender": "calendar",
    "kelompok": "group",
    "keselamatan": "safety",
    "kompetensi": "competence",
    "kota": "city",
    "lihat": "see",
    "maklumat": "pledge",
    "mulai": "start",
    "peluang": "chance",
    "pengaduan": "complaints",
    "pengawasan": "supervision",
    "produk": "product",
    "prosedur": "procedure",
    "profil": "profile",
    "publikasi": "publication",
    "rincian": "details",
    "rute": "route",
    "sarana": "facilities",
    "sistem": "system",
    "syarat": "requirements",
    "terkait": "related",
    "tinjau": "review",
    "volume_kerja": "volume",
    "who": "executor",
    "by": "executor",
    "done_by": "executor",
    "performed_by": "executor",
    "needs": "requirements",
    "what": "activity",
    "aktifitas": "activity",
    "alat": "equipment",
    "alur": "steps",
    "dasar_hukum_sop": "legal_basis",
    "disahkan_oleh": "approval",
    "dokumen_terkait": "related",
    "jangka_waktu": "duration",
    "judul_sop": "title",
    "keterkaitan_sop": "related",
    "kode_proses": "process",
    "kualifikasi_pelaksana": "qualifications",
    "lama": "duration",
    "nama_kegiatan": "activity",
    "nama_sop": "title",
    "nomor_sop": "number",
    "pejabat": "position",
    "pencatatan_dan_pendataan": "records",
    "pendataan": "records",
    "peralatan_dan_perlengkapan": "equipment",
    "percabangan": "branches",
    "petugas": "executor",
    "satker": "unit",
    "satuan": "unit",
    "satuan_kerja": "unit",
    "satuan_organisasi": "unit",
    "sop_terkait": "related",
    "tanggal_dibuat": "created",
    "tanggal_efektif": "effective",
    "tanggal_pembuatan": "created",
    "tanggal_pengesahan": "date",
    "tanggal_revisi": "revised",
    "uraian_kegiatan": "activity",
}

OTHERWISE = {
    "aktor": "executors",
    "actor": "executors",
    "makro": "use",
    "macro": "use",
    "mikro": "use",
    "micro": "use",
    "pelaksana": "executors",
    "peraturan": "legal_basis",
    "jabatan": "posts",
    "sop": "use",
    "waktu": "time",
}
"""What some of them mean where the first key can't stand."""

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
    "akhir": "final",
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
    "y": "true",
    "on": "true",
    "benar": "true",
    "off": "false",
    "n": "false",
    "salah": "false",
    "konsep": "draft",
    "masing-masing": "each",
    "masing_masing": "each",
    "berurutan": "chain",
    "bergantian": "chain",
    "berjenjang": "chain",
    "tidak_berlaku": "revoked",
    "yes": "true",
    "no": "false",
    "micro sop": "micro",
    "sop mikro": "micro",
    "sop micro": "micro",
    "macro sop": "macro",
    "sop makro": "macro",
    "sop macro": "macro",
    "standar pelayanan": "standard",
    "service standard": "standard",
    "in force": "effective",
    "aktif": "effective",
    "khusus": "specific",
    "rancangan": "draft",
}


TARGETS = {
    "akhir": "end",
    "berakhir": "end",
    "berikutnya": "next",
    "finish": "end",
    "lanjut": "next",
    "selanjutnya": "next",
    "selesai": "end",
    "stop": "end",
    "tamat": "end",
}


_QUOTES = "\"'`*“”„‟‘’‚‛«»"
_APART = re.compile(r"[\s_-]+")
_SHORT, _LONG = 5, 8


def plain(word: str) -> str:
    """Return a word as all its spellings have it: small, bare of quotes, `_` for spaces."""
    return _APART.sub("_", word.strip().strip(_QUOTES).strip().casefold())


def certain(word: str, allowed: Iterable[str], synonyms: dict[str, str] = KEYS) -> str | None:
    """Return the allowed name that `word` can only mean, or None.

    It is a known other name, the same but for case, spaces and quotes, or a slip of the pen that
    leads to one name only: from the name itself, or else from another name of it.
    """
    names, low = tuple(allowed), plain(word)
    for known in _known(low, synonyms):
        if known in names:
            return known
    if low in names:
        return low
    return _nearest(low, names) or (_nearest_known(low, names) if synonyms is KEYS else None)


@lru_cache(maxsize=4096)
def _nearest(low: str, names: tuple[str, ...]) -> str | None:
    slips = {name: number for name in names if (number := _slips(low, name)) is not None}
    near = [name for name, number in slips.items() if number == min(slips.values())]
    return near[0] if len(near) == 1 else None


@lru_cache(maxsize=4096)
def _nearest_known(low: str, names: tuple[str, ...]) -> str | None:
    """Return the key of which another name is a slip away."""
    others = {plain(other): name for other, name in (*OTHERWISE.items(), *KEYS.items())
              if name in names}  # fmt: skip
    near = {others[other] for other in others if _slips(low, other) is not None}
    return near.pop() if len(near) == 1 else None


def _known(low: str, synonyms: dict[str, str]) -> tuple[str | None, ...]:
    other = OTHERWISE.get(low) if synonyms is KEYS else None
    return synonyms.get(low, synonyms.get(low.replace("_", " "))), other


def _slips(word: str, name: str) -> int | None:
    """Count letters missing, added, changed or swapped: one at most, two in a long name."""
    if len(name) < _SHORT:
        if len(word) == len(name) == _SHORT - 1 and _are_swapped(word, name):
            return 1
        return 1 if word in (f"{name}s", name.removesuffix("s")) and len(word) > 2 else None
    if abs(len(word) - len(name)) > 2 or len(set(word) ^ set(name)) > 4:
        return None
    changes = [
        (word[i:j], name[k:m])
        for tag, i, j, k, m in SequenceMatcher(None, word, name, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    if len(changes) == 2 and changes[0] == changes[1][::-1] and len("".join(changes[0])) == 1:
        return 1
    slips = sum(max(len(was), len(now)) for was, now in changes)
    return slips if slips <= (2 if len(name) >= _LONG else 1) else None


def _are_swapped(word: str, name: str) -> bool:
    """Whether two letters beside each other changed places."""
    pairs = range(len(name) - 1)
    return any(word == name[:i] + name[i + 1] + name[i] + name[i + 2 :] for i in pairs)


def meant(word: str, allowed: Iterable[str], synonyms: dict[str, str] = KEYS) -> str | None:
    """Return the allowed name that `word` probably means, or None."""
    names, low = tuple(allowed), plain(word)
    for known in _known(low, synonyms):
        if known in names:
            return known
    return _closest(low, names)


@lru_cache(maxsize=4096)
def _closest(low: str, names: tuple[str, ...]) -> str | None:
    return closest_name(low, names, closeness=0.7)
