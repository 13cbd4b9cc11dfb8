"""A legal basis that is only the rule on how SOPs are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.citations import bases
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.sop import sop_pattern, without_sop

CHECK = Check(
    "SOP635",
    "only-writing-rule",
    Severity.WARNING,
    principle=Principle.OBEDIENCE,
    source="PermenPAN-RB 35/2012, bagian identitas: dasar hukum yang mendasari prosedur",
)
_SOP = rf"(?:\b(?:{sop_pattern()})(?!\w))"
_ABOUT_SOPS = re.compile(_SOP, re.IGNORECASE)
_WRITING = re.compile(
    rf"(?:pedoman|penyusunan|pembuatan|penulisan|petunjuk|tata cara|format)\b.{{0,80}}?{_SOP}"
    rf"|tentang {_SOP} (?:makro|mikro|administrasi pemerintahan?)",
    re.IGNORECASE,
)


def _is_asked(subject: SopSubject) -> bool:
    """Whether there is a legal basis, and the activity itself is not the writing of SOPs."""
    return bool(bases(subject)) and not _ABOUT_SOPS.search(without_sop(subject.sop.title))


def _judge(subject: SopSubject) -> Iterator[Finding]:
    listed = bases(subject)
    if listed and all(_WRITING.search(basis.text) for basis in listed):
        yield subject.at(
            CHECK,
            ("legal_basis",),
            msg("The legal basis says how SOPs are written, and nothing about the activity."),
            hint=msg("Add the regulation that asks for the activity or says how it is done."),
            key=True,
        )


MANUAL = Manual(
    what=msg("Every legal basis is a rule on the writing of SOPs."),
    why=msg(
        "The legal basis shows on what ground the activity is done. The rule on the form of SOPs "
        "(35/2012 and what agencies made of it) is the same for all of them and carries none."
    ),
    bad=(
        (
            "legal_basis:\n  - PermenPAN-RB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan Standar "
            "Operasional Prosedur Administrasi Pemerintahan\n"
        ),
    ),
    good=(
        (
            "legal_basis:\n  - UU Nomor 43 Tahun 2009 tentang Kearsipan\n  - PermenPAN-RB Nomor 35 "
            "Tahun 2012 tentang Pedoman Penyusunan SOP Administrasi Pemerintahan\n"
        ),
        (
            "title: Evaluasi SOP\nlegal_basis:\n  - PermenPAN-RB No. 35 Tahun 2012 tentang Pedoman "
            "Penyusunan SOP Administrasi Pemerintahan\n"
        ),
    ),
    defects=(17,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=_is_asked)
