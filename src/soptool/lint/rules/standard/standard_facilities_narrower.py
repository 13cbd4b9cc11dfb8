"""Equipment of an SOP that the standard's facilities do not name."""

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
    "SOP703",
    "standard-facilities-narrower",
    Severity.INFO,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 15/2014: sarana, prasarana; 35/2012: peralatan/perlengkapan",
)
_SIDE = Side(
    "facilities",
    "equipment",
    msg("SOP “{sop}” needs equipment that the standard does not name: {listed}."),
)


def _missing(one: Served, procedure: Procedure) -> tuple[str, ...]:
    named = Needs(one.offer.management.facilities, one.subject.whole.document_key)
    return tuple(text for text in procedure.equipment if not named.speaks_of(text))


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    yield from narrower(subject, CHECK, _SIDE, _missing)


_SOP = """\
# file: legalisir.yaml
title: Legalisir Ijazah
equipment: [Stempel legalisir, Mesin fotokopi]
# file: standar.yaml
kind: standard
title: Legalisir Ijazah
sops: [legalisir]
"""

MANUAL = Manual(
    what=msg("An SOP needs equipment that the standard's facilities leave out."),
    why=msg(
        "The standard says with what the service is given; what is missing there is not bought."
    ),
    bad=(f"{_SOP}management: {{facilities: [Ruang tunggu, Mesin fotokopi]}}\n",),
    good=(f"{_SOP}management: {{facilities: [Ruang tunggu, Mesin fotokopi, Stempel]}}\n",),
    defects=(62,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=lists(_SIDE))
