"""An SOP that calls itself cognitive, a kind of the old guide."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.entries import texts_at
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP665",
    "cognitive-sop",
    Severity.WARNING,
    principle=Principle.OBEDIENCE,
    source="PermenPAN-RB 35/2012: jenis SOP; PER/21/M.PAN/11/2008 mengenal SOP kognitif",
)
_COGNITIVE = re.compile(
    r"\b(?:SOP|prosedur|jenis|sifat|klasifikasi|kategori)\b[\s:(“\"]{1,3}(?:SOP\s+)?"
    r"(?:teknis\s*[-/&]\s*)?kognitif\b|\bcognitive SOP\b",
    re.IGNORECASE,
)
_WHERE = ("title", "purpose", "scope", "records", "related")


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for key in _WHERE:
        for path, text in texts_at(subject, key):
            found = _COGNITIVE.search(text)
            if found:
                yield subject.at(
                    CHECK,
                    path,
                    msg("“{words}” is a kind of SOP that 35/2012 does not know.", words=found[0]),
                    hint=msg("By nature an SOP is technical or administrative (`nature`)."),
                )


MANUAL = Manual(
    what=msg("A text calls the SOP cognitive (SOP kognitif)."),
    why=msg(
        "The guide of 2008 and its descendants knew the SOP kognitif. PermenPAN-RB 35/2012 "
        "classifies by nature, size, completeness and coverage; the word is the sign of an old "
        "template."
    ),
    bad=("title: SOP Kognitif Penyusunan Kajian\n", "purpose: Merupakan jenis SOP kognitif\n"),
    good=("title: Penyusunan Kajian\n", "title: Pelaksanaan Tes Kognitif\n"),
    defects=(66,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)
