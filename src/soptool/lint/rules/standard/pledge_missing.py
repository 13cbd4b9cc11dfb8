"""A service standard in force without its pledge."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP710",
    "pledge-missing",
    Severity.WARNING,
    principle=Principle.CERTAINTY,
    source="Indikator penilaian pelayanan publik: siklus maklumat; UU 25/2009 Pasal 22",
)


def _is_effective(subject: StandardSubject) -> bool:
    return subject.identity.status == "effective"


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    if subject.standard.pledge is None:
        yield subject.at(
            CHECK,
            ("pledge",),
            msg("The standard has no service pledge (maklumat pelayanan, `pledge`)."),
            hint=msg("Write its three statements: `promise`, `improvement`, `sanction`."),
        )


_HEAD = "kind: standard\ntitle: Legalisir Ijazah\nstatus: effective\n"

MANUAL = Manual(
    what=msg("A standard is in force and nobody has pledged to keep it."),
    why=msg(
        "The pledge turns a document of the office into a promise to the public; it is hung up."
    ),
    bad=(_HEAD,),
    good=(
        f"{_HEAD}pledge: {{promise: Kami sanggup melayani sesuai standar pelayanan}}\n",
        "kind: standard\ntitle: Legalisir Ijazah\nstatus: draft\n",
    ),
    defects=(63,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=_is_effective)
