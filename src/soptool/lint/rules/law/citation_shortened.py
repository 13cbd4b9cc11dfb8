"""A legal basis that is not cited in the full official form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Fix, Manual, Severity
from soptool.language import Message, msg
from soptool.lint.evidence.citations import Basis, bases
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.words import words
from soptool.model.law.catalogue import Kind
from soptool.model.law.citation import Citation, official_form
from soptool.model.law.faithful import is_faithful
from soptool.model.law.reading import parse_citation

CHECK = Check(
    "SOP632",
    "citation-shortened",
    Severity.INFO,
    principle=Principle.OBEDIENCE,
    source="UU 12/2011, lampiran II (diingat): penyebutan peraturan",
)
_HEADS = ("", "Gubernur", "Bupati", "Kota", "Walikota")
"""Who makes the rules of a region, where nothing more is said of it."""
_REGION = re.compile(
    r"\b(?:provinsi|propinsi|kabupaten|kab\.|(?<!wali )kota|daerah istimewa)\s+[a-z]", re.IGNORECASE
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for basis in bases(subject):
        if basis.is_id or basis.citation is None:
            continue
        if _names_no_region(basis.citation, basis.text):
            yield subject.at(
                CHECK,
                basis.path,
                msg("“{text}” does not say in full of which region.", text=basis.text),
                hint=msg("Name it: “Peraturan Gubernur Kalimantan Barat Nomor …”."),
            )
            continue
        if basis.citation.is_full:
            continue
        full = official_form(basis.citation)
        yield subject.at(
            CHECK,
            basis.path,
            msg("“{text}” is not in the full official form.", text=basis.text),
            hint=_hint(full, basis),
            fix=Fix(msg("Write the full form."), (subject.setting(basis.path, full),), safe=False)
            if basis.citation.is_certain
            and not _is_cut(basis.citation)
            and _says_the_same(full, basis)
            else None,
        )


def _names_no_region(cited: Citation, text: str) -> bool:
    """Whether it is the rule of a region that it names nowhere, or by its short form only."""
    if not cited.is_full or cited.kind not in (Kind.PERDA, Kind.PERKADA):
        return False  # what is shortened is told as a whole
    last = cited.issuer.split()[-1:] or [""]
    return _is_cut(cited) or (last[0] in _HEADS and _REGION.search(text) is None)


def _hint(full: str, basis: Basis) -> Message:
    """Show a form only where it keeps what the author wrote and adds nothing to it."""
    if not is_faithful(full, basis.text) or basis.citation is None or _is_cut(basis.citation):
        return msg("Write kind, maker, number, year and subject in full.")
    if basis.citation.is_certain:
        return msg("The full form is “{full}”.", full=full)
    other = official_form(basis.citation.in_other_words)
    return msg("It may mean “{full}” or “{other}”: write the one it is.", full=full, other=other)


def _is_cut(cited: Citation) -> bool:
    """Whether its region stays a short form, which the catalogue of kinds does not write out."""
    *_, last = cited.issuer.split() or [""]
    return last.casefold() in words("short-regions")


def _says_the_same(full: str, basis: Basis) -> bool:
    again, cited = parse_citation(full), basis.citation
    return (
        again is not None
        and cited is not None
        and (again.is_full and again.key == cited.key)
        and ("…" not in full and is_faithful(full, basis.text))
    )


def _has_citation(subject: SopSubject) -> bool:
    return any(basis.citation and not basis.is_id for basis in bases(subject))


MANUAL = Manual(
    what=msg("A regulation is cited by abbreviations, or without its number, year or subject."),
    why=msg(
        "The full form (kind, maker, number, year, subject) can be found by everyone, and shows "
        "what the SOP rests on. Write it once under `regulations` in sop.yaml and give the id here."
    ),
    bad=(
        "legal_basis: PMK No. 210/PMK.05/2022 tentang Tata Cara Pembayaran\n",
        "legal_basis: UU Nomor 43 Tahun 2009\n",
    ),
    good=(
        "legal_basis: Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan\n",
        (
            "# file: sop.yaml\nregulations:\n  uu-43-2009: UU 43/2009\n"
            "# file: surat.yaml\nlegal_basis: uu-43-2009\n"
        ),
    ),
    fixes_safely=False,
    fixed=(
        (
            "legal_basis: Peraturan Menteri Keuangan Nomor 210/PMK.05/2022 tentang Tata Cara "
            "Pembayaran\n"
        ),
    ),
    defects=(16,),
    recalled=True,
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=_has_citation)
