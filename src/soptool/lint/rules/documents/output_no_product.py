"""An output that is a person, a tool or an act."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording import forms
from soptool.lint.wording.document import as_sentence
from soptool.lint.wording.text import Token, tokens
from soptool.lint.wording.words import words

CHECK = Check(
    "SOP542",
    "output-no-product",
    Severity.INFO,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012: output sebagai mutu baku kegiatan",
)
_TOOLS = frozenset(["aplikasi", "website", "internet", "komputer", "laptop", "printer"])
_LONGEST = 4
"""Words of a tool's name: what is longer tells more of it."""


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for step in subject.steps:
        for number, text in enumerate(step.step.outputs):
            low = [token for token in tokens(text) if token.is_word]
            if not low or any(forms.is_participle(token.low) for token in low):
                continue
            if low[0].low in words("id-persons") and as_sentence(text) is None:
                message = msg("The output “{output}” is a person, not what was made.", output=text)
            elif _is_tool(step, low):
                message = msg("The output “{output}” is a tool, not what was made.", output=text)
            elif low[0].low in words("abstract-states"):
                message = msg("The output “{output}” is a state, not what was made.", output=text)
            elif low[0].low in words("events"):
                message = msg("The output “{output}” is an event, not what it leaves.", output=text)
            elif _is_act(low):
                message = msg("The output “{output}” is an act, not what it leaves.", output=text)
            else:
                continue
            yield step.at(
                CHECK,
                ("outputs", number),
                message,
                hint=msg("Name what lies on the desk afterwards: a document, a list, data."),
            )


def _is_act(low: list[Token]) -> bool:
    """Whether an output names an act, or one on a paper: "Penyortiran berkas"."""
    first = low[0].low
    on_paper = len(low) > 1 and low[1].low in words("document-kinds")
    alone = len(low) == 1
    return first in words("acts-no-product") or (
        (on_paper or alone)
        and first.startswith("pe")
        and forms.is_verbal_noun(first)
        and first not in words("acts-as-papers")
    )


def _is_tool(step: StepSubject, low: list[Token]) -> bool:
    """Whether an output names a tool that the step only uses."""
    if low[0].low not in _TOOLS or len(low) > _LONGEST:
        return False
    told = {token.low for token in tokens(step.step.activity or "")}
    return not told & words("building")


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
