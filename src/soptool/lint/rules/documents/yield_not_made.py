"""The SOP says that it yields what none of its steps makes."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.alike import NameIndex, index_of
from soptool.lint.wording.document import joined

CHECK = Check(
    "SOP596",
    "yield-not-made",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012: mutu baku output",
)
_CLOSE = 0.6


def _judge(subject: SopSubject) -> Iterator[Finding]:
    key = subject.whole.document_key
    made = _made(subject)
    keys = frozenset(map(key, made.names))
    for number, text in enumerate(subject.sop.outputs):
        if key(text) in keys or made.misnamed(text, kinds=("same", "variant")):
            continue
        near = made.nearest(text, _CLOSE)
        yield subject.at(
            CHECK,
            ("outputs", number),
            msg("The SOP yields “{text}”, but no step makes it.", text=text),
            hint=msg("Did you mean “{near}”?", near=near)
            if near
            else msg("Name it under `outputs` of the step that makes it, or leave it out here."),
        )


def _made(subject: SopSubject) -> NameIndex:
    texts = [text for row in subject.procedure.rows for text in row.outputs]
    return index_of((*texts, *(name for text in texts for name in joined(text))))


_STEP = "steps: [{activity: Menerbitkan surat izin, outputs: Surat izin}]\n"

MANUAL = Manual(
    what=msg("The SOP names an output of its own that none of its steps yields."),
    why=msg("Others build on what an SOP says it yields; it must come out of one of its rows."),
    bad=("outputs: [Surat tugas]\n" + _STEP, "outputs: [Surat izn]\n" + _STEP),
    good=("outputs: [Surat izin]\n" + _STEP, _STEP),
    defects=(46, 47),
)

RULE = Rule(
    CHECK,
    SopSubject,
    MANUAL,
    _judge,
    applies=lambda subject: (
        bool(subject.sop.outputs) and any(row.outputs for row in subject.procedure.rows)
    ),
)
