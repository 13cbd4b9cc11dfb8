"""A step needs what no step makes, and the SOP's list of inputs does not name."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.chain import needs_of
from soptool.lint.evidence.handover import Needs
from soptool.lint.evidence.subject import MicroSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP595",
    "requirement-from-nowhere",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: mutu baku kelengkapan",
)


def _judge(subject: MicroSubject) -> Iterator[Finding]:
    sop = subject.micro
    at_hand = Needs((*sop.equipment, *sop.legal_basis), subject.whole.document_key)
    for need in needs_of(subject):
        if need.later or need.meant or at_hand.speaks_of(need.text):
            continue
        yield need.step.at(
            CHECK,
            ("requirements", need.number),
            msg(
                "“{text}” is made by no step before, and `inputs` does not name it.", text=need.text
            ),
            hint=msg(
                "Add it to `inputs` if it comes from outside, else to the step that makes it."
            ),
        )


_STEPS = (
    "steps:\n"
    "  - {activity: Menelaah surat, requirements: Surat masuk, outputs: Telaahan}\n"
    "  - {activity: Menyusun jawaban, requirements: [Telaahan, Pedoman], outputs: Jawaban}\n"
)

MANUAL = Manual(
    what=msg("The SOP lists its inputs, but a step needs something else that nobody makes."),
    why=msg("The list is what a reader prepares; what is missing there is missing on the day."),
    bad=("inputs: [Surat masuk]\n" + _STEPS,),
    good=(
        "inputs: [Surat masuk, Pedoman]\n" + _STEPS,
        "inputs: [Surat masuk]\nequipment: [Pedoman]\n" + _STEPS,
        _STEPS,
    ),
    defects=(46,),
)

RULE = Rule(CHECK, MicroSubject, MANUAL, _judge, applies=lambda subject: bool(subject.micro.inputs))
