"""Names of posts compared: abbreviations written out, so that two spellings of one meet."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"\w+", re.UNICODE)
_LONG = {
    "admin": "administrasi", "ka": "kepala", "kep": "kepala", "kab": "kabupaten",
    "kabag": "kepala bagian", "kabid": "kepala bidang", "kabiro": "kepala biro",
    "karo": "kepala biro", "kadis": "kepala dinas", "kadin": "kepala dinas",
    "kanit": "kepala unit", "kasi": "kepala seksi", "kasubag": "kepala subbagian",
    "kasubbag": "kepala subbagian", "kasubbid": "kepala subbidang", "kasubid": "kepala subbidang",
    "kasubsi": "kepala subseksi", "kasubdit": "kepala subdirektorat",
    "kapus": "kepala pusat", "kakanwil": "kepala kantor wilayah", "kakan": "kepala kantor",
    "sekjen": "sekretaris jenderal", "sesjen": "sekretaris jenderal",
    "setjen": "sekretariat jenderal", "dirjen": "direktur jenderal",
    "ditjen": "direktorat jenderal", "irjen": "inspektur jenderal", "sekda": "sekretaris daerah",
    "sekcam": "sekretaris camat", "subag": "subbagian", "subbag": "subbagian",
    "subbid": "subbidang", "bag": "bagian", "bid": "bidang", "tu": "tata usaha",
    "kpa": "kuasa pengguna anggaran", "ppk": "pejabat pembuat komitmen",
    "prov": "provinsi", "propinsi": "provinsi", "kec": "kecamatan", "staff": "staf",
    "waka": "wakil kepala",
}  # fmt: skip
_SMALL = frozenset(["dan", "serta", "and", "of", "the"])
_ABBREVIATED = 4


@lru_cache(maxsize=20_000)
def post_words(name: str) -> tuple[str, ...]:
    """Return the words of a post's name in small letters, written out."""
    words: list[str] = []
    for word in _WORD.findall(name.casefold()):
        words += _LONG.get(word, word).split()
    return tuple(_joined([word for word in words if word not in _SMALL]))


def same_post(one: str, other: str) -> bool:
    """Whether two names differ in abbreviations only: “Tim Stat Produksi”, “Tim Statistik …”."""
    left, right = post_words(one), post_words(other)
    if not left or len(left) != len(right):
        return False
    return all(_is_short_for(a, b) or _is_short_for(b, a) for a, b in zip(left, right, strict=True))


def post_key(name: str) -> tuple[str, ...]:
    """Return what two names of the same post always share."""
    return tuple(word[:_ABBREVIATED] for word in post_words(name))


def _joined(words: list[str]) -> list[str]:
    """Write “sub bagian” as one word."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == "sub":
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _is_short_for(short: str, long: str) -> bool:
    cut = len(short) >= _ABBREVIATED and len(long) >= len(short) + 3 and long.startswith(short)
    return short == long or (cut and short.isalpha())
