"""A NIP that can't be one."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.nip import nip_fault
from soptool.lint.evidence.placeholders import placeholder_in
from soptool.lint.evidence.subject import DocumentSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.shape.texts import is_dash

CHECK = Check(
    "SOP610",
    "nip-malformed",
    Severity.WARNING,
    principle=Principle.CERTAINTY,
    source="Perka BKN 22/2007: NIP 18 angka, lahir, pengangkatan, jenis kelamin, urut",
)


def _nip(subject: DocumentSubject) -> str:
    approval = subject.identity.approval
    return (approval.nip or "") if approval else ""


def _judge(subject: DocumentSubject) -> Iterator[Finding]:
    fault = nip_fault(_nip(subject), subject.whole.today)
    if fault is None or placeholder_in(_nip(subject)) or is_dash(_nip(subject)):
        return
    yield subject.at(
        CHECK,
        ("approval", "nip"),
        msg("The NIP “{nip}” can't be right: {fault}.", nip=_nip(subject), fault=fault),
        hint=msg(
            "A NIP has 18 digits: date of birth (8), year and month of appointment (6), "
            "1 or 2, and three digits more. Write it in quotes."
        ),
    )


MANUAL = Manual(
    what=msg("The NIP of the approving official does not have the form of one."),
    why=msg(
        "A digit lost in copying makes the number another person's or nobody's. Spaces and points "
        "between the groups don't count; a number that begins with NRP is left alone."
    ),
    bad=(
        'approval: {position: Camat, nip: "19750517200003100"}\n',
        'approval: {position: Camat, nip: "197513172000031002"}\n',
        'approval: {position: Camat, nip: "197505172000131002"}\n',
    ),
    good=(
        'approval: {position: Camat, nip: "197505172000031002"}\n',
        'approval: {position: Lurah, nip: "19900101 202221 1 001"}\n',
        "approval: {position: Kapolsek, nip: NRP 78051234}\n",
    ),
    defects=(9,),
)

RULE = Rule(CHECK, DocumentSubject, MANUAL, _judge, applies=lambda subject: bool(_nip(subject)))
