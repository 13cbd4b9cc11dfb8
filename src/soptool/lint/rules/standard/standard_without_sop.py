"""A service standard that names no SOP."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.service import services
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP715",
    "standard-without-sop",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012: mutu baku menjaga mutu dalam standar pelayanan",
)


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    for offer in services(subject):
        if not offer.sops:
            title = offer.title or subject.identity.title
            yield subject.at(
                CHECK,
                (*offer.base, "sops"),
                msg("No SOP is named that delivers the service “{title}” (`sops`).", title=title),
                hint=msg("List the ids of its macro, or of the SOPs that deliver it, in order."),
            )


MANUAL = Manual(
    what=msg("Nothing says by which SOPs a service is delivered."),
    why=msg("A promise without a procedure is kept by luck, and cannot be checked."),
    bad=("kind: standard\ntitle: Legalisir Ijazah\n",),
    good=("# file: a.yaml\nid: legalisir\n# file: b.yaml\nkind: standard\nsops: [legalisir]\n",),
    defects=(60,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge)
