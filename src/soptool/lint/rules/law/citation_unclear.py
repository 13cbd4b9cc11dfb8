"""A legal basis in which no regulation can be recognised."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.citations import bases, has_bases
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP633",
    "citation-unclear",
    Severity.INFO,
    principle=Principle.OBEDIENCE,
    source="UU 12/2011, lampiran II (diingat): penyebutan peraturan",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for basis in bases(subject):
        if not basis.is_id and basis.citation is None:
            yield subject.at(
                CHECK,
                basis.path,
                msg("“{text}” can't be recognised as a regulation.", text=basis.text),
                hint=msg(
                    "Write kind, number, year and subject: Undang-Undang Nomor 43 Tahun 2009 "
                    "tentang Kearsipan. Other documents belong elsewhere."
                ),
            )


MANUAL = Manual(
    what=msg("An entry of the legal basis cites no regulation by kind and number."),
    why=msg(
        "A reader must be able to look the regulation up. Plans, budgets and forms are no legal "
        "basis; they belong under requirements, equipment or relations."
    ),
    bad=("legal_basis: Arahan pimpinan\n", "legal_basis: [Undang-Undang Kearsipan]\n"),
    good=("legal_basis: Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan\n",),
    defects=(16,),
    recalled=True,
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=has_bases)
