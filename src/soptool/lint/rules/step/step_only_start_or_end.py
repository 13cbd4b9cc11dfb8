"""A row that says only that the procedure begins or ends."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import is_terminator
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP532",
    "step-only-start-or-end",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, bagian flowchart: simbol kapsul untuk mulai dan berakhir",
)


def _judge(subject: StepSubject) -> Iterator[Finding]:
    if not is_terminator(subject):
        return
    yield subject.at(
        CHECK,
        ("activity",),
        msg("The row says only “{text}”: nothing is done in it.", text=subject.step.activity),
        hint=msg(
            "Take it out: start and end are drawn by themselves. For rows of their own write "
            "`terminators: rows` in sop.yaml."
        ),
    )


MANUAL = Manual(
    what=msg("A step stands only for the start or the end of the procedure."),
    why=msg(
        "Start and end are capsules that are drawn where the flow begins and ends. As a step they "
        "would need a time, documents and an output, and nothing happens in them."
    ),
    bad=(
        "steps:\n  - {activity: Mulai}\n  - {activity: Menerima surat}\n",
        "steps:\n  - {activity: Menerima surat}\n  - {activity: Selesai}\n",
    ),
    good=(
        (
            "# file: sop.yaml\nterminators: rows\n"
            "# file: surat.yaml\nsteps:\n  - {activity: Menerima surat}\n"
        ),
    ),
    defects=(30,),
)

RULE = Rule(CHECK, StepSubject, MANUAL, _judge)
