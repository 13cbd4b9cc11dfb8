"""A warning that speaks of a matter which the SOP does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.entries import texts_at
from soptool.lint.evidence.matter import is_known, matter, telling
from soptool.lint.evidence.reading import tongue
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording import forms
from soptool.lint.wording.text import lows
from soptool.lint.wording.words import words
from soptool.shape.fill import Location

CHECK = Check(
    "SOP659",
    "warning-of-another",
    Severity.INFO,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012, bagian identitas: peringatan",
)
_MATTER = re.compile(
    r"\b(?:layanan|pelayanan|penerimaan|penerbitan|penyusunan|pengelolaan|pengadaan|pengarsipan"
    r"|pemberian|pembuatan|permohonan|pengajuan|pendaftaran|peminjaman|survei)"
    r"\s+(?!(?:akan|tidak|dapat|harus|belum|telah|sudah|yang|maka|menjadi)\b|di\w+|ter(?!padu)\w+)"
    r"(\w{4,}(?:\s+(?!tidak\b|tdk\b|akan\b|dapat\b|yang\b|maka\b|dan\b|di\w+|ter\w+)\w+){0,6})",
    re.IGNORECASE,
)
_SOP = re.compile(r"\bSOP\s+([A-Z][^,.;]{3,80}?)\s+(?:tidak|tdk|belum)\b")
_TOLD = 2
"""Words behind the first that are needed to tell another matter."""


def _judge(subject: SopSubject) -> Iterator[Finding]:
    if tongue(subject) != "id" or not subject.sop.steps:
        return
    for path, text in texts_at(subject, "warnings"):
        named = _named(text)
        if named and _is_mostly_unknown(telling(named), subject):
            yield _told(subject, path, f"SOP {named}")
            continue
        for found in _MATTER.finditer(text):
            if another := _another(found, subject):
                yield _told(subject, path, another)
                break
            if _is_of_title(found[1], subject):
                break  # what follows of this SOP may befall another


def _another(found: re.Match[str], subject: SopSubject) -> str | None:
    """Return what is named and not known: by its first word, or by most of what tells it."""
    common = words("common-matters")
    first, *more = telling(found[1])
    is_thing = first not in common and not forms.is_passive(first)
    if is_thing and not is_known(first, matter(subject)):
        return f"{found[0][: found.start(1) - found.start()]}{found[1].split()[0]}"
    more = [low for low in more if low not in common]
    if len(more) >= _TOLD and _is_mostly_unknown(more, subject):
        return found[0].strip()
    return None


def _is_of_title(matter: str, subject: SopSubject) -> bool:
    """Whether the title speaks of it: "Jika survei beras terlambat, angka survei lain keliru"."""
    told = telling(matter)
    return len(told) >= _TOLD and lows(subject.sop.title).issuperset(told)


def _is_mostly_unknown(told: list[str], subject: SopSubject) -> bool:
    return 2 * sum(is_known(low, matter(subject)) for low in told) < len(told)


def _named(text: str) -> str | None:
    """Return what SOP a warning says should be carried out: "Jika SOP Cuti tidak dilaksanakan"."""
    match = _SOP.search(text)
    return match[1].strip() if match else None


def _told(subject: SopSubject, path: Location, matter: str) -> Finding:
    return subject.at(
        CHECK,
        path,
        msg("The warning speaks of “{matter}”, the SOP does not.", matter=matter),
        hint=msg("If it was taken over from another SOP, say what goes wrong in this one."),
    )


MANUAL = Manual(
    what=msg("A warning names a service or a matter that occurs nowhere else in the SOP."),
    why=msg(
        "Boxes are copied from one SOP to the next. A warning on guests in an SOP on archives "
        "warns nobody, and shows that nobody has read the sheet before it was signed."
    ),
    bad=(
        (
            "title: Penerbitan Keputusan\n"
            "warnings: ['Jika SOP Usul Izin Belajar tidak dilaksanakan, pegawai dirugikan']\n"
        ),
        (
            "title: Perizinan Penelitian\n"
            "warnings: ['Jika tidak dilaksanakan, layanan magang tidak dapat diproses']\n"
        ),
    ),
    good=(
        (
            "title: Penghapusan Arsip\n"
            "warnings: ['Jika SOP Penghapusan Arsip tidak dilaksanakan, arsip menumpuk']\n"
        ),
        (
            "title: Penerimaan Tamu\n"
            "warnings: ['Jika tamu tidak dicatat, pelayanan tamu terlambat']\n"
        ),
    ),
    defects=(20,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)
