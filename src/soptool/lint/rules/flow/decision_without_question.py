"""A diamond that does not say what it asks."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.compose.documents import normal
from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import is_part, tongue
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.step import checks

CHECK = Check(
    "SOP584",
    "decision-without-question",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: simbol belah ketupat untuk pengambilan keputusan",
)
_BARE = frozenset(["y", "ya", "iya", "yes", "t", "tdk", "tidak", "no", "n"])


def _judge(subject: StepSubject) -> Iterator[Finding]:
    step, text = subject.step, _told(subject)
    if (
        step.question
        or "?" in text
        or not all(normal(label) in _BARE for label in step.branches or ())
    ):
        return
    if checks(text, subject.of.executor_names, tongue(subject.of)):
        return
    yield subject.at(
        CHECK,
        ("branches",),
        msg("The decision does not say what is asked."),
        hint=msg("Write the question: `question: Lengkap?`."),
        key=True,
    )


def _told(subject: StepSubject) -> str:
    """Return the sentence; a diamond without one stands for what the step above does."""
    above = subject.of.sop.steps[subject.index - 1 : subject.index]
    texts = (step.activity for step in (subject.step, *above))
    return next((text for text in texts if text), "")


MANUAL = Manual(
    what=msg("A decision has the answers Ya and Tidak, and neither a question nor a check."),
    why=msg(
        "“Ya” answers nothing by itself. The diamond carries a question, so that the one who "
        "decides knows by what, and the one who reads knows why the work comes back."
    ),
    bad=(
        (
            "steps:\n"
            "  - {activity: Menyusun konsep surat, branches: {Ya: next, Tidak: {end: batal}}}\n"
            "  - activity: Mencetak surat\n"
        ),
    ),
    good=(
        (
            "steps:\n"
            "  - activity: Menyusun konsep surat\n"
            "    question: Perlu dibahas?\n"
            "    branches: {Ya: next, Tidak: {end: batal}}\n"
            "  - {activity: Memeriksa konsep surat, branches: {Ya: next, Tidak: {end: batal}}}\n"
            "  - {activity: Menilai berkas, branches: {Baik: next, Kurang: {end: batal}}}\n"
            "  - activity: Mencetak surat\n"
        ),
    ),
    defects=(30,),
)

RULE = Rule(
    CHECK,
    StepSubject,
    MANUAL,
    _judge,
    applies=lambda subject: subject.step.is_decision and not is_part(subject),
)
