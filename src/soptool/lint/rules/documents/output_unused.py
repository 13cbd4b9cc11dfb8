"""An output that nobody needs any more."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.handover import Needs
from soptool.lint.evidence.subject import MicroSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP572",
    "output-unused",
    Severity.INFO,
    principle=Principle.EFFICIENCY,
    source="PermenPAN-RB 35/2012: mutu baku; output satu kegiatan menjadi kelengkapan berikutnya",
)


def _judge(subject: MicroSubject) -> Iterator[Finding]:
    needs = Needs(_needed(subject), subject.whole.document_key)
    for step in subject.steps:
        if _ends(step) or any(needs.speaks_of(output) for output in step.step.outputs):
            continue
        for number, output in list(enumerate(step.step.outputs))[:1]:
            yield step.at(
                CHECK,
                ("outputs", number),
                msg("No other step needs “{output}”.", output=output),
                hint=msg(
                    "Name it under kelengkapan (`requirements`) of the step that uses it, or under "
                    "`outputs` or `records` of the SOP if it leaves it here."
                ),
            )


def _needed(subject: MicroSubject) -> Iterator[str]:
    """Yield what steps need, and what leaves the SOP or is kept by it."""
    sop = subject.micro
    for step in sop.steps:
        yield from step.requirements
    yield from (*sop.outputs, *sop.records)


def _ends(step: StepSubject) -> bool:
    return any(line.is_end for line in step.node.lines)


MANUAL = Manual(
    what=msg("What a step yields is needed by no other step, and does not leave the SOP."),
    why=msg(
        "Output and completeness form a chain: what one step yields, a later one begins with. An "
        "output outside of it is work for nobody, or one of the two names is wrong. Names are "
        "compared by their words, so look before you change anything."
    ),
    bad=(
        (
            "steps:\n"
            "  - {activity: Menyusun rekapitulasi cuti, outputs: Rekapitulasi cuti}\n"
            "  - {activity: Menerbitkan surat tugas, requirements: Nota dinas}\n"
        ),
    ),
    good=(
        (
            "steps:\n"
            "  - {activity: Menyusun konsep surat tugas, outputs: Konsep surat tugas}\n"
            "  - {activity: Menandatangani surat, requirements: Draf surat tugas}\n"
        ),
    ),
    defects=(46,),
)

RULE = Rule(
    CHECK,
    MicroSubject,
    MANUAL,
    _judge,
    applies=lambda subject: (
        len(subject.steps) > 1 and any(step.requirements for step in subject.sop.steps)
    ),
)
