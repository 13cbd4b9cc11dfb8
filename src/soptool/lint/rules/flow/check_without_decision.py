"""A check whose result leads nowhere but on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.handover import SAME
from soptool.lint.evidence.reading import at_words, roots, sentences, tongue
from soptool.lint.evidence.rows import row_of
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.document import compare
from soptool.lint.wording.gate import approves, gates
from soptool.lint.wording.text import Found

CHECK = Check(
    "SOP583",
    "check-without-decision",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: simbol belah ketupat untuk pengambilan keputusan",
)

_RESULT = re.compile(r"\b(?:hasil|laporan|result of|outcome of)\s+(?:the\s+)?(\w+)", re.IGNORECASE)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    language = tongue(subject)
    for step, text in sentences(subject, language):
        found = gates(text, subject.executor_names, language)[:1]
        if not found or step.step.when or _is_decided(step):
            continue
        for act in found:
            if approves(act) and _was_decided(step):
                continue  # it tells the answer: "Lengkap?" – Ya – "Menyetujui permohonan"
            if not approves(act) and _is_decided_later(step, act):
                continue
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


def _is_decided_later(step: StepSubject, act: Found) -> bool:
    """Whether a decision further on rests on this check: on its output, or on its named result."""
    reach = step.of.analysis.reach
    after = reach.after[step.node.id]
    check = roots(act.text)
    return any(
        other.node.is_decision
        and reach.bit[other.node.id] & after
        and (_rests_on(other, step) or bool(check & _results(other)))
        for other in step.of.steps
        if other is not step
    )


def _rests_on(decision: StepSubject, check: StepSubject) -> bool:
    needed = decision.step.requirements
    return any(compare(out, text) in SAME for out in check.step.outputs for text in needed)


def _results(decision: StepSubject) -> frozenset[str]:
    """Return the acts whose result a decision names: "Menerima hasil pengecekan berita"."""
    told = " ".join((decision.step.activity or "", decision.step.question or ""))
    return frozenset(root for word in _RESULT.findall(told) for root in roots(word))


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
        (
            "steps:\n"
            "  - activity: Mengecek kebenaran laporan\n"
            "    outputs: Laporan hasil pengecekan\n"
            "  - activity: Melaporkan hasil pengecekan\n"
            "    requirements: Laporan hasil pengecekan\n"
            "    question: Benar?\n"
            "    branches: {Ya: next, Tidak: {end: dihentikan}}\n"
            "  - activity: Mencatat laporan\n"
        ),
    ),
    defects=(30,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)
