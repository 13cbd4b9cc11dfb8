"""The catalogue of kinds of regulation, their short forms and their makers: `catalogue.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any


class Kind(StrEnum):
    """A kind of regulation, by its usual short name."""

    UUD = "UUD"
    TAP_MPR = "TAP MPR"
    UU = "UU"
    PERPPU = "Perppu"
    CODE = "Kitab Undang-Undang"
    PP = "PP"
    PERPRES = "Perpres"
    KEPPRES = "Keppres"
    INPRES = "Inpres"
    PERMEN = "Permen"
    KEPMEN = "Kepmen"
    AGENCY = "Peraturan Lembaga"
    PERSEKJEN = "Persekjen"
    OFFICE = "Peraturan Pejabat"
    PERDA = "Perda"
    QANUN = "Qanun"
    PERKADA = "Perkada"
    KEPKADA = "Kepkada"
    PERDES = "Perdes"
    DECREE = "Keputusan"
    INSTRUCTION = "Instruksi"
    CIRCULAR = "Surat Edaran"


@dataclass(frozen=True, slots=True)
class ShortForm:
    """What people write for a longer name, and where it is written so.

    With several meanings `marks` has for each the part of a number that decides for it ("PMK" in
    210/PMK.05/2022); empty: no number does.
    """

    short: str
    long: tuple[str, ...]
    marks: tuple[str, ...]
    source: str

    @property
    def is_longer(self) -> bool:
        """Whether its meaning says more than it does."""
        return len(letters(self.long[0])) > len(letters(self.short))


def letters(text: str) -> str:
    """Return the letters and figures of a short form, by which its spellings are one."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "catalogue.toml").read_text(encoding="utf-8"))


@cache
def table(name: str) -> dict[str, ShortForm]:
    """Return the short forms of a part of the catalogue by their letters.

    Parts: `short` (kinds), `ministries`, `makers`, `gazettes`, `links`.
    """
    return {letters(short): _entry(short, **entry) for short, entry in _read()[name].items()}


def _entry(
    short: str, long: str | list[str], source: str, marks: tuple[str, ...] = ()
) -> ShortForm:
    return ShortForm(short, (long,) if isinstance(long, str) else tuple(long), tuple(marks), source)


@cache
def kind_names() -> tuple[tuple[str, Kind], ...]:
    """Return how the full names of kinds begin, the longest first."""
    names = [(name, Kind[key]) for key, kind in _read()["kinds"].items() for name in kind["names"]]
    return tuple(sorted(names, key=lambda entry: -len(entry[0])))


@cache
def openings() -> re.Pattern[str]:
    """Return the pattern of all words with which a citation may begin."""
    words = [name for name, _ in kind_names()] + [form.short for form in table("short").values()]
    longest_first = sorted(words, key=len, reverse=True)
    choices = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return re.compile(rf"(?<![\w-])(?:{choices}|(?:per|kep)men\w+)(?![\w-])", re.IGNORECASE)


GLUED = {"permen": "Peraturan Menteri", "kepmen": "Keputusan Menteri", "men": "Menteri"}
"""What a ministry's short form is joined to: "Permenkes", "Menkes"."""
_JOINED = {opening: (long, "ministries") for opening, long in GLUED.items()} | {
    "kemen": ("Kementerian", "ministries"),
    "per": ("Peraturan", "makers"),
}
_RUN = 6  # words in the longest short form as it is written: "s.t.d.t.d"


def short_forms_in(text: str) -> Iterator[tuple[frozenset[str], ShortForm]]:
    """Yield every short form that a text may hold, with its words there in lower case."""
    words = re.findall(r"\w+", text.lower())
    for start in range(len(words)):
        for end in range(start + 1, min(start + _RUN, len(words)) + 1):
            run = words[start:end]
            joined = letters("".join(word for word in run if word != "dan"))
            for form in _meant(joined):
                yield frozenset(run), form


