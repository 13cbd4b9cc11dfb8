"""A number of executors that is no number."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.placeholders import placeholder_in
from soptool.lint.evidence.service import services
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.cost import people_in

CHECK = Check(
    "SOP705",
    "staff-not-counted",
    Severity.INFO,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 15/2014: jumlah pelaksana",
)


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    texts = {
        offer.path("management", "staff", number): post.number
        for offer in services(subject)
        for number, post in enumerate(offer.management.staff)
    }
    for path, text in texts.items():
        if people_in(text) is None and not placeholder_in(text):
            yield subject.at(
                CHECK,
                path,
                msg("“{text}” does not say how many people there are.", text=text),
                hint=msg("Write a number: `4 orang`, or one for each post."),
            )


def _applies(subject: StandardSubject) -> bool:
    return any(offer.management.staff for offer in services(subject))


MANUAL = Manual(
    what=msg("The component jumlah pelaksana gives no number."),
    why=msg(
        "It is the one component that is a number; without it nobody sees when one is missing."
    ),
    bad=("kind: standard\nmanagement: {staff: Petugas loket dan kepala seksi}\n",),
    good=(
        "kind: standard\nmanagement: {staff: 4 (empat) orang}\n",
        "kind: standard\nmanagement: {staff: [2 petugas loket, 1 kepala seksi]}\n",
    ),
    defects=(62,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=_applies)
