"""The words of a citation before "Nomor": which kind of regulation, and issued by whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from soptool.model.regulations import MINISTRIES, NAMES, SPELLINGS, Kind, is_agency


@dataclass(frozen=True, slots=True)
class Head:
    """A kind and its issuer by full name ("" where the kind has none), and what was shortened."""

    kind: Kind
    issuer: str = ""
    short_kind: bool = False
    short_issuer: bool = False
    nickname: str = ""  # the ASN of "UU ASN"


# Words of the head → kind and how its issuer begins; the longest fitting entry wins.
_FULL = {
    "undang-undang dasar": (Kind.UUD, ""),
    "ketetapan majelis permusyawaratan rakyat": (Kind.TAP_MPR, ""),
    "undang-undang": (Kind.UU, ""),
    "peraturan pemerintah pengganti undang-undang": (Kind.PERPPU, ""),
    "peraturan pemerintah": (Kind.PP, ""),
    "peraturan presiden": (Kind.PERPRES, ""),
    "keputusan presiden": (Kind.KEPPRES, ""),
    "instruksi presiden": (Kind.INPRES, ""),
    "peraturan menteri": (Kind.PERMEN, "Menteri"),
    "peraturan bersama menteri": (Kind.PERMEN, "Bersama Menteri"),
    "keputusan menteri": (Kind.KEPMEN, "Menteri"),
    "keputusan bersama menteri": (Kind.KEPMEN, "Bersama Menteri"),
    "peraturan daerah": (Kind.PERDA, ""),
    "qanun": (Kind.QANUN, ""),
    "peraturan desa": (Kind.PERDES, ""),
    "peraturan": (Kind.AGENCY, ""),
    "keputusan": (Kind.DECREE, ""),
    "instruksi": (Kind.INSTRUCTION, ""),
    "surat edaran": (Kind.CIRCULAR, ""),
} | {
    f"{act} {head}": (kind, official)
    for act, kind in (("peraturan", Kind.PERKADA), ("keputusan", Kind.KEPKADA))
    for head, official in (
        ("gubernur", "Gubernur"),
        ("bupati", "Bupati"),
        ("wali kota", "Wali Kota"),
        ("walikota", "Wali Kota"),
    )
}
_SHORT = {
    "uud": (Kind.UUD, ""),
    "tap mprs": (Kind.TAP_MPR, ""),
    "tap mpr": (Kind.TAP_MPR, ""),
    "ketetapan mpr": (Kind.TAP_MPR, ""),
    "uu": (Kind.UU, ""),
    "perppu": (Kind.PERPPU, ""),
    "perpu": (Kind.PERPPU, ""),
    "pp": (Kind.PP, ""),
    "perpres": (Kind.PERPRES, ""),
    "keppres": (Kind.KEPPRES, ""),
    "kepres": (Kind.KEPPRES, ""),
    "inpres": (Kind.INPRES, ""),
    "pmk": (Kind.PERMEN, "Menteri Keuangan"),
    "kmk": (Kind.KEPMEN, "Menteri Keuangan"),
    "permen": (Kind.PERMEN, "Menteri"),
    "kepmen": (Kind.KEPMEN, "Menteri"),
    "skb menteri": (Kind.KEPMEN, "Bersama Menteri"),
    "perda": (Kind.PERDA, ""),
    "pergub": (Kind.PERKADA, "Gubernur"),
    "perbup": (Kind.PERKADA, "Bupati"),
    "perbub": (Kind.PERKADA, "Bupati"),
    "perwali": (Kind.PERKADA, "Wali Kota"),
    "perwal": (Kind.PERKADA, "Wali Kota"),
    "perwako": (Kind.PERKADA, "Wali Kota"),
    "kepgub": (Kind.KEPKADA, "Gubernur"),
    "kepbup": (Kind.KEPKADA, "Bupati"),
    "kepwali": (Kind.KEPKADA, "Wali Kota"),
    "perdes": (Kind.PERDES, ""),
    "persekjen": (Kind.PERSEKJEN, "Sekretaris Jenderal"),
    "persesjen": (Kind.PERSEKJEN, "Sekretaris Jenderal"),
    "kepsekjen": (Kind.DECREE, "Sekretaris Jenderal"),
    "perdirjen": (Kind.OFFICE, "Direktur Jenderal"),
    "kepdirjen": (Kind.DECREE, "Direktur Jenderal"),
    "perka": (Kind.AGENCY, "Kepala"),
    "kepka": (Kind.DECREE, "Kepala"),
    "perlem": (Kind.AGENCY, ""),
    "perban": (Kind.AGENCY, ""),
    "perki": (Kind.AGENCY, "Komisi Informasi"),
    "perma": (Kind.AGENCY, "Mahkamah Agung"),
    "sema": (Kind.CIRCULAR, "Mahkamah Agung"),
    "perkap": (Kind.AGENCY, "Kepala Kepolisian Negara"),
    "perkapolri": (Kind.AGENCY, "Kepala Kepolisian Negara"),
    "perpol": (Kind.AGENCY, "Kepolisian Negara"),
    "perja": (Kind.AGENCY, "Kejaksaan"),
    "pbi": (Kind.AGENCY, "Bank Indonesia"),
    "pojk": (Kind.AGENCY, "Otoritas Jasa Keuangan"),
    "pkpu": (Kind.AGENCY, "Komisi Pemilihan Umum"),
    "perbawaslu": (Kind.AGENCY, "Badan Pengawas Pemilihan Umum"),
    "se": (Kind.CIRCULAR, ""),
    "sk": (Kind.DECREE, ""),
    "skep": (Kind.DECREE, ""),
}
_GLUED = ("permen", "kepmen")
_NATION = re.compile(r"\b(?:republik indonesia|r\.?i)\b\.?", re.IGNORECASE)
_NATIONAL = (
    *(Kind.UUD, Kind.TAP_MPR, Kind.UU, Kind.PERPPU, Kind.PP),
    *(Kind.PERPRES, Kind.KEPPRES, Kind.INPRES),
)


def read_head(text: str) -> Head | None:
    """Read kind and issuer; None where the words name no regulation."""
    words = " ".join(text.strip(" .,:;").split())
    # A decision is the same whether its letter is named or not.
    words = re.sub(r"^surat keputusan\b", "Keputusan", words, flags=re.IGNORECASE)
    words = re.sub(r"^sk (?=menteri|gubernur|bupati|wali)", "Keputusan ", words, flags=re.I)
    found = _entry(words.lower())
    if found is None:
        return None
    kind, opening, length, short = found
    rest = words[length:].strip(" .,-")
    if kind in _NATIONAL:
        return Head(kind, short_kind=short, nickname=_without_nation(rest))
    return _issued(kind, opening, rest, short)


def _without_nation(words: str) -> str:
    return " ".join(_NATION.sub(" ", words).split()).strip(" .,-")


def _entry(words: str) -> tuple[Kind, str, int, bool] | None:
    for table, short in ((_FULL, False), (_SHORT, True)):
        fits = [
            entry
            for entry in table
            if words.startswith(entry) and not words[len(entry) : len(entry) + 1].isalpha()
        ]
        if fits:
            longest = max(fits, key=len)
            return *table[longest], len(longest), short
    for entry in _GLUED:
        if words.startswith(entry):
            return *_SHORT[entry], len(entry), True
    return None


def _issued(kind: Kind, opening: str, rest: str, short: bool) -> Head:
    if not opening and rest.lower().startswith("menteri "):
        opening, rest = "Menteri", rest[len("menteri ") :]
    if opening.endswith("Menteri"):
        name, shortened = _ministry(rest)
    else:
        name, shortened = _expanded(rest)
    issuer = " ".join(filter(None, (opening, name)))
    if kind is Kind.AGENCY and not is_agency(issuer):
        kind = Kind.PERSEKJEN if issuer.startswith("Sekretaris Jenderal") else Kind.OFFICE
    return Head(kind, issuer, short, shortened)


def _ministry(rest: str) -> tuple[str, bool]:
    """Write out a ministry's name; ministers of state and coordinating ones keep their title."""
    title, name = _TITLE.fullmatch(_without_nation(rest)).groups()  # type: ignore[union-attr]
    run_together = re.sub(r"[^a-z]", "", name.lower().replace("&", "dan"))
    full = MINISTRIES.get(run_together)
    short = full is not None and run_together not in SPELLINGS
    return f"{title}{full or _FULL_MINISTRIES.get(run_together, name)}", short


_TITLE = re.compile(r"((?:negara |koordinator (?:bidang )?)?)(.*)", re.IGNORECASE | re.DOTALL)
_FULL_MINISTRIES = {re.sub(r"[^a-z]", "", name.lower()): name for name in MINISTRIES.values()}


def _expanded(rest: str) -> tuple[str, bool]:
    """Write out the abbreviations in an issuer's name, and tell whether there were any."""
    shortened = False
    words = []
    for word in rest.split():
        if _NATION.fullmatch(word):  # "RI" is how the name is printed, too
            words.append("Republik Indonesia")
            continue
        full = NAMES.get(word.lower().strip(".,"))
        shortened |= full is not None and word.lower() not in SPELLINGS
        words.append(full or word)
    name = " ".join(words).replace("Direktorat Jenderal", "Direktur Jenderal")
    return name, shortened
