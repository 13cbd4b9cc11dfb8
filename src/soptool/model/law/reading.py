"""Text → Citation: the whole text is read, or the words that are not understood are named."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cache, lru_cache

from soptool.model.law.catalogue import Kind, letters, openings, table
from soptool.model.law.citation import Citation, Shortening, Unread
from soptool.model.law.head import Head, fixed_head, issued_by_nobody, may_open, read_head
from soptool.model.law.numbering import Item, Numbering, read_numbering, split_numbering
from soptool.model.law.places import places_before, places_behind
from soptool.numerals import ENTRY_MARK
from soptool.source.quoting import BULLETS

_LONGEST = 2000
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_MARK = re.compile(rf"(?:[-*{BULLETS}]\s*|{ENTRY_MARK}\s+)+")
_LAW = re.compile(r"\bundang\s*-?\s*undang\b", re.IGNORECASE)
_GLUED_YEAR = re.compile(
    r"(?<=[0-9])(?=(?:tahun|thn|tanggal)(?![a-z]))|(?<=tahun)(?=[12][0-9]{3})", re.IGNORECASE
)
_ABOUT = re.compile(r"\b(?:tentang|te?ntg|t{2,3}n?g|perihal)\b\.?\s*:?\s*", re.IGNORECASE)
_NAMED_LATER = (Kind.AGENCY, Kind.OFFICE, Kind.DECREE, Kind.INSTRUCTION, Kind.CIRCULAR)


@lru_cache(maxsize=4096)
def parse_citation(text: str) -> Citation | None:
    """Read a citation; None where the text as a whole is none. Never raises."""
    found = read_citation(text)
    return found if isinstance(found, Citation) else None


@lru_cache(maxsize=4096)
def read_citation(text: str) -> Citation | Unread:
    """Read a citation, or say what of the text is not understood. Never raises."""
    if len(text) > _LONGEST:
        return Unread()
    clean = normalised(text)
    mark = _MARK.match(clean)
    found = _chain(clean[mark.end() :] if mark else clean, None)
    if isinstance(found, Unread):
        return found
    cited, rest = found
    if rest := rest.strip(" .,;"):
        join = _SEVERAL.match(rest)
        return Unread(rest, bool(openings().match(rest, join.end() if join else 0)))
    return replace(cited, text=text, mark=mark[0].strip() if mark else "")


@lru_cache(maxsize=1024)
def citation_in(text: str) -> Citation | None:
    """Return the first regulation that a sentence names, whatever the sentence goes on with."""
    clean = normalised(text) if len(text) <= _LONGEST else ""
    for match in openings().finditer(clean):
        found = _one(clean[match.start() :], None)
        if not isinstance(found, Unread) and found[0].number:
            return found[0]
    return None


def normalised(text: str) -> str:
    """Return the text with one kind of space and dash, and the usual slips of typing mended."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).translate(_DASHES)
    if "ndang" in text.lower():
        text = _LAW.sub("Undang-Undang", text)
    text = _GLUED_YEAR.sub(" ", text)
    return " ".join(text.split())


_Read = tuple[Citation, str]


def _chain(text: str, previous: Citation | None) -> _Read | Unread:
    """Read a citation and those that hang on it; return them with the text behind them."""
    found = _one(text, previous)
    if isinstance(found, Unread):
        return found
    cited, rest = found
    parts: list[Citation] = []
    while link := _link_at(rest, bool(parts)):
        # "jo. Nomor 11 Tahun 2011" goes on with the kind before it.
        next_one = _one(rest[link.end() :], (parts or [cited])[-1])
        if isinstance(next_one, Unread):
            return Unread(rest.strip(" .,;("))
        part, rest = next_one
        if link["bracket"]:
            rest = rest.lstrip(" ").removeprefix(")")
        words, short = _link_words(link["words"])
        shortened = (*part.shortenings, *([Shortening.LINK] if short else []))
        parts.append(replace(part, link=words, shortenings=shortened))
    return replace(cited, amendments=tuple(parts)), rest


