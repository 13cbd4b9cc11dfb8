"""Steps that are said to need tools, and nothing to work on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import computed, msg
from soptool.lint.evidence.cells import listed
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.document import as_sentence, joined, names_tool
from soptool.lint.wording.heads import tells_participle
from soptool.lint.wording.text import lows

CHECK = Check(
    "SOP547",
    "requirements-only-tools",
    Severity.INFO,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012: mutu baku; kelengkapan sebagai masukan kegiatan",
)
_FEW = 3
_APPLICATION = re.compile(
    r"\W*(?:aplikasi|portal)(?:\s+(?!dan\b|serta\b)[\w-]+){0,2}\W*", re.IGNORECASE
)
_WRITTEN_IN = re.compile(
    r"\W*(?:buku\s+(?:register|agenda|ekspedisi|kendali|catatan)(?:\s+[\w-]+){0,3}"
    r"|(?:(?:form(?:ulir)?|lembar|bla[nk]k?o)\s+)?(?:check\s?-?list|ceklis))\W*",
    re.IGNORECASE,
)
"""What is written in while working: with tools beside it, still nothing to work on."""
_HINT = msg(
    "Name the document that comes from the step before (kelengkapan, `requirements`); "
    "tools that all steps share stand under peralatan (`equipment`)."
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    rows = [step for step in subject.steps if step.step.requirements]
    left = [step for step in rows if _only_tools(step)]
    if len(left) < _FEW:
        for step in left:
            message = msg("The step needs tools only, and nothing to work on.")
            yield step.at(CHECK, ("requirements",), message, hint=_HINT)
        return
    yield subject.at(
        CHECK,
        ("steps",),
        msg(
            "{count} of {all} steps need tools only, and nothing to work on: {rows}.",
            count=computed(len(left)),
            all=computed(len(rows)),
            rows=listed(left),
        ),
        hint=_HINT,
        key=True,
    )


def _only_tools(step: StepSubject) -> bool:
    """Whether every word of what a step needs belongs to the name of a tool."""
    named = [text for entry in step.step.requirements for text in joined(entry)]
    texts = [text for text in named if not _APPLICATION.fullmatch(text)]
    tools = [text for text in texts if names_tool(text) and not _is_worked_on(step, text)]
    books = [text for text in texts if _WRITTEN_IN.fullmatch(text)]
    return len(tools) + len(books) == len(texts) and (bool(tools) or not books)


def _is_worked_on(step: StepSubject, text: str) -> bool:
    """Whether a tool is what the SOP is on, or is told to be in a state: "Perangkat terpasang"."""
    told = as_sentence(text) is not None or tells_participle(text)
    return told or not lows(text).isdisjoint(lows(step.of.sop.title))


MANUAL = Manual(
    what=msg("A step names only tools as what it needs: a computer, paper, the network."),
    why=msg(
        "What a step needs (kelengkapan) is what it works on: a document that the step before "
        "made. Tools tell nobody whether the work may begin, and break the chain of documents."
    ),
    bad=(
        (
            "steps:\n"
            "  - {activity: Membuat daftar arsip, requirements: [PC/Laptop, Jaringan internet]}\n"
            "  - {activity: Mengajukan permohonan, requirements: 'Komputer, printer'}\n"
            "  - {activity: Menandatangani berita acara, requirements: ATK}\n"
        ),
    ),
    good=(
        (
            "equipment: [Komputer, Jaringan internet]\n"
            "steps:\n"
            "  - {activity: Membuat daftar arsip, requirements: Arsip inaktif}\n"
            "  - {activity: Mengajukan permohonan, requirements: [Daftar arsip, Komputer]}\n"
            "  - {activity: Menandatangani berita acara, requirements: Berita acara}\n"
        ),
    ),
    defects=(46,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)
