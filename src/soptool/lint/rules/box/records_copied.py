"""Equipment and records of one SOP that are the same list."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.compose.documents import normal
from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP656",
    "records-copied",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, bagian identitas: peralatan; pencatatan dan pendataan",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    sop = subject.sop
    if [normal(text) for text in sop.equipment] == [normal(text) for text in sop.records]:
        yield subject.at(
            CHECK,
            ("records",),
            msg("The records are the equipment, word for word."),
            hint=msg("Name what is written down and kept: registers, lists, archives."),
            key=True,
        )


MANUAL = Manual(
    what=msg("Equipment (peralatan) and records (pencatatan) are the same list."),
    why=msg("One says what is worked with, the other what is kept afterwards: one was copied."),
    bad=("equipment: [Komputer, Printer]\nrecords: [Komputer, Printer]\n",),
    good=("equipment: [Komputer]\nrecords: [Buku agenda]\n",),
    defects=(22,),
)

RULE = Rule(
    CHECK,
    SopSubject,
    MANUAL,
    _judge,
    applies=lambda subject: bool(subject.sop.equipment and subject.sop.records),
)
