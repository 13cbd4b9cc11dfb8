"""A channel for complaints without the time in which they are answered."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.placeholders import placeholder_in
from soptool.lint.evidence.service import services
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.component import response_in
from soptool.shape.fill import Location

CHECK = Check(
    "SOP708",
    "complaint-without-response",
    Severity.WARNING,
    principle=Principle.USER,
    source="PermenPAN-RB 15/2014: penanganan pengaduan, saran, dan masukan",
)


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    open_channels: dict[Location, str] = {}
    for offer in services(subject):
        complaints = offer.delivery.complaints
        for number, channel in enumerate(complaints.channels):
            if response_in(complaints, channel) is None and not placeholder_in(channel.channel):
                path = offer.path("delivery", "complaints")
                lists = subject.says(*path, "channels")
                open_channels[(*path, *(("channels",) if lists else ()), number)] = channel.channel
    for path, text in open_channels.items():
        yield subject.at(
            CHECK,
            path,
            msg("Nothing says how soon a complaint is answered here: “{text}”.", text=text),
            hint=msg("Write `response: 3 hari kerja` for all channels, or for each."),
        )


def _applies(subject: StandardSubject) -> bool:
    return any(offer.delivery.complaints.channels for offer in services(subject))


MANUAL = Manual(
    what=msg("A complaint channel has no response time that can be measured."),
    why=msg("A suggestion box that nobody must open is no handling of complaints."),
    bad=("kind: standard\ndelivery: {complaints: Melalui kotak saran}\n",),
    good=(
        (
            "kind: standard\ndelivery:\n  complaints: {channels: [Kotak saran, Loket 3], "
            "response: 3 hari kerja}\n"
        ),
        "kind: standard\ndelivery:\n  complaints: Loket 3, ditanggapi paling lambat 1 hari kerja\n",
    ),
    defects=(62,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=_applies)
