"""Citations of regulations (dasar hukum): text as people write it, taken apart for comparison."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from soptool.model.citation_head import Head, read_head
from soptool.model.citation_passages import Passage, split_passages, write_passages
from soptool.model.regulations import CODES, OPENINGS, Kind, rank


class Shortening(StrEnum):
    """What a citation leaves out or shortens of the official form (UU 12/2011, annex II)."""

    KIND = "kind"
    ISSUER = "issuer"
    NUMBER = "number"
    YEAR = "year"
    SUBJECT = "subject"


class Link(StrEnum):
    """How a citation hangs on the one before it."""

    JUNCTO = "jo."
    AMENDED = "sebagaimana telah diubah dengan"
    LAST_AMENDED = "sebagaimana telah beberapa kali diubah terakhir dengan"


@dataclass(frozen=True, slots=True)
class Citation:
    """One regulation cited, with those that amend it or are read with it.

    `kind` is its jenis, `issuer` its maker by full name ("Menteri Keuangan", "Kota Batam"; "" where
    the kind says it), `number` as it is written, `about` what follows "tentang". `text` is the
    author's, verbatim for the whole, normalised for a part of a chain.
    """

    text: str
    kind: Kind
    issuer: str = ""
    number: str | None = None
    year: int | None = None
    about: str | None = None
    passages: tuple[Passage, ...] = ()
    shortenings: tuple[Shortening, ...] = ()
    link: Link | None = None
    amendments: tuple[Citation, ...] = ()

    @property
    def rank(self) -> int:
        """The place in the hierarchy of regulations, 1 the highest; see `regulations.rank`."""
        return rank(self.kind, self.issuer)

    @property
    def is_full(self) -> bool:
        """Whether it and all its amendments are in the full official form."""
        return not self.shortenings and all(part.is_full for part in self.amendments)

    @property
    def key(self) -> tuple[str, str, str, int] | None:
        """What it shares with other citations of the same regulation; None where that is open.

        "PMK 210 Tahun 2022" and "PMK No. 210/PMK.05/2022" are one, and so are the regulations of
        an agency and of its head.
        """
        if self.kind in (Kind.UUD, Kind.CODE):
            return self.kind.value, (self.about or "").lower(), "", 0
        if self.number is None or self.year is None:
            return None
        return self.kind.value, _issuer_key(self.issuer), _number_key(self.number), self.year


def same_regulation(first: Citation, second: Citation) -> bool:
    """Tell whether two citations name the same regulation, however they are written."""
    return first.key is not None and first.key == second.key


def official_form(citation: Citation) -> str:
    """Write a citation in the full official form; what it does not say stands as `…`."""
    places = write_passages(citation.passages)
    words = [places, OPENINGS.get(citation.kind, ""), citation.issuer]
    if citation.kind is Kind.CODE:
        words.append(citation.about or "")
    elif citation.kind is Kind.UUD:
        words.append("Tahun 1945")
    else:
        words.append(f"Nomor {citation.number or '…'}")
        if not _has_year(citation.number):
            words.append(f"Tahun {citation.year or '…'}")
        words.append(f"tentang {citation.about or '…'}")
    words += [f"{part.link} {official_form(part)}" for part in citation.amendments]
    return " ".join(filter(None, words))


@lru_cache(maxsize=4096)
def parse_citation(text: str) -> Citation | None:
    """Parse a citation; None where the text cites no regulation. Never raises."""
    if len(text) > _LONGEST:
        return None
    first, *others = _CHAIN.split(_normalise(text))
    cited = _single(first, None)
    if cited is None:
        return None
    parts: list[Citation] = []
    for link, part in zip(others[::2], others[1::2], strict=True):
        # "jo. Nomor 11 Tahun 2011" goes on with the kind before it.
        found = _single(part, (parts or [cited])[-1])
        if found:
            parts.append(replace(found, link=_link(link)))
    return replace(cited, text=text, amendments=tuple(parts))


_LONGEST = 2000
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_BULLET = re.compile(r"^(?:[-•*·]\s*|\(?(?:[0-9]{1,2}|[a-z])[.)]\s+)+", re.IGNORECASE)
_CHAIN = re.compile(
    r"[,;]?\s*\b((?:jo|jis|juncto|yuncto|jucto|junto)\b\.?"
    r"|s\.?\s?t\.?\s?d\.?\s?t\.?\s?d\b\.?|y\.?\s?s\.?\s?d\.?\s?u\b\.?"
    r"|(?:sebagaimana|sbgmn|yang) (?:telah |sudah )?(?:beberapa kali )?diubah"
    r"(?:,? (?:beberapa kali|terakhir|kali|kedua|ketiga|keempat|kelima))*,? (?:dengan|oleh))\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:\b(?P<word>nomor|nomer|nmr|no)\b\s*[.:]*\s*|(?<=\s)(?=[0-9]))"
    r"(?P<number>[0-9a-z][\w.\-]*(?:\s*/\s*[\w.\-]+)*)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?P<word>tahun|thn|th)\s*\.?\s*(?P<year>[12][0-9]{3})\b", re.IGNORECASE)
_ANY_YEAR = re.compile(r"\b((?:19|20)[0-9]{2})\b")
_ABOUT = re.compile(r"\b(?:tentang|ttg|perihal)\b\.?\s*:?\s*", re.IGNORECASE)
_GAZETTE = re.compile(
    r"[,.]?\s*\((?:tambahan )?(?:lembaran|berita|ln|tln|bn)\b[^()]*\)?", re.IGNORECASE
)
_CODE = re.compile(r"kitab undang-undang hukum [a-z ]+", re.IGNORECASE)
_NUMBERED = (Kind.AGENCY, Kind.OFFICE, Kind.DECREE, Kind.INSTRUCTION, Kind.CIRCULAR)


def _normalise(text: str) -> str:
    text = unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).translate(_DASHES)
    text = re.sub(r"\bundang\s*-?\s*undang\b", "Undang-Undang", text, flags=re.IGNORECASE)
    return _GAZETTE.sub("", _BULLET.sub("", " ".join(text.split())))


def _link(words: str) -> Link:
    letters = re.sub(r"[^a-z]", "", words.lower())
    if letters.startswith("j") or letters == "yuncto":
        return Link.JUNCTO
    last = letters == "stdtd" or "terakhir" in letters
    return Link.LAST_AMENDED if last else Link.AMENDED


def _single(text: str, previous: Citation | None) -> Citation | None:
    """Parse one citation of a chain; what it leaves out is as in the one before."""
    passages, rest = split_passages(text.strip(" ;,."))
    before, *about = _ABOUT.split(rest, maxsplit=1)
    code = _code(before.strip(" .,"))
    if code:
        return replace(code, text=text, passages=passages)
    number = _NUMBER.search(before)
    head = _head(before[: number.start()] if number else before, previous)
    if head is None:
        return None
    subject = about[0].strip(" .,;:") if about else ""
    if head.kind is Kind.UUD:
        short = (Shortening.KIND,) if head.short_kind else ()
        return Citation(text, Kind.UUD, year=1945, passages=passages, shortenings=short)
    if number is None and (head.kind in _NUMBERED or head.nickname or not subject):
        return None
    return replace(_numbered(head, number, before, subject), text=text, passages=passages)


def _code(name: str) -> Citation | None:
    """Read a code of law by its name: "HIR", "KUH Perdata"."""
    full = CODES.get(name.lower().replace(" ", ""))
    if full:
        return Citation("", Kind.CODE, about=full, shortenings=(Shortening.KIND,))
    named = _CODE.fullmatch(name) or name in CODES.values()
    return Citation("", Kind.CODE, about=name) if named else None


def _head(words: str, previous: Citation | None) -> Head | None:
    if previous and not words.strip(" .,:;"):
        return Head(previous.kind, previous.issuer, True, bool(previous.issuer))
    return read_head(words)


def _numbered(head: Head, found: re.Match[str] | None, before: str, subject: str) -> Citation:
    """Put kind, number and year together, and note what is not in the official form."""
    behind = before[found.end() :] if found else before
    number = re.sub(r"\s", "", found["number"]).rstrip(".-") if found else None
    named = _YEAR.search(behind)
    year = int(named["year"]) if named else None
    own = _has_year(number)
    plain = re.fullmatch(r"([0-9]+[a-z]?)/([0-9]{4})", number or "", re.IGNORECASE)
    if plain:
        number, year = plain[1], int(plain[2])
    elif year is None:
        any_year = _ANY_YEAR.search((number or "").replace("/", " ") + " " + behind)
        year = int(any_year[1]) if any_year else None
    short = {
        Shortening.KIND: head.short_kind,
        Shortening.ISSUER: head.short_issuer,
        Shortening.NUMBER: found is None or (found["word"] or "").lower() != "nomor",
        Shortening.YEAR: not own if named is None else named["word"].lower() != "tahun",
        Shortening.SUBJECT: not subject,
    }
    leftover = _YEAR.sub("", behind).strip(" .,;:-")
    return Citation(
        text="",
        kind=head.kind,
        issuer=head.issuer,
        number=number,
        year=year,
        about=subject or leftover or head.nickname or None,
        shortenings=tuple(kind for kind, missing in short.items() if missing),
    )


def _has_year(number: str | None) -> bool:
    """Tell whether a number carries its year: "210/PMK.05/2022", but not "30/2014"."""
    return bool(number and re.search(r"/.*/(?:19|20)[0-9]{2}$", number))


@lru_cache(maxsize=1024)
def _issuer_key(issuer: str) -> str:
    plain = issuer.lower().replace(" dan reformasi birokrasi", "")
    plain = plain.replace("menteri negara", "menteri")
    plain = plain.replace("republik indonesia", "")
    plain = re.sub(r"^(?:kepala|ketua|pimpinan|sekretaris) (?=badan|lembaga|komisi)", "", plain)
    return re.sub(r"[^a-z0-9]", "", plain)


@lru_cache(maxsize=4096)
def _number_key(number: str) -> str:
    """Return the running number of "210/PMK.05/2022" or "PER-40/PB/2006", else all of it."""
    whole = number.lower()
    segments = [part for part in whole.split("/") if not re.fullmatch(r"(?:19|20)[0-9]{2}", part)]
    first = re.fullmatch(r"(?:[a-z]+-)?([0-9]+[a-z]?)", segments[0]) if segments else None
    figures = [part for part in segments if re.fullmatch(r"[0-9]+[a-z]?", part)]
    if first and len(figures) < 2:
        return first[1].lstrip("0")
    if len(segments) > 1 and segments[0].isalpha() and figures[:1] == segments[1:2]:
        return figures[0].lstrip("0")
    return figures[0].lstrip("0") if len(figures) == 1 else whole
