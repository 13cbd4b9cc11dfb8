"""A requirement that is an event or an address instead of a thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import Message, msg
from soptool.lint.evidence.reading import at_words, tongue
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.document import as_sentence, tells_a_state
from soptool.lint.wording.heads import is_surely, tells_participle
from soptool.lint.wording.text import Found
from soptool.model.law.reading import parse_citation

CHECK = Check(
    "SOP541",
    "requirement-a-sentence",
    Severity.INFO,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, bagian flowchart: mutu baku kelengkapan",
)
_MOST = 0.6
_ADDRESS = re.compile(
    r"\s*(?:aplikasi|website|laman|situs)?\s*(?:https?://|www\.)\S+", re.IGNORECASE
)

_PAPER = re.compile(
    r"\s*(?:surat|formulir|form|lembar|bukti|akta)\s+(?:pernyataan|keterangan)\b", re.IGNORECASE
)
"""Papers that are called by what they say: "Surat pernyataan belum menikah"."""
_STATE = re.compile(r"\s*(?:ada(?:nya)?|tersedia(?:nya)?|ter\w{3,}nya)\s+\w", re.IGNORECASE)
_SHOWN_BY = msg(
    "Name the document or thing that shows it: not “Data sudah dientri”, but "
    "“Data terentri”. When the step begins, the arrow says."
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for step in subject.steps:
        cited = [it for it in step.step.requirements if parse_citation(it)]
        if cited and len(cited) >= _MOST * len(step.step.requirements):
            yield step.at(
                CHECK,
                ("requirements",),
                msg("The step needs only regulations, and nothing to work on."),
                hint=msg(
                    "Name the document that comes from the step before; regulations stand under "
                    "dasar hukum (`legal_basis`)."
                ),
            )
        for number, text in enumerate(step.step.requirements):
            path = ("requirements", number)
            if _ADDRESS.match(text):
                message = msg("“{text}” is an address, not what the step needs.", text=text)
                hint = msg("Name what is found there: “Data pada Aplikasi …”.")
                yield step.at(CHECK, path, message, hint=hint)
            elif _STATE.match(text):
                yield step.at(
                    CHECK,
                    path,
                    msg("“{text}” tells a state, not what the step needs.", text=text),
                    hint=_SHOWN_BY,
                )
            elif verb := _verb(subject, text):
                message = msg(
                    "“{text}” tells what has happened, not what the step needs.", text=text
                )
                if verb.kind == "active":
                    message = msg(
                        "“{text}” tells what is done, not what the step needs.", text=text
                    )
                finding = step.at(
                    CHECK,
                    path,
                    message,
                    hint=_SHOWN_BY,
                )
                yield at_words(finding, subject, text, verb)
            elif named := _named(text):
                yield step.at(CHECK, path, named, hint=_SHOWN_BY)


def _named(text: str) -> Message | None:
    """Tell what a requirement names that can't lie on a desk, by the noun that heads it."""
    if tells_participle(text):
        return None
    if is_surely(text, "act", "event"):
        return msg("“{text}” tells what is done, not what the step needs.", text=text)
    if is_surely(text, "state", "ability"):
        return msg("“{text}” tells a state, not what the step needs.", text=text)
    if is_surely(text, "person"):
        return msg("“{text}” tells who is there, not what the step needs.", text=text)
    return None


def _verb(subject: SopSubject, text: str) -> Found | None:
    language = tongue(subject)
    if _PAPER.match(text):
        return None
    verb = as_sentence(text, language) if language == "id" else None
    return verb if verb is not None and tells_a_state(verb) else None


MANUAL = Manual(
    what=msg("A requirement (kelengkapan) is a sentence with a verb, or an address of the web."),
    why=msg(
        "The column lists what must lie on the desk when the step begins. An event can't be laid "
        "there, so nobody can see whether the standard is met."
    ),
    bad=(
        "steps: [{activity: Memantau pengisian, requirements: Data sudah dientri}]\n",
        "steps: [{activity: Menyusun rencana, requirements: Ada kesepakatan}]\n",
        "steps: [{activity: Mengirim surat, requirements: Penomoran dan penandatanganan}]\n",
        "steps: [{activity: Menilai, requirements: UU No. 14 Tahun 2008 tentang Informasi}]\n",
        "steps: [{activity: Mengolah data, requirements: 'https://contoh.go.id/data'}]\n",
    ),
    good=(
        "steps: [{activity: Memantau pengisian, requirements: Data terentri}]\n",
        "steps: [{activity: Mencetak surat, requirements: Surat yang telah disetujui}]\n",
        "steps: [{activity: Mencatat, requirements: Surat pernyataan belum menikah}]\n",
    ),
    defects=(45,),
)

RULE = Rule(
    CHECK,
    SopSubject,
    MANUAL,
    _judge,
    applies=lambda subject: any(step.requirements for step in subject.sop.steps),
)
