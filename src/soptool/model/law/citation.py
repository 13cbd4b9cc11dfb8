"""A citation of a regulation (dasar hukum), taken apart for comparison and written out in full."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from soptool.model.law.catalogue import Kind, is_known_office, rank


class Shortening(StrEnum):
    """What a citation leaves out or shortens of the official form (UU 12/2011, annex II)."""

    KIND = "kind"
    ISSUER = "issuer"
    NUMBER = "number"
    YEAR = "year"
    SUBJECT = "subject"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Citation:
    """One regulation cited, with those that amend it or are read with it.

    For comparison: `kind` is its jenis, `issuer` its maker by full name ("Menteri Keuangan", "Kota
    Batam"; "" where the kind says it), `number` as it is written, `about` what follows "tentang".

    For writing: `head` and `numbering` are the words of the official form, with `…` for what the
    author does not say; `places` ("Pasal 7 ayat (2)"), `gazettes`, `nickname` (the ASN of "UU ASN")
    and `mark` (a list's "1.") are the author's. `other` is a second meaning of the head. `link` is
    how it hangs on the citation before it.

    `text` is the author's, verbatim for the whole, normalised for a part of a chain.
    """

    text: str
    kind: Kind
    issuer: str = ""
    number: str | None = None
    year: int | None = None
    date: str | None = None
    about: str | None = None
    head: str = ""
    numbering: str = ""
    places: str = ""
    gazettes: tuple[str, ...] = ()
    nickname: str = ""
    other: str = ""
    mark: str = ""
    shortenings: tuple[Shortening, ...] = ()
    link: str = ""
    amendments: tuple[Citation, ...] = ()

    @property
    def rank(self) -> int:
        """The place in the hierarchy of regulations, 1 the highest; see `catalogue.rank`."""
        return rank(self.kind, self.issuer)

    @property
    def has_sure_rank(self) -> bool:
        """Whether its place is known: not that of an office's rules whose maker is unknown."""
        return self.kind is not Kind.OFFICE or is_known_office(self.issuer)

    @property
    def is_full(self) -> bool:
        """Whether it and all its amendments are in the full official form."""
        return not self.shortenings and all(part.is_full for part in self.amendments)

    @property
    def is_certain(self) -> bool:
        """Whether no short form in it has a second meaning."""
        return not self.other and all(part.is_certain for part in self.amendments)

    @property
    def in_other_words(self) -> Citation:
        """The citation with the second meaning of its short forms in place of the first."""
        parts = tuple(part.in_other_words for part in self.amendments)
        return replace(self, head=self.other or self.head, amendments=parts)

    @property
    def key(self) -> tuple[str, str, str, int] | None:
        """What it shares with other citations of the same regulation; None where that is open.

        "PMK 210 Tahun 2022" and "PMK No. 210/PMK.05/2022" are one, and so are the regulations of
        an agency and of its head.
        """
        if self.kind in (Kind.UUD, Kind.CODE):
            return self.kind.value, self.head.lower(), "", 0
        if self.number is None or self.year is None:
            return None
        return self.kind.value, _issuer_key(self.issuer), _number_key(self.number), self.year

    @property
    def place_key(self) -> str:
        """What it shares with citations of the same places: "pasal 7 ayat 2 huruf h"."""
        return " ".join(word for word in re.findall(r"\w+", self.places.lower()) if word != "dan")


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a text is not read as a citation.

    `rest`: the words that are not understood, "" where it is the text as a whole. `several`: it
    cites more than one regulation that do not hang together.
    """

    rest: str = ""
    several: bool = False


def same_regulation(first: Citation, second: Citation) -> bool:
    """Tell whether two citations name the same regulation, however they are written."""
    return first.key is not None and first.key == second.key


def official_form(citation: Citation) -> str:
    """Write a citation in the full official form; what it does not say stands as `…`."""
    words = [citation.mark, citation.places, citation.head]
    if citation.kind not in (Kind.UUD, Kind.CODE):
        words += [citation.numbering, f"tentang {citation.about or '…'}"]
    words += [f"({citation.nickname})" if citation.nickname and not _is_said(citation) else ""]
    words += [f"({gazette})" for gazette in citation.gazettes]
    words += [f"{part.link} {official_form(part)}" for part in citation.amendments]
    return " ".join(filter(None, words))


def _is_said(citation: Citation) -> bool:
    """Whether the subject says the nickname: "UU Kesehatan … tentang Kesehatan"."""
    name = rf"(?<!\w){re.escape(citation.nickname)}(?!\w)"
    return re.search(name, citation.about or "", re.IGNORECASE) is not None


@lru_cache(maxsize=1024)
def _issuer_key(issuer: str) -> str:
    plain = re.sub(r"\([^()]*\)", "", issuer.lower()).replace(" dan reformasi birokrasi", "")
    for written, meant in _SPELLINGS:
        plain = plain.replace(written, meant)
    plain = re.sub(r"^(?:kepala|ketua|pimpinan|sekretaris) (?=badan|lembaga|komisi)", "", plain)
    return re.sub(r"[^a-z0-9]", "", plain)


_SPELLINGS = (
    *(("menteri negara", "menteri"), ("kementerian", "menteri"), ("republik indonesia", "")),
    *(("walikota", "wali kota"), ("propinsi", "provinsi"), ("kabupatan", "kabupaten")),
    *(("direktorat jenderal", "direktur jenderal"), ("dalam negri", "dalam negeri")),
    *(
        ("sekretariat jenderal", "sekretaris jenderal"),
        ("inspektorat jenderal", "inspektur jenderal"),
    ),
)


@lru_cache(maxsize=4096)
def _number_key(number: str) -> str:
    """Return the running number of "210/PMK.05/2022" or "PER-40/PB/2006", else all of it."""
    whole = number.lower()
    segments = [part for part in whole.split("/") if not re.fullmatch(r"(?:19|20)[0-9]{2}", part)]
    first = re.fullmatch(r"(?:[a-z]+[-. ]+)?([0-9]+[a-z]?)", segments[0]) if segments else None
    figures = [part for part in segments if re.fullmatch(r"[0-9]+[a-z]?", part)]
    if first and len(figures) < 2:
        return first[1].lstrip("0")
    if len(segments) > 1 and segments[0].isalpha() and figures[:1] == segments[1:2]:
        return figures[0].lstrip("0")
    return figures[0].lstrip("0") if len(figures) == 1 else whole
