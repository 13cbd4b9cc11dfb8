"""A step that yields what it was given."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.handover import SAME
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.document import compare

CHECK = Check(
    "SOP571",
    "output-unchanged",
    Severity.WARNING,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012: output sebagai mutu baku kegiatan",
)


def _judge(subject: StepSubject) -> Iterator[Finding]:
    step, key = subject.step, subject.of.whole.document_key
    given = {key(text) for text in step.requirements}
    for output in step.outputs:
        again = any(compare(output, text) in SAME for text in step.requirements)
        if key(output) not in given and not again:
            return
    yield subject.at(
        CHECK,
        ("outputs",),
        msg(
            "“{output}” comes out as it went in: nothing shows that the step was done.",
            output=step.outputs[0],
        ),
        hint=msg(
            "Name the state it is in afterwards (“… terverifikasi”, “… teragenda”), or what was "
            "made of it: a note, a stamp, a list."
        ),
    )


MANUAL = Manual(
    what=msg("All outputs of a step are among its requirements, in the same state."),
    why=msg(
        "An output proves that the step is done. If it is what came in, nothing shows that "
        "anything was done to it, and the row could be left out."
    ),
    bad=(
        (
            "steps:\n"
            "  - {activity: Memeriksa surat, requirements: Surat masuk, outputs: surat masuk}\n"
        ),
    ),
    good=(
        (
            "steps:\n"
            "  - activity: Memeriksa surat masuk\n"
            "    requirements: Surat masuk\n"
            "    outputs: Surat masuk terverifikasi\n"
        ),
        (
            "steps:\n"
            "  - activity: Mendisposisikan surat masuk\n"
            "    requirements: Surat masuk\n"
            "    outputs: [Surat masuk, Lembar disposisi]\n"
        ),
    ),
    defects=(45,),
)

RULE = Rule(
    CHECK,
    StepSubject,
    MANUAL,
    _judge,
    applies=lambda subject: bool(subject.step.outputs and subject.step.requirements),
)
