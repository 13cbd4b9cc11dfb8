"""An output that is a person, a tool or an act."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import Message, msg
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.document import as_sentence
from soptool.lint.wording.heads import is_surely, tells_participle
from soptool.lint.wording.text import lows, tokens
from soptool.lint.wording.words import words

CHECK = Check(
    "SOP542",
    "output-no-product",
    Severity.INFO,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012: output sebagai mutu baku kegiatan",
)
_LONGEST = 4
"""Words of a tool's name: what is longer tells more of it."""


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for step in subject.steps:
        for number, text in enumerate(step.step.outputs):
            message = _told(step, text)
            if message is None or as_sentence(text) or tells_participle(text):
                continue
            yield step.at(
                CHECK,
                ("outputs", number),
                message,
                hint=msg("Name what lies on the desk afterwards: a document, a list, data."),
            )


def _told(step: StepSubject, text: str) -> Message | None:
    """Tell what an output names in place of what was made, by the noun that heads it."""
    if is_surely(text, "person"):
        return msg("The output “{output}” is a person, not what was made.", output=text)
    if is_surely(text, "tool", "application") and _is_only_used(step, text):
        return msg("The output “{output}” is a tool, not what was made.", output=text)
    if is_surely(text, "state", "ability"):
        return msg("The output “{output}” is a state, not what was made.", output=text)
    if is_surely(text, "event"):
        return msg("The output “{output}” is an event, not what it leaves.", output=text)
    if is_surely(text, "act"):
        return msg("The output “{output}” is an act, not what it leaves.", output=text)
    return None


def _is_only_used(step: StepSubject, text: str) -> bool:
    """Whether a tool is neither built by the step nor what the step or the SOP is on."""
    names = [token.low for token in tokens(text) if token.is_word]
    told = lows(step.step.activity or "")
    if len(names) > _LONGEST or told & words("building"):
        return False
    if is_surely(text, "application"):
        return True
    return names[0] not in told and names[0] not in lows(step.of.sop.title)


MANUAL = Manual(
    what=msg(
        "The output of a step is an executor, a tool that was worked with, a state, or the act "
        "itself."
    ),
    why=msg(
        "An output proves that the step was done. People and applications were there before; what "
        "the step changed in them is its output (Daftar hadir, Data terinput)."
    ),
    bad=(
        "steps: [{activity: Melaksanakan kegiatan, outputs: Pelaksanaan kegiatan}]\n",
        "steps: [{activity: Melatih petugas, outputs: Petugas yang memahami materi}]\n",
        "steps: [{activity: Memerintahkan transfer keluar, outputs: Aplikasi SAKTI}]\n",
        "steps: [{activity: Melaksanakan patroli, outputs: Keamanan dan ketertiban}]\n",
    ),
    good=(
        "steps: [{activity: Melatih petugas, outputs: Petugas terlatih}]\n",
        "steps: [{activity: Membangun aplikasi presensi, outputs: Aplikasi presensi}]\n",
    ),
    defects=(45,),
)

RULE = Rule(
    CHECK,
    SopSubject,
    MANUAL,
    _judge,
    applies=lambda subject: any(step.outputs for step in subject.sop.steps),
)
