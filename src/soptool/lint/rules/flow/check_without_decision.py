"""A check whose result leads nowhere but on."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import at_words, sentences, tongue
from soptool.lint.evidence.rows import row_of
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.gate import approves, gates

CHECK = Check(
    "SOP583",
    "check-without-decision",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: simbol belah ketupat untuk pengambilan keputusan",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    language = tongue(subject)
    for step, text in sentences(subject, language):
        found = gates(text, subject.executor_names, language)[:1]
        if not found or step.step.when or _is_decided(step):
            continue
        for act in found:
            if approves(act) and _was_decided(step):
                continue  # it tells the answer: "Lengkap?" – Ya – "Menyetujui permohonan"
            finding = step.at(
                CHECK,
                ("activity",),
                msg("“{act}” may find a fault, but the flow has only one way on.", act=act.text),
                hint=msg(
                    "If the work may go back or stop here, write the question and where each "
                    "answer leads (`question`, `branches`). If nothing depends on it, all is well."
                ),
            )
            yield at_words(finding, subject, text, act)


def _was_decided(step: StepSubject) -> bool:
    """Whether the step stands right behind a decision."""
    by_id = step.of.flow.by_id
    return any(by_id[source].is_decision for source, _ in step.of.flow.incoming[step.node.id])


def _is_decided(step: StepSubject) -> bool:
    """Whether the step, a symbol of its row, or what follows is a decision."""
    if any(other.is_decision for other in row_of(step)):
        return True
    by_id = step.of.flow.by_id
    return any(by_id[line.target].is_decision for line in step.node.lines if line.target)


MANUAL = Manual(
    what=msg("A step checks or approves, and no decision follows it."),
    why=msg(
        "Whoever checks may find something wrong. If the flowchart has only the way on, the check "
        "is for show, or the work goes back without a rule. Not every check decides: look first."
    ),
    bad=(
        (
            "steps:\n"
            "  - activity: Memeriksa kelengkapan berkas\n"
            "  - activity: Mencatat berkas pada buku agenda\n"
        ),
    ),
    good=(
        (
            "steps:\n"
            "  - activity: Memeriksa kelengkapan berkas\n"
            "  - question: Lengkap?\n"
            "    branches: {Ya: next, Tidak: {end: dikembalikan}}\n"
            "  - activity: Mencatat berkas pada buku agenda\n"
        ),
    ),
    defects=(30,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)
