"""A service standard in force of which nothing says that the public took part."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import by_number, msg
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP714",
    "participation-missing",
    Severity.INFO,
    principle=Principle.USER,
    source="PermenPAN-RB 15/2014: pelibatan masyarakat; instrumen penilaian: tiga unsur",
)


def _is_effective(subject: StandardSubject) -> bool:
    return subject.identity.status == "effective"


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    participation = subject.standard.participation
    least = subject.whole.option(CHECK, "elements")
    if participation is None:
        yield subject.at(
            CHECK,
            ("participation",),
            msg("Nothing says who of the public took part in making the standard."),
            hint=msg(
                "Note it under `participation`: `date`, `elements`, `minutes` (berita acara)."
            ),
        )
    elif (number := len(participation.elements)) < least:
        yield subject.at(
            CHECK,
            ("participation", "elements"),
            by_number(
                number,
                msg(
                    "1 kind of participants is named; assessments ask for {least} at least.",
                    least=least,
                ),
                msg(
                    "{number} kinds of participants are named; assessments ask for {least} at "
                    "least.",
                    number=number,
                    least=least,
                ),
            ),
            hint=msg("Users, community leaders, academics, press, experts, civil organisations …"),
        )


_HEAD = "kind: standard\ntitle: Legalisir Ijazah\nstatus: effective\n"

MANUAL = Manual(
    what=msg("A standard in force has no record of public participation, or too narrow a one."),
    why=msg(
        "A standard is agreed with those it is for; assessors ask for minutes and participants."
    ),
    bad=(_HEAD, f"{_HEAD}participation: {{date: 2026-01-12, elements: [Wali murid]}}\n"),
    good=(
        (
            f"{_HEAD}participation: {{date: 2026-01-12, elements: [Wali murid, Alumni, Komite "
            "madrasah], minutes: BA-01/I/2026}\n"
        ),
    ),
    defects=(62,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=_is_effective, options={"elements": 3})
