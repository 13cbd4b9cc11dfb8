"""A service standard in force that was not published."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP692",
    "standard-not-published",
    Severity.WARNING,
    principle=Principle.USER,
    source="PermenPAN-RB 15/2014: komponen penyampaian pelayanan wajib dipublikasikan",
)


def _is_effective(subject: StandardSubject) -> bool:
    return subject.identity.status == "effective"


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    publication = subject.standard.publication
    if publication is None or not (publication.places or publication.address):
        yield subject.at(
            CHECK,
            ("publication",),
            msg("Nothing says where the standard is published (`publication`)."),
            hint=msg("Name the notice board and the website under `places`, with their dates."),
        )
    elif not publication.dates and not any(site.date for site in publication.places):
        yield subject.at(
            CHECK,
            ("publication",),
            msg("Nothing says when the standard was published."),
            hint=msg("Write the days under `dates`, or a `date` with each place."),
            key=True,
        )


_HEAD = "kind: standard\ntitle: Legalisir Ijazah\nstatus: effective\n"

MANUAL = Manual(
    what=msg("A standard is in force, and there is no record of its publication."),
    why=msg(
        "A promise counts once the public can read it: on the wall of the office, on its website "
        "and in the national register of services. Assessors ask for the media and the dates."
    ),
    bad=(_HEAD, f"{_HEAD}publication: {{places: [Papan pengumuman loket]}}\n"),
    good=(
        (
            f"{_HEAD}publication: {{places: [Papan pengumuman loket, Laman sekolah], "
            "dates: [2026-02-02]}\n"
        ),
        f"{_HEAD}publication:\n  places:\n    - {{place: Laman sekolah, date: 2026-02-02}}\n",
        "kind: standard\ntitle: Legalisir Ijazah\nstatus: draft\n",
    ),
    defects=(62,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=_is_effective)
