"""An SOP without a legal basis."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.entries import is_written
from soptool.lint.evidence.subject import MacroSubject, SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP540",
    "legal-basis-missing",
    Severity.ERROR,
    principle=Principle.OBEDIENCE,
    source="PermenPAN-RB 35/2012, asas kepatuhan hukum; unsur identitas: dasar hukum",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    own = subject.sop.legal_basis
    if own or is_written(subject, "legal_basis"):
        return
    if isinstance(subject, MacroSubject) and subject.procedure.legal_basis:
        return  # a macro has that of its parts
    yield subject.at(
        CHECK,
        ("legal_basis",),
        msg("The SOP names no legal basis (dasar hukum, `legal_basis`)."),
        hint=msg("List the regulations that the activity itself rests on."),
    )


MANUAL = Manual(
    what=msg("The legal basis of an SOP is missing or empty."),
    why=msg(
        "An SOP carries out what regulations ask for. Those who follow it, and those who check it, "
        "must be able to see on what ground each step stands."
    ),
    bad=("title: Penanganan Surat Masuk\n", "legal_basis: []\n"),
    good=("legal_basis:\n  - Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan\n",),
    defects=(14,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)
