"""Handling of complaints that no SOP describes."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.service import services
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.shape.fill import Location

CHECK = Check(
    "SOP709",
    "complaint-without-sop",
    Severity.INFO,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 15/2014: penanganan pengaduan, saran, dan masukan",
)


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    unlinked: dict[Location, None] = {}
    for offer in services(subject):
        complaints = offer.delivery.complaints
        path = offer.path("delivery", "complaints")
        if complaints and complaints.sop is None:
            unlinked[path] = None
        elif complaints.sop is not None and complaints.sop in offer.sops:
            related = Related(
                subject.place(*offer.sops_path), msg("It delivers the service itself.")
            )
            yield subject.at(
                CHECK,
                (*path, "sop"),
                msg("Complaints are handled by the SOP that they are about."),
                hint=msg("Name an SOP of its own, that others carry out."),
                related=[related],
            )
    for path in unlinked:
        yield subject.at(
            CHECK,
            path,
            msg("No SOP is named that handles complaints."),
            hint=msg("Write `complaints: {{channels: […], response: …, sop: id}}`."),
            key=True,
        )


def _applies(subject: StandardSubject) -> bool:
    return any(offer.delivery.complaints for offer in services(subject))


_SOP = """\
# file: pengaduan.yaml
title: Penanganan Pengaduan
# file: standar.yaml
kind: standard
title: Legalisir Ijazah
"""
_HANDLED = "delivery: {complaints: {channels: Loket 3, sop: pengaduan}}\n"

MANUAL = Manual(
    what=msg("The channels for complaints are named, but not the SOP by which they are handled."),
    why=msg("Channels collect complaints; who reads, answers and mends is what an SOP says."),
    bad=(
        "kind: standard\ndelivery: {complaints: Kotak saran di loket}\n",
        f"{_SOP}sops: [pengaduan]\n{_HANDLED}",
    ),
    good=(f"{_SOP}{_HANDLED}",),
    defects=(62,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=_applies)