_TIMES = "pertama|kedua|ketiga|keempat|kelima|keenam|ketujuh|kedelapan|kesembilan|kesepuluh"
_CHANGED = (
    "diubah|dirubah|dicabut|diganti|digantikan|disempurnakan|diperbarui|diperbaharui|perubahan"
    "|perubahannya|terakhir"
)
_AMONG = (
    f"sebagaimana|sbgmn|sbgm|yang|telah|sudah|pernah|dan|serta|juga|lalu|kemudian|untuk|beberapa"
    f"|kali|kalinya|{_TIMES}|lagi|kembali|{_CHANGED}"
)
_AMENDED = (
    rf"(?:\b(?:{_AMONG})\b,?\s+){{0,9}}(?:{_CHANGED})\b(?:,?\s+(?:{_AMONG}))*,?\s+"
    rf"(?:dengan|dgn|dg|oleh|melalui)\b\.?"
)
# "sebagaimana telah diubah UU 9/2015", "dan perubahan kedua UU 50/2009": the regulation follows.
_AMENDED_BY = (
    rf"\b(?:sebagaimana|sbgmn|sbgm|yang|telah|sudah)\b,?\s+(?:(?:{_AMONG})\b,?\s+){{0,9}}?"
    r"(?:diubah|dirubah|dicabut|diganti|disempurnakan|diperbarui|terakhir)"
    r"|\b(?:diubah|dirubah|dicabut|diganti)"
    r"|\b(?:dan|serta|beserta)\s+(?:segala\s+)?perubahannya:?"
)
_FURTHER = rf"(?:dan|serta)(?:\s+(?:perubahan|perubahannya)?\s*(?:{_TIMES}))?"


@cache
def _link() -> re.Pattern[str]:
    forms = sorted(table("links").values(), key=lambda form: -len(form.short))
    short = "|".join(form.short.replace(".", r"\.?\s?") for form in forms)
    return re.compile(
        rf"[\s,;]*(?P<bracket>\()?(?P<words>(?<!\w)(?:{short})(?!\w)\.?|{_AMENDED}"
        rf"|{_AMENDED_BY}(?=\s+{openings().pattern}))\s*",
        re.IGNORECASE,
    )


_AND = re.compile(rf"[\s,;]*(?P<bracket>\()?\b(?P<words>{_FURTHER})\s+", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:[;,]|\b(?:dan|serta|atau)\b|&)\s*", re.IGNORECASE)


def _link_at(text: str, in_chain: bool) -> re.Match[str] | None:
    """Match the words by which another citation hangs on; in a chain "dan" goes on with it."""
    also = _AND.match(text) if in_chain else None
    return _link().match(text) or (also if also and openings().match(text, also.end()) else None)


def _link_words(words: str) -> tuple[str, bool]:
    """Return how the official form writes a link, and whether that is longer."""
    form = table("links").get(letters(words))
    return (form.long[0], form.is_longer) if form else (words.lower(), False)


def _one(text: str, previous: Citation | None) -> _Read | Unread:
    """Read one citation of a chain; what it leaves out is as in the one before."""
    places, text = places_before(text.lstrip(" ,;.:"))
    if previous is None and not may_open(text):
        return Unread()
    cut = _end_of_front(text)
    fixed = fixed_head(text)
    if fixed:
        head, length = fixed
        behind, left = places_behind(text[length:cut].rstrip(" ,;."))
        short = (Shortening.KIND,) if head.short_kind else ()
        cited = Citation(
            text, head.kind, head=head.words, places=places or behind, shortenings=short
        )
        return cited, f"{left} {text[cut:]}".strip()
    return _numbered(text[:cut], text[cut:], places, previous)


def _end_of_front(text: str) -> int:
    found = (_ABOUT.search(text), _gazette().search(text), _link().search(text))
    return min((match.start() for match in found if match), default=len(text))


def _numbered(front: str, tail: str, places: str, previous: Citation | None) -> _Read | Unread:
    words, items, left = split_numbering(front)
    number = next((found for item in items if (found := item["number"] or item["bare"])), "")
    head = _head(words, number, previous)
    if head is None:
        return Unread()
    behind, left = places_behind(left.rstrip(" ,;."))
    nickname, free, left = _loose(left.strip(" ,.:;-"), bool(_ABOUT.match(tail)))
    if left:
        tail = f"{left} {tail}"
    about, short_about, later, gazettes, tail = ("", True, "", (), tail) if left else _tail(tail)
    if not items:
        about, items, number = _numbered_behind(about)
    if not items or not number:
        named_by_date = any(item["year"] or item["date"] for item in items)
        if not about or head.nickname or (head.kind in _NAMED_LATER and not named_by_date):
            return Unread()
    cited = _cited(head, read_numbering(items, head.kind), about or free, short_about)
    return (
        replace(
            cited,
            text=" ".join((front + about).split()),
            places=", ".join(filter(None, (places, behind, later))),
            nickname=", ".join(filter(None, (head.nickname, nickname))),
            gazettes=gazettes,
        ),
        tail,
    )


