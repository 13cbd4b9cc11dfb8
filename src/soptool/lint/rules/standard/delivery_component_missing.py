"""A service standard in force without all components that must be published."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.service import component_names, services
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP690",
    "delivery-component-missing",
    Severity.ERROR,
    principle=Principle.USER,
    source="PermenPAN-RB 15/2014: enam komponen penyampaian pelayanan wajib dipublikasikan",
)


def _is_effective(subject: StandardSubject) -> bool:
    return subject.identity.status == "effective"


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    for offer in services(subject):
        missing = tuple(key for group, key in offer.missing if group == "delivery")
        if missing:
            related = Related(subject.place("status"), msg("It is said to be in force here."))
            yield subject.at(
                CHECK,
                (*offer.base, "delivery"),
                msg(
                    "The standard is in force, but components for the public are missing: {names}.",
                    names=component_names(missing),
                ),
                hint=msg("Fill them in, or write `status: draft` until they are agreed."),
                related=[related],
                key=True,
            )


_FULL = """\
kind: standard
title: Legalisir Ijazah
status: effective
delivery:
  requirements: [Ijazah asli, Fotokopi ijazah]
  procedure: [Pemohon menyerahkan berkas, Pemohon menerima fotokopi yang dilegalisir]
  time: 1 hari kerja
  cost: Gratis
  product: Fotokopi ijazah yang dilegalisir
"""

MANUAL = Manual(
    what=msg("A standard in force lacks one of the six components of service delivery."),
    why=msg(
        "What to bring, what happens, how long it takes, what it costs, what one gets and where to "
        "complain: without one of these an applicant cannot hold the office to its word."
    ),
    bad=(_FULL,),
    good=(
        f"{_FULL}  complaints: Kotak saran di loket\n",
        "kind: standard\ntitle: Legalisir Ijazah\nstatus: draft\ndelivery: {time: 1 hari kerja}\n",
    ),
    defects=(62,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=_is_effective)
