"""An SOP with an empty box in its identity part."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import Message, msg
from soptool.lint.evidence.entries import is_written
from soptool.lint.evidence.standing import is_living
from soptool.lint.evidence.subject import MacroSubject, SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP650",
    "identity-box-empty",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, unsur prosedur: bagian identitas",
)
_BOXES: dict[str, tuple[Message, Message]] = {
    "qualifications": (
        msg("The qualifications of those who carry it out are missing (kualifikasi pelaksana)."),
        msg("Say what they must know and be able to do: `qualifications`."),
    ),
    "equipment": (
        msg("The equipment is missing (peralatan/perlengkapan)."),
        msg("List the main tools that the steps use: `equipment`."),
    ),
    "warnings": (
        msg("The warnings are missing (peringatan)."),
        msg("Say what happens if the procedure is not followed: `warnings`."),
    ),
    "records": (
        msg("The records are missing (pencatatan dan pendataan)."),
        msg("Say what is recorded, and where: `records`."),
    ),
}


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for name, (message, hint) in _BOXES.items():
        given = getattr(subject.sop, name) or is_written(subject, name)
        if not given and not _has_from_parts(subject, name):
            yield subject.at(CHECK, (name,), message, hint=hint)


def _has_from_parts(subject: SopSubject, name: str) -> bool:
    """Whether a macro has it from its parts, from which documents take what it does not say."""
    derived = isinstance(subject, MacroSubject) and name in ("qualifications", "equipment")
    return derived and bool(getattr(subject.procedure, name))


MANUAL = Manual(
    what=msg("Qualifications, equipment, warnings or records are missing or empty."),
    why=msg(
        "The form has a box for each. An empty one is printed empty, and leaves those who carry "
        "the procedure out without an answer."
    ),
    bad=("title: Penanganan Surat Masuk\n", "warnings: []\nequipment: Komputer\n"),
    good=(
        (
            "qualifications: Memahami tata naskah dinas\nequipment: Komputer\n"
            "warnings: Jika surat tidak dicatat, maka tindak lanjutnya tidak dapat dilacak\n"
            "records: Buku agenda surat masuk\n"
        ),
    ),
    defects=(1,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=is_living)