def _meant(joined: str) -> Iterator[ShortForm]:
    for name in ("short", "ministries", "makers", "gazettes", "links"):
        if joined in table(name):
            yield table(name)[joined]
    for opening, (long, name) in _JOINED.items():
        found = table(name).get(joined.removeprefix(opening))
        if found and joined.startswith(opening):
            yield ShortForm(joined, (f"{long} {found.long[0]}",), (), found.source)


_PROVINCIAL = re.compile(r"provinsi|gubernur|aceh$|daerah (khusus|istimewa)|papua", re.IGNORECASE)
_HIGH_OFFICE = re.compile(r"(?:sekretari\w+|direkt\w+|inspekt\w+) jenderal\b", re.IGNORECASE)
_AGENCY = re.compile(
    r"(?:(?:kepala|ketua|pimpinan|sekretaris|gubernur|anggota dewan gubernur) )?(?:badan|lembaga|"
    r"komisi|arsip nasional|perpustakaan nasional|kepolisian negara|mahkamah|bank indonesia|"
    r"otoritas|ombudsman|dewan|majelis|pusat pelaporan|kejaksaan|jaksa agung|panglima|"
    r"tentara nasional|konsil)\b",
    re.IGNORECASE,
)
_REGIONAL = re.compile(r"\b(?:daerah|provinsi|kabupaten|kota|uptd?)\b", re.IGNORECASE)


def is_agency(issuer: str) -> bool:
    """Tell whether an issuer is an institution of art. 8 of UU 12/2011, or the head of one."""
    national = issuer.replace("Dewan Perwakilan Daerah", "").replace("Otonomi Daerah", "")
    return bool(_AGENCY.match(issuer)) and not _REGIONAL.search(national)


def rank(kind: Kind, issuer: str) -> int:
    """Return the place in the hierarchy, 1 the highest; equal places are ordered by date.

    Order of UU 12/2011 art. 7(1), with the regulations of art. 8 where lists of legal bases put
    them: ministries and agencies behind the President, before the regions. Decisions that regulate
    rank with regulations (art. 100): a Keppres with a Perpres, a Kepmen with a Permen.
    """
    place = _rank(kind)
    if place in (10, 12) and _PROVINCIAL.search(issuer):
        return place - 1
    if kind is Kind.DECREE and is_agency(issuer):
        return _rank(Kind.AGENCY)
    if kind in (Kind.DECREE, Kind.OFFICE):
        return _rank(Kind.OFFICE if _HIGH_OFFICE.match(issuer) else Kind.DECREE)
    return place


_MAKERS = (
    *("pemerintah", "presiden", "menteri", "kementerian", "daerah", "gubernur", "bupati"),
    *("walikota", "kepala", "ketua", "pimpinan", "direktur", "direktorat", "deputi", "rektor"),
    *("dekan", "sekretaris", "sekretariat", "inspektur", "inspektorat", "jaksa", "panglima"),
    *("desa", "camat", "lurah", "wali", "bersama", "badan", "lembaga", "komisi"),
)
_LIKE = 0.85


def is_known_office(issuer: str) -> bool:
    """Tell whether a maker begins with a known word, so that the place of its rules is sure."""
    return issuer.split(" ", 1)[0].lower() in _MAKERS


def maker_meant(issuer: str) -> str | None:
    """Return the maker that the first word misspells: "Pemerintahan" → "Pemerintah"."""
    first = issuer.split(" ", 1)[0].lower()
    if is_known_office(issuer):
        return None
    near = get_close_matches(first, _MAKERS, 1, _LIKE)
    return near[0].capitalize() if near else None


def ministry_of(words: str) -> str | None:
    """Return the ministry that words name in full: "dalam negeri" → "Dalam Negeri"."""
    return _ministries().get(" ".join(words.lower().split()))


@cache
def _ministries() -> dict[str, str]:
    return {form.long[0].lower(): form.long[0] for form in table("ministries").values()}


def _rank(kind: Kind) -> int:
    return int(_read()["kinds"][kind.name]["rank"])
