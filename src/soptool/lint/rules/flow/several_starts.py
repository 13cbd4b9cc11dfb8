"""A procedure that can begin in several places."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP580",
    "several-starts",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: simbol kapsul untuk kegiatan mulai dan berakhir",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    others = [step for step in subject.steps[1:] if step.step.start]
    for step in others:
        first = Related(subject.place("steps", 0), msg("The procedure begins here."))
        yield step.at(
            CHECK,
            ("start",),
            msg("The procedure begins here too: it has more than one start."),
            hint=msg("Begin with one step, or write an SOP for each way to begin."),
            related=(first,),
            key=True,
        )


MANUAL = Manual(
    what=msg("A second step of the SOP is marked as a start."),
    why=msg(
        "The flow begins with one capsule, at the top left. With two, readers must know which of "
        "them is theirs; often they are two procedures on one sheet."
    ),
    bad=(
        (
            "steps:\n"
            "  - {activity: Menerima surat dari pos}\n"
            "  - {activity: Mengunduh surat elektronik, start: true}\n"
        ),
    ),
    good=("steps:\n  - {activity: Menerima surat masuk}\n  - {activity: Mencatat surat masuk}\n",),
    defects=(25,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: len(subject.steps) > 1)
