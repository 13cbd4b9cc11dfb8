"""The words of a citation before its number: which kind of regulation, and made by whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from soptool.model.law.catalogue import (
    GLUED,
    Kind,
    ShortForm,
    is_agency,
    kind_names,
    letters,
    ministry_of,
    table,
)


@dataclass(frozen=True, slots=True)
class Head:
    """Kind and maker, and the words by which the official form names them.

    `nickname` is what stands between a national kind and its number: the ASN of "UU ASN". `other`
    is what the words may mean as well: "Keputusan Ketua Mahkamah Agung" for "KMA".
    """

    kind: Kind
    issuer: str
    words: str
    short_kind: bool = False
    short_issuer: bool = False
    nickname: str = ""
    other: str = ""


_FIXED = (Kind.UUD, Kind.CODE)
_NATIONAL = (
    *(Kind.TAP_MPR, Kind.UU, Kind.PERPPU, Kind.PP),
    *(Kind.PERPRES, Kind.KEPPRES, Kind.INPRES),
)
# "Peraturan Menteri Keuangan": its maker is named in the kind.
_MAKER_IN_KIND = (Kind.PERMEN, Kind.KEPMEN, Kind.PERKADA, Kind.KEPKADA, Kind.PERSEKJEN)
_REGIONAL = (Kind.PERDA, Kind.PERKADA, Kind.KEPKADA, Kind.PERDES)
_NATION = re.compile(r"\bRepublik Indonesia\b", re.IGNORECASE)
# "Peraturan Pemerintah Kabupaten …", "Keputusan Presiden Direktur …" are no national kinds.
_SOMEBODY_ELSE = re.compile(
    r"(?:pengganti|daerah|kabupaten|kab|kota|provinsi|prov|desa|direktur|komisaris|mahasiswa|yang|dan)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"surat (?=keputusan\b)", re.IGNORECASE)
_TWICE = re.compile(r"\b(Badan|Lembaga|Kepala|Komisi|Kota) (?=\1\b)")


def fixed_head(text: str) -> tuple[Head, int] | None:
    """Read the constitution or a code of law by its name; return it with the characters read."""
    found = _beginning(text)
    if found is None:
        return None
    name, length, short = found
    kind = _kind(name[0])
    if kind not in _FIXED or (text[length : length + 1].isalnum()):
        return None
    return Head(kind, "", name[0], short_kind=short), length


def read_head(text: str, number: str = "") -> Head | None:
    """Read kind and maker; None where the words name no regulation.

    `number` decides between the meanings of a short form that has several.
    """
    words = " ".join(text.strip(" .,:;-").split())
    letter = _LETTER.match(words)  # a decision is the same whether its letter is named or not
    head = _read(words[letter.end() :] if letter else words, number)
    return replace(head, words=f"Surat {head.words}") if head and letter else head


def _read(words: str, number: str) -> Head | None:
    found = _beginning(words) or _glued(words)
    if found is None:
        return None
    meanings, length, short = found
    rest, short_issuer = _written_out(words[length:].strip(" .,-"), meanings[0])
    if rest is None:
        return None
    chosen = _chosen(words[:length], meanings, number)
    head = _head(chosen[0], rest, short, short_issuer)
    if head is None or len(chosen) == 1:
        return head
    other = _head(chosen[1], rest, short, short_issuer)
    return replace(head, other=other.words if other else "")


def _beginning(words: str) -> tuple[tuple[str, ...], int, bool] | None:
    """Return the full names meant by the first words, their length, and whether they are short."""
    found: tuple[tuple[str, ...], int, bool] | None = None
    opening = _opening_kind(words)
    if opening is not None:
        found = (opening[0],), len(opening[0]), False
    for pattern, form in _short_by_letter().get(words[:1].lower(), ()):
        match = pattern.match(words)
        if match and (found is None or match.end() > found[1]):
            found = form.long, match.end(), True
    return found


@cache
def _short_by_letter() -> dict[str, list[tuple[re.Pattern[str], ShortForm]]]:
    found: dict[str, list[tuple[re.Pattern[str], ShortForm]]] = {}
    for form in table("short").values():
        pattern = re.escape(form.short).replace(r"\ ", r"\.?\s*")
        made = re.compile(rf"{pattern}(?![\w/-])", re.IGNORECASE)
        found.setdefault(form.short[0].lower(), []).append((made, form))
    return found


def may_open(text: str) -> bool:
    """Whether a text may begin with the words that name a regulation: its letters tell."""
    words = text.lstrip(" .,:;-")
    start = words[:4]
    is_known = not start.isascii() or start.lower().startswith(_beginnings())
    return is_known or _agency_in(words) is not None


@cache
def _beginnings() -> tuple[str, ...]:
    names = (*(name for name, _ in kind_names()), *(s.short for s in table("short").values()))
    words = (name.lower().split()[0] for name in (*names, "surat", "permen", "kepmen"))
    return tuple(sorted({word[:4] for word in words}))


@cache
def _kinds_by_beginning() -> dict[str, list[tuple[str, tuple[str, Kind]]]]:
    found: dict[str, list[tuple[str, tuple[str, Kind]]]] = {}
    for entry in kind_names():
        low = entry[0].lower()
        found.setdefault(low[:2], []).append((low, entry))
    return found


def _opening_kind(words: str) -> tuple[str, Kind] | None:
    """Return the longest full name of a kind with which the words begin, and the kind."""
    low = words.lower()
    for name, entry in _kinds_by_beginning().get(low[:2], ()):
        if low.startswith(name) and not words[len(name) : len(name) + 1].isalnum():
            return entry
    return None


def _glued(words: str) -> tuple[tuple[str, ...], int, bool] | None:
    """Read "Permenkes" as "Permen kes"; what follows must be a ministry that is known."""
    for opening in ("permen", "kepmen"):
        long, rest = GLUED[opening], words[len(opening) :]
        if words.lower().startswith(opening) and _ministry(rest.split()):
            return (long,), len(opening), True
    agency = _agency_in(words)
    return (("Peraturan",), len("per"), True) if agency else None


def _agency_in(words: str) -> str | None:
    """Return the agency that is joined to "Per": "PerBKN", "PerLKPP"."""
    found = re.match(r"per([a-z]+)(?![\w/-])", words, re.IGNORECASE)
    form = table("makers").get(letters(found[1])) if found else None
    return form.long[0] if form and is_agency(form.long[0]) else None


def _chosen(short: str, meanings: tuple[str, ...], number: str) -> tuple[str, ...]:
    if len(meanings) == 1:
        return meanings
    marks = table("short")[letters(short)].marks
    told = [
        meaning
        for meaning, mark in zip(meanings, marks, strict=True)
        if mark and mark.lower() in number.lower()
    ]
    return tuple(told[:1]) or meanings


def _kind(name: str) -> Kind:
    found = _opening_kind(name)
    assert found is not None
    return found[1]


def _head(name: str, rest: str, short: bool, short_issuer: bool) -> Head | None:
    whole = _TWICE.sub("", f"{name} {rest}".strip())
    found = _opening_kind(whole)
    assert found is not None
    opening, kind = found
    rest = whole[len(opening) :].strip()
    if kind in _FIXED:
        return None
    if kind in _NATIONAL:
        return _national(kind, name, rest, short)
    issuer = whole.split(" ", 1)[1] if kind in _MAKER_IN_KIND else rest
    if kind is Kind.AGENCY and not is_agency(issuer):
        kind = Kind.OFFICE
    return Head(kind, issuer, f"{opening} {rest}".strip(), short, short_issuer)


def _national(kind: Kind, name: str, rest: str, short: bool) -> Head | None:
    nickname = " ".join(_NATION.sub(" ", rest).split()).strip(" .,-()")
    if _SOMEBODY_ELSE.match(nickname) or (nickname and not nickname[0].isupper()):
        return None
    if kind is not Kind.UU and not short and ministry_of(nickname):
        return None  # "Peraturan Pemerintah Dalam Negeri" is no kind
    nation = " Republik Indonesia" if _NATION.search(rest) else ""
    return Head(kind, "", name + nation, short, nickname=nickname)


def _written_out(rest: str, before: str) -> tuple[str | None, bool]:
    """Write out the short forms in a maker's name, and tell whether there were any.

    None where a ministry is named by a short form that is not known.
    """
    words = rest.split()
    written: list[str] = before.split()
    start, at, shortened = len(written), 0, False
    while at < len(words):
        ministry = _ministry(words[at:]) if _minister_before(written) else None
        title = ""
        for opening, long in _MINISTERS.items():
            if ministry is None and words[at].lower().startswith(opening):
                title = f"{long} "
                ministry = _ministry([words[at][len(opening) :], *words[at + 1 :]])
        if ministry:
            form, used = ministry
            tail = re.sub(r"[\w.&/-]*", "", words[at + used - 1])
            written.append(f"{title}{form.long[0]}{tail}")
            at, shortened = at + used, True
            continue
        word, short = _word(words[at])
        written.append(word)
        at, shortened = at + 1, shortened or short
    return " ".join(written[start:]), shortened


_MINISTERS = {"men": "Menteri", "kemen": "Kementerian"}
_TITLES = ("negara", "koordinator", "bidang")


def _minister_before(written: list[str]) -> bool:
    for word in reversed(written):
        if word.lower() not in _TITLES:
            return word.lower() in ("menteri", "kementerian")
    return False


def _ministry(words: list[str]) -> tuple[ShortForm, int] | None:
    """Return the ministry that the first words shorten, and how many they are: "PAN dan RB"."""
    for count in range(min(len(words), 5), 0, -1):
        run = [word for word in words[:count] if word.lower() not in ("dan", "&")]
        ends = words[count - 1].lower() not in ("dan", "&")
        form = table("ministries").get(letters("".join(run).replace("&", "")))
        if form and ends and not any(word.endswith(",") for word in words[: count - 1]):
            return form, count
    return None


def _word(word: str) -> tuple[str, bool]:
    """Write out a word, or the parts of "Kab./Kota"; the name of the nation is none."""
    parts = [_part(part) for part in re.split(r"([/,;])", word)]
    return "".join(text for text, _ in parts), any(short for _, short in parts)


def _part(part: str) -> tuple[str, bool]:
    form = table("makers").get(letters(part))
    if form is None or not part.strip(".").isalpha():
        return part, False
    return form.long[0], form.short not in ("RI", "NRI")


def issued_by_nobody(head: Head) -> bool:
    """Tell whether the maker, which the kind needs, is not named: "SE Nomor 5", "Perka 9/2018".

    "Peraturan Daerah Nomor 5" in full is left alone in an office that has one region only.
    """
    if head.kind in _REGIONAL:
        return head.short_kind and head.issuer in ("", "Gubernur", "Bupati", "Wali Kota")
    needs = (Kind.PERMEN, Kind.KEPMEN, Kind.AGENCY, Kind.OFFICE, Kind.PERSEKJEN)
    papers = (Kind.DECREE, Kind.INSTRUCTION, Kind.CIRCULAR)
    bare = ("", "Kepala", "Badan", "Lembaga", "Menteri", "Kementerian", "Bersama", "Direktur")
    return head.kind in (*needs, *papers) and head.issuer in bare
