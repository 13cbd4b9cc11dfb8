"""Two rows that say the same and are done by the same."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.compose.documents import normal
from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import sentences
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP599",
    "steps-alike",
    Severity.WARNING,
    principle=Principle.EFFICIENCY,
    source="PermenPAN-RB 35/2012, asas efisiensi dan efektivitas",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    first: dict[tuple[str, tuple[str, ...]], StepSubject] = {}
    for language in ("id", "en"):
        for step, text in sentences(subject, language):
            if step.step.section or step.step.start:
                first.clear()  # another flow of the same file
            other = first.setdefault((normal(text), step.step.performers.ids), step)
            if other is step:
                continue
            place = subject.file.value((*other.path, "activity"))
            yield step.at(
                CHECK,
                ("activity",),
                msg("“{text}” stands in row {no} already, for the same executor.",
                    text=text, no=other.node.no),
                hint=msg("Let the flow come back to that row, or say what is different here."),
                related=[Related(place, msg("It stands here."))],
            )  # fmt: skip


MANUAL = Manual(
    what=msg("Two rows have the same activity and the same executor."),
    why=msg("Either a row was copied and never finished, or the flow should come back."),
    bad=(
        (
            "executors: {a: Arsiparis}\nsteps:\n"
            "  - {activity: Memeriksa berkas, executor: a}\n"
            "  - {activity: Memeriksa berkas, executor: a}\n"
        ),
    ),
    good=(
        (
            "executors: {a: Arsiparis, b: Kepala}\nsteps:\n"
            "  - {activity: Memeriksa berkas, executor: a}\n"
            "  - {activity: Memeriksa berkas, executor: b}\n"
        ),
    ),
    defects=(39,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)
