"""What editors offer to write at once: a whole SOP, its identity, a step, a decision.

Bodies are plain data in which `${1:text}` is a place to type over, one number a place, as
language servers of YAML read `defaultSnippets`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Body = dict[str, Any]

_STEP: Body = {
    "activity": "${1:Mencatat surat masuk}",
    "executor": "${2:agendaris}",
    "requirements": ["${3:Surat masuk}"],
    "duration": "${4:10 menit}",
    "outputs": ["${5:Surat tercatat}"],
}
_DECISION: Body = {
    "activity": "${1:Memeriksa kelengkapan berkas}",
    "executor": "${2:agendaris}",
    "requirements": ["${3:Berkas}"],
    "duration": "${4:10 menit}",
    "outputs": ["${5:Berkas yang sudah diperiksa}"],
    "question": "${6:Berkas lengkap?}",
    "branches": {"Ya": "${7:next}", "Tidak": "${8:end}"},
}
_PART: Body = {"use": "${1:id-sop}"}
_IDENTITY: Body = {
    "number": "${1:SOP-001/2025}",
    "unit": "${2:Bagian Umum}",
    "status": "${3:draft}",
    "dates": {"created": "${4:2025-01-02}", "effective": "${5:2025-02-03}"},
    "approval": {
        "position": "${6:Kepala Bagian Umum}",
        "name": "${7:Siti Aminah}",
        "nip": "${8:198001012005012001}",
    },
    "legal_basis": ["${9:Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik}"],
    "qualifications": ["${10:Memahami tata naskah dinas}"],
    "equipment": ["${11:Komputer}"],
    "warnings": ["${12:Surat yang tidak dicatat tidak dapat dilacak}"],
    "records": ["${13:Buku agenda}"],
}
_MICRO: Body = {
    "kind": "micro",
    "title": "${1:Penanganan Surat Masuk}",
    "unit": "${2:Bagian Umum}",
    "status": "draft",
    "executors": {"agendaris": "${3:Agendaris}", "kabag": "${4:Kepala Bagian Umum}"},
    "steps": [
        {
            "activity": "${5:Mencatat surat masuk}",
            "executor": "agendaris",
            "duration": "${6:10 menit}",
            "outputs": ["${7:Surat tercatat}"],
        },
        {
            "activity": "${8:Menyampaikan disposisi}",
            "executor": "kabag",
            "duration": "${9:15 menit}",
            "outputs": ["${10:Lembar disposisi}"],
        },
    ],
}
_MACRO: Body = {
    "kind": "macro",
    "title": "${1:Pengelolaan Surat}",
    "unit": "${2:Bagian Umum}",
    "status": "draft",
    "steps": [{"use": "${3:surat-masuk}"}, {"use": "${4:disposisi}"}],
}
_STANDARD: Body = {
    "kind": "standard",
    "title": "${1:Izin Penelitian}",
    "unit": "${2:Bagian Umum}",
    "status": "draft",
    "sops": ["${3:izin-penelitian}"],
    "delivery": {
        "requirements": ["${4:Surat permohonan}"],
        "procedure": "${5:Permohonan diajukan di loket atau secara daring}",
        "time": "${6:3 hari kerja}",
        "cost": "${7:Gratis}",
        "product": "${8:Surat izin penelitian}",
        "complaints": ["${9:Loket pengaduan}"],
    },
}
_WHOLE = {
    "micro": ("SOP mikro: whole — utuh", _MICRO),
    "macro": ("SOP makro: whole — utuh", _MACRO),
    "standard": ("Standar pelayanan: whole — utuh", _STANDARD),
}
_STEPS = (
    ("Part: another SOP — SOP yang disertakan", _PART),
    ("Step — langkah", _STEP),
    ("Decision — langkah keputusan", _DECISION),
)
_OF_STEPS: dict[str, tuple[tuple[str, Body], ...]] = {
    "executor": (
        ("{any: …} — salah satu dari", {"any": ["${1:pelaksana}", "${2:pelaksana-lain}"]}),
        ("{each: …} — masing-masing dari", {"each": ["${1:pelaksana}", "${2:pelaksana-lain}"]}),
        ("{chain: …} — berjenjang", {"chain": ["${1:pelaksana}", "${2:pelaksana-lain}"]}),
    ),
    "next": (
        ("{end: …} — berakhir dengan hasil", {"end": "${1:ditolak}"}),
        ("{sop: …} — berlanjut ke SOP lain", {"sop": "${1:id-sop}"}),
    ),
    "branches": (("Ya, Tidak", {"Ya": "${1:next}", "Tidak": "${2:end}"}),),
}


def with_snippets(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Lay the snippets of a kind of file upon its schema."""
    shapes = schema.get("$defs", {})
    for shape, names in (("Step", _STEPS[1:]), ("MacroStep", _STEPS)):
        if shape in shapes:
            shapes[shape]["defaultSnippets"] = _told(names)
            for key, snippets in _OF_STEPS.items():
                shapes[shape]["properties"][key]["defaultSnippets"] = _told(snippets)
    if name not in _WHOLE:
        return schema
    identity = _IDENTITY
    if name == "standard":  # has no other keys of identity
        identity = {
            key: _IDENTITY[key] for key in ("number", "unit", "status", "dates", "approval")
        }
    return {**schema, "defaultSnippets": _told((_WHOLE[name], ("Identity — identitas", identity)))}


def _told(snippets: Iterable[tuple[str, Body]]) -> list[dict[str, Any]]:
    return [{"label": label, "body": body} for label, body in snippets]
