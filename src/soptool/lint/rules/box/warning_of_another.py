"""A warning that speaks of a matter which the SOP does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.entries import texts_at
from soptool.lint.evidence.reading import names, tongue
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.text import tokens
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
    r"|pemberian|pembuatan|permohonan|pengajuan|pendaftaran|peminjaman|survei)\s+(\w{4,})",
    re.IGNORECASE,
)
_SOP = re.compile(r"\bSOP\s+([A-Z][^,.;]{3,80}?)\s+(?:tidak|tdk|belum)\b")
_SMALL = 3
"""Letters of words that tell nothing of a matter."""


def _judge(subject: SopSubject) -> Iterator[Finding]:
    if tongue(subject) != "id":
        return
    known: frozenset[str] | None = None
    for path, text in texts_at(subject, "warnings"):
        if named := _named(text):
            known = _known(subject) if known is None else known
            lows = [token.low for token in tokens(named) if len(token.low) > _SMALL]
            if 2 * sum(_is_known(low, known) for low in lows) < len(lows):
                yield _told(subject, path, f"SOP {named}")
                continue
        for matter in _MATTER.finditer(text):
            low = matter[1].casefold()
            if low in words("common-matters"):
                continue
            known = _known(subject) if known is None else known
            if _is_known(low, known):
                continue
            yield _told(subject, path, matter[0])
            break


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


def _is_known(low: str, known: frozenset[str]) -> bool:
    return any(low in word or word in low for word in known)


def _known(subject: SopSubject) -> frozenset[str]:
    """Return the words of the whole SOP but for its warnings and its legal bases."""
    sop = subject.sop
    texts = [sop.title, sop.unit or "", sop.purpose or "", *subject.executor_names]
    for key in ("equipment", "records", "qualifications", "related", "inputs", "outputs"):
        texts += [text for _, text in texts_at(subject, key)]
    for step in sop.steps:
        texts += [step.activity or "", step.question or "", step.note or "", *step.details]
        texts += [*step.requirements, *step.outputs]
    lows = {token.low for text in texts for token in tokens(text) if len(token.low) > 3}
    return frozenset(lows).union(*(names(text) for text in texts))


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
