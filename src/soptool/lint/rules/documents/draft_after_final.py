"""A draft that is made of the finished document."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.document import document_name

CHECK = Check(
    "SOP544",
    "draft-after-final",
    Severity.INFO,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012: mutu baku; output satu kegiatan menjadi kelengkapan berikutnya",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for step in subject.steps:
        given = {
            name.head: text
            for text in step.step.requirements
            if "draft" not in (name := document_name(text)).states
        }
        for number, text in enumerate(step.step.outputs):
            made = document_name(text)
            if "draft" in made.states and made.head in given:
                yield step.at(
                    CHECK,
                    ("outputs", number),
                    msg(
                        "The step makes “{draft}” of “{final}”, which is finished already.",
                        draft=text,
                        final=given[made.head],
                    ),
                    hint=msg(
                        "Change the two round, or say which is meant: what comes in may be the old "
                        "one (“… tahun lalu”)."
                    ),
                )


MANUAL = Manual(
    what=msg("A step needs a document and yields a draft of the same document."),
    why=msg("A draft comes before what it is a draft of: the two cells were confused, or copied."),
    bad=(
        (
            "steps: [{activity: Mendelegasikan program, requirements: Program kerja,"
            " outputs: Draft program kerja}]\n"
        ),
    ),
    good=(
        (
            "steps: [{activity: Menetapkan program, requirements: Draft program kerja,"
            " outputs: Program kerja}]\n"
        ),
    ),
    defects=(45, 46),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)
