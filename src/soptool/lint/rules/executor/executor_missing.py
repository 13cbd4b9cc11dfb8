"""A step of which nobody knows who does it."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.entries import is_written
from soptool.lint.evidence.reading import is_part
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP550",
    "executor-missing",
    Severity.ERROR,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, bagian flowchart: kolom pelaksana",
)


def _judge(subject: StepSubject) -> Iterator[Finding]:
    if subject.step.performers.ids or is_written(subject.of, *subject.path, "executor"):
        return
    message = msg("The step has no executor (pelaksana, `executor`).")
    hint = msg("Say who does it with an id of `executors`; its symbol stands in that column.")
    yield subject.at(CHECK, ("executor",), message, hint=hint)


MANUAL = Manual(
    what=msg("A step does not say who does it."),
    why=msg(
        "Each activity is drawn in the column of its executor. Without one there is nothing to "
        "draw, and nobody answers for the step. A macro's row that stands for a part needs none: "
        "it is known from the part."
    ),
    bad=(
        (
            "executors: {agendaris: Pengadministrasi Persuratan}\n"
            "steps:\n  - activity: Mencatat surat masuk\n"
        ),
    ),
    good=(
        (
            "executors: {agendaris: Pengadministrasi Persuratan}\n"
            "steps:\n  - activity: Mencatat surat masuk\n    executor: agendaris\n"
        ),
    ),
    defects=(32,),
)

RULE = Rule(CHECK, StepSubject, MANUAL, _judge, applies=lambda subject: not is_part(subject))