def _numbered_behind(about: str) -> tuple[str, tuple[Item, ...], str]:
    """Take the number from behind the subject: "UU tentang Kearsipan Nomor 43 Tahun 2009"."""
    subject, items, left = split_numbering(about)
    number = items[0]["number"] if items else None
    if not number or left.strip(" .,;") or openings().search(about):
        return about, (), ""
    return subject.strip(" .,;"), items, number


def _head(words: str, number: str, previous: Citation | None) -> Head | None:
    if previous and not words.strip(" .,:;"):
        short = bool(previous.issuer)
        return Head(
            previous.kind, previous.issuer, previous.head, True, short, other=previous.other
        )
    return read_head(words, number)


_INITIALS = re.compile(r"\(([^()0-9]+)\)")


def _loose(words: str, has_subject: bool) -> tuple[str, str, str]:
    """Sort the words between the number and "tentang": a nickname, a subject, or not understood."""
    if initials := _INITIALS.fullmatch(words):
        return initials[1].strip(), "", ""
    if words[:1].isupper() and not re.search(r"[0-9()]", words) and not has_subject:
        return "", words, ""
    return "", "", words


def _tail(tail: str) -> tuple[str, bool, str, tuple[str, ...], str]:
    """Read subject and gazettes; return also whether the subject is shortened, and its places."""
    about, short, places, gazettes = "", True, "", []
    while True:
        if not about and (keyword := _ABOUT.match(tail.lstrip(" ,.;:"))):
            subject = tail.lstrip(" ,.;:")[keyword.end() :]
            end = _end_of_subject(subject)
            places, about = places_behind(subject[:end].rstrip(" .,;:"))
            about, tail = about.strip(" .,;:"), subject[end:]
            short = keyword[0].strip(" :").lower() != "tentang"
        elif found := _gazette().match(tail):
            end = len(tail)
            if not found["bracket"] and (link := _link().search(tail, found.end())):
                end = link.start()
            elif found["bracket"]:
                end = tail.find(")", found.end()) + 1 or len(tail)
            gazettes.append(_gazette_words(tail[found.start("words") : end].strip(" .,;)")))
            tail = tail[end:]
        else:
            return about, short or not about, places, tuple(gazettes), tail


def _end_of_subject(subject: str) -> int:
    ends = [
        match.start() for match in (_gazette().search(subject), _link().search(subject)) if match
    ]
    return min((*ends, *_others(subject)), default=len(subject))


def _others(subject: str) -> tuple[int, ...]:
    """Find where another citation begins that is no part of the subject.

    "Perubahan atas UU 5/2014 dan UU 6/2014" is one subject: it speaks of regulations already.
    """
    first = openings().search(subject)
    for join in _SEVERAL.finditer(subject):
        if first is None or first.start() < join.start():
            return ()
        if first.start() != join.end():
            continue
        return (join.start(),) if _is_numbered(subject[join.end() :]) else ()
    return ()


def _is_numbered(text: str) -> bool:
    words, items, _ = split_numbering(text[: _end_of_front(text)])
    head = read_head(words)
    return head is not None and read_numbering(items, head.kind).year is not None


@cache
def _gazette() -> re.Pattern[str]:
    forms = table("gazettes").values()
    names = "|".join(
        sorted((*(form.long[0] for form in forms), *(form.short for form in forms)), key=len)[::-1]
    )
    return re.compile(
        rf"[\s,.;]*(?P<bracket>\(\s*)?(?<!\w)(?P<words>(?:{names})(?!\w))(?=[^()]*[0-9])",
        re.IGNORECASE,
    )


def _gazette_words(words: str) -> str:
    for form in table("gazettes").values():
        words = re.sub(rf"\b{form.short}\b", form.long[0], words)
    words = re.sub(r"\bR\.?I\b\.?", "Republik Indonesia", words)
    return re.sub(r"\bno(?:mor)?\b\s*[.:]*\s*(?=[0-9])", "Nomor ", words, flags=re.IGNORECASE)


def _cited(head: Head, numbering: Numbering, about: str, short_about: bool) -> Citation:
    """Put the parts together, and note what is not in the official form."""
    nobody = issued_by_nobody(head)
    short = {
        Shortening.KIND: head.short_kind,
        Shortening.ISSUER: head.short_issuer or nobody,
        Shortening.NUMBER: numbering.short_number,
        Shortening.YEAR: numbering.short_year,
        Shortening.SUBJECT: short_about or not about,
    }
    return Citation(
        text="",
        kind=head.kind,
        issuer=head.issuer,
        number=numbering.number,
        year=numbering.year,
        date=numbering.date,
        about=about or None,
        head=f"{head.words} …" if nobody else head.words,
        numbering=numbering.written,
        other=head.other,
        shortenings=tuple(kind for kind, missing in short.items() if missing),
    )
