"""A row that does not say what is done in it."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import is_part
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.shape.texts import is_dash

CHECK = Check(
    "SOP597",
    "activity-missing",
    Severity.ERROR,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, bagian flowchart: kolom kegiatan",
)


def _judge(subject: StepSubject) -> Iterator[Finding]:
    step = subject.step
    is_said = step.activity and not is_dash(step.activity)
    if is_said or step.label or step.same_row:
        return
    message = msg("The row does not say what is done (kegiatan, `activity`).")
    hint = msg("Write a sentence that begins with its verb: “Memeriksa kelengkapan berkas”.")
    yield subject.at(CHECK, (), message, hint=hint)


_SAME_ROW = """\
executors: {a: Arsiparis, b: Agendaris}
steps: [{activity: Mencatat surat, executor: a}, {row: same, executor: b}]
"""

MANUAL = Manual(
    what=msg("A row of the table has no activity."),
    why=msg(
        "The row is printed with an empty cell, and nobody knows what to do. A further symbol in a "
        "row (`row: same`), a part of a macro and a capsule with its own `label` need none."
    ),
    bad=(
        "executors: {a: Arsiparis}\nsteps: [{executor: a, outputs: Surat terarsip}]\n",
        "executors: {a: Arsiparis}\nsteps: [{activity: '-', executor: a}]\n",
    ),
    good=(
        "executors: {a: Arsiparis}\nsteps: [{activity: Mengarsipkan surat, executor: a}]\n",
        _SAME_ROW,
    ),
    defects=(1,),
)

RULE = Rule(CHECK, StepSubject, MANUAL, _judge, applies=lambda subject: not is_part(subject))
