"""A promised time that can be read in several ways."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.service import services
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.evidence.times import partly_read, several, told_twice
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.duration.duration import parse_duration

CHECK = Check(
    "SOP717",
    "promise-ambiguous",
    Severity.WARNING,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 15/2014: jangka waktu penyelesaian",
)


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    calendar, language = subject.whole.composer.calendar, subject.whole.settings.language
    for offer in services(subject):
        for number, term in enumerate(offer.delivery.time):
            time = parse_duration(term.duration)
            flaw = time and (
                told_twice(time, calendar, language)
                or several(time, calendar, language)
                or partly_read(time)
            )
            if flaw:
                yield subject.at(
                    CHECK,
                    offer.path("delivery", "time", number),
                    flaw.message,
                    hint=msg(
                        "Promise one time for each case: `{example}`.",
                        example="- {duration: 3 hari kerja, for: KTP}",
                    ),
                )


def _applies(subject: StandardSubject) -> bool:
    return any(offer.delivery.time for offer in services(subject))


MANUAL = Manual(
    what=msg("The time to completion names several times, or one time in two ways that differ."),
    why=msg(
        "The office is held to its promise, and the applicant reads the shortest. Against the SOP "
        "the longest is checked."
    ),
    bad=(
        "kind: standard\ndelivery: {time: KTP 3 hari dan KK 5 hari}\n",
        "kind: standard\ndelivery: {time: 14 (dua belas) hari kerja}\n",
        "kind: standard\ndelivery: {time: 3 hari kerja setelah 2 hari pengumuman}\n",
    ),
    good=(
        "kind: standard\ndelivery: {time: 14 (empat belas) hari kerja sejak berkas lengkap}\n",
        (
            "kind: standard\ndelivery:\n  time:\n    - {duration: 3 hari kerja, for: KTP}\n"
            "    - {duration: 5 hari kerja, for: KK}\n"
        ),
    ),
    defects=(60,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=_applies)
