"""A decision that is drawn as a process."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import at_words
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.condition import told_condition, told_otherwise
from soptool.lint.wording.text import Found
from soptool.lint.wording.words import words

CHECK = Check(
    "SOP582",
    "hidden-decision",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: kegiatan hanya bersifat pelaksanaan atau pengambilan keputusan",
)
_SIGNS = (*sorted(words("id-ifs")), "if", "otherwise", "/", "atau")


def _judge(subject: StepSubject) -> Iterator[Finding]:
    step, lines = subject.step, subject.node.lines
    ends = [line for line in lines if line.is_end]
    if ends and len(lines) > 1:
        message = msg("The flow ends here and goes on at the same time.")
        if len(ends) == len(lines):
            message = msg("The flow comes to several ends at the same time.")
        hint = msg(
            "If it is the one or the other, make it a decision: `branches` with a `question`."
        )
        yield subject.at(CHECK, ("next",), message, hint=hint)
    if step.activity and not step.when and _may_hide(step.activity):
        yield from _told(subject, step.activity)


def _may_hide(text: str) -> bool:
    """Whether one of the words stands there by which a condition is told: in few sentences."""
    low = text.lower()
    return any(sign in low for sign in _SIGNS)


def _told(subject: StepSubject, text: str) -> Iterator[Finding]:
    """Find a condition in the sentence: what happens otherwise is surest, then any other."""
    surest = told_otherwise(text)
    match = surest or told_condition(text)
    if match is None:
        return
    otherwise = surest is not None
    finding = subject.at(
        CHECK,
        ("activity",),
        msg("“{words}” hides a decision in the sentence.", words=match[0])
        if otherwise
        else msg("“{words}” is a condition, but the flowchart shows none here.", words=match[0]),
        hint=msg(
            "Draw it: `branches` with a `question`, or `when` for a step that may be left out."
        ),
    )
    words = Found(match[0], match.start(), match.end(), "condition")
    yield at_words(finding, subject.of, text, words)


MANUAL = Manual(
    what=msg("A step that is no decision has several ways out, or tells them in its sentence."),
    why=msg(
        "An activity is an execution or a decision. What happens otherwise must be a line of the "
        "flowchart, or each reader follows another way."
    ),
    bad=(
        "steps:\n  - activity: Menyusun undangan (apabila lulus kualifikasi)\n",
        "steps:\n  - activity: Menyetujui atau menolak permohonan\n",
        "steps:\n  - activity: Memeriksa berkas, jika tidak lengkap dikembalikan kepada pemohon\n",
        (
            "steps:\n"
            "  - {activity: Memeriksa berkas, next: [catat, {end: ditolak}]}\n"
            "  - {id: catat, activity: Mencatat berkas}\n"
        ),
    ),
    good=(
        (
            "steps:\n"
            "  - activity: Memeriksa berkas\n"
            "    question: Lengkap?\n"
            "    branches: {Ya: next, Tidak: {end: dikembalikan}}\n"
            "  - activity: Mencatat berkas\n"
        ),
        "steps:\n  - activity: Menjelaskan tindakan apabila terjadi gempa bumi\n",
    ),
    defects=(29, 30),
)

RULE = Rule(
    CHECK, StepSubject, MANUAL, _judge, applies=lambda subject: not subject.step.is_decision
)
