"""A qualification of an SOP that the standard's competence does not name."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.compose.procedure import Procedure
from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.handover import Needs
from soptool.lint.evidence.narrower import Side, lists, narrower
from soptool.lint.evidence.service import Served
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP702",
    "standard-competence-narrower",
    Severity.INFO,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 15/2014: kompetensi pelaksana; 35/2012: kualifikasi pelaksana",
)
_SIDE = Side(
    "competence",
    "qualifications",
    msg("SOP “{sop}” needs competence that the standard does not name: {listed}."),
)


def _missing(one: Served, procedure: Procedure) -> tuple[str, ...]:
    named = Needs(one.offer.management.competence, one.subject.whole.document_key)
    return tuple(text for text in procedure.qualifications if not named.speaks_of(text))


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    yield from narrower(subject, CHECK, _SIDE, _missing)


_SOP = """\
# file: legalisir.yaml
title: Legalisir Ijazah
qualifications: [Memahami tata naskah dinas, Mampu memeriksa keaslian ijazah]
# file: standar.yaml
kind: standard
title: Legalisir Ijazah
sops: [legalisir]
"""

MANUAL = Manual(
    what=msg("An SOP asks of its executors what the standard's competence leaves out."),
    why=msg("The standard tells who may serve; an SOP that asks for more cannot be staffed by it."),
    bad=(f"{_SOP}management: {{competence: [Memahami tata naskah dinas]}}\n",),
    good=(
        (
            f"{_SOP}management: {{competence: [Memahami tata naskah dinas, "
            "Mampu memeriksa keaslian ijazah dan dokumen]}\n"
        ),
    ),
    defects=(62,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=lists(_SIDE))
