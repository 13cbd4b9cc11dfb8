"""An SOP that still rests on the guide before PermenPAN-RB 35/2012."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.citations import bases, has_bases
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.law.citation import same_regulation
from soptool.model.law.reading import parse_citation

CHECK = Check(
    "SOP636",
    "old-writing-guide",
    Severity.WARNING,
    principle=Principle.OBEDIENCE,
    source="PermenPAN-RB 35/2012 menggantikan PER/21/M.PAN/11/2008",
)
_OLD = parse_citation("Peraturan Menteri Pendayagunaan Aparatur Negara Nomor PER/21/M.PAN/11/2008")


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for basis in bases(subject):
        if basis.citation and _OLD and same_regulation(basis.citation, _OLD):
            yield subject.at(
                CHECK,
                basis.path,
                msg("“{text}” was replaced by PermenPAN-RB 35/2012.", text=basis.text),
                hint=msg(
                    "Check the SOP against 35/2012: five symbols, columns for executors and mutu "
                    "baku, four classifications. Then cite that."
                ),
            )


MANUAL = Manual(
    what=msg("The legal basis cites the guide of 2008 for writing SOPs."),
    why=msg(
        "PermenPAN-RB 35/2012 replaced it and changed the form and the classification of SOPs. An "
        "SOP that cites the old guide was most likely written by it."
    ),
    bad=(
        (
            "legal_basis:\n  - Peraturan Menteri PAN Nomor Per/21/M.PAN/11/2008 tentang Pedoman "
            "Penyusunan SOP Administrasi Pemerintahan\n"
        ),
    ),
    good=(
        (
            "legal_basis:\n  - PermenPAN-RB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan Standar "
            "Operasional Prosedur Administrasi Pemerintahan\n"
        ),
    ),
    defects=(15, 66),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=has_bases)
