"""A legal basis on a matter that the SOP does not deal with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.citations import bases, has_bases
from soptool.lint.evidence.matter import matter
from soptool.lint.evidence.reading import tongue
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.words import either, listed, phrases

CHECK = Check(
    "SOP638",
    "law-of-another-matter",
    Severity.INFO,
    principle=Principle.OBEDIENCE,
    source="PermenPAN-RB 35/2012, bagian identitas: dasar hukum yang mendasari prosedur",
)
_WHOLE = 4
"""Letters up to which a root counts as a word only: "kas" is no part of "berkas"."""
_OFFICE = re.compile(
    rf"\b(?:menteri|(?!peraturan){either('id-units')})\s+(?:\w+\s+)?$", re.IGNORECASE
)
"""What opens the name of an office: "Kementerian Keuangan" is no matter."""


def _judge(subject: SopSubject) -> Iterator[Finding]:
    if tongue(subject) != "id" or not subject.sop.steps:
        return
    for basis in bases(subject):
        about = basis.citation.about if basis.citation else basis.text
        found = _matter(about or "")
        if found is None or _deals_with(subject, found[0]):
            continue
        yield subject.at(
            CHECK,
            basis.path,
            msg("The regulation is on “{matter}”; no step or box speaks of it.", matter=found[1]),
            hint=msg(
                "Cite what asks for this activity or says how it is done. If the regulation does, "
                "name its article (Pasal …)."
            ),
        )


def _matter(about: str) -> tuple[str, str] | None:
    """Return the matter of a law, and the words that tell it."""
    for kind, pattern in phrases("law-matters"):
        for found in pattern.finditer(about):
            if not _OFFICE.search(about, 0, found.start()):
                return kind, found[0]
    return None


def _deals_with(subject: SopSubject, kind: str) -> bool:
    known, roots = matter(subject), listed("matter-roots", kind)
    parts = [root for root in roots if len(root) > _WHOLE]
    return not known.isdisjoint(roots) or any(part in word for word in known for part in parts)


MANUAL = Manual(
    what=msg(
        "A legal basis is on money, procurement or public information, and nothing in the SOP "
        "has to do with it."
    ),
    why=msg(
        "The legal basis shows on what ground this activity is done. A list that is copied from "
        "one SOP to the next shows that nobody has looked for it."
    ),
    bad=(
        (
            "title: Penerimaan Tamu\n"
            "legal_basis: Undang-Undang Nomor 17 Tahun 2003 tentang Keuangan Negara\n"
            "steps: [{activity: Mencatat nama tamu, outputs: Buku tamu}]\n"
        ),
    ),
    good=(
        (
            "title: Pembayaran Honor\n"
            "legal_basis: Undang-Undang Nomor 17 Tahun 2003 tentang Keuangan Negara\n"
            "steps: [{activity: Menyusun daftar honor, outputs: Daftar honor}]\n"
        ),
        (
            "title: Penerimaan Tamu\n"
            "legal_basis: Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik\n"
            "steps: [{activity: Mencatat nama tamu, outputs: Buku tamu}]\n"
        ),
    ),
    defects=(17,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=has_bases)
