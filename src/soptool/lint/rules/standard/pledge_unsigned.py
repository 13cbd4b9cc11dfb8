"""A service pledge without place, date or signer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP712",
    "pledge-unsigned",
    Severity.INFO,
    principle=Principle.CERTAINTY,
    source="Bentuk maklumat pelayanan: tempat, tanggal, penanda tangan (diingat)",
)
_NEEDED: Final = ("place", "date", "signer")


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    pledge = subject.standard.pledge
    missing = [key for key in _NEEDED if pledge and not getattr(pledge, key)]
    if missing:
        yield subject.at(
            CHECK,
            ("pledge",),
            msg(
                "The pledge can't be signed: {keys} missing.",
                keys=", ".join(f"`{k}`" for k in missing),
            ),
            hint=msg(
                "It hangs in public over the name of the head of the unit, with place and date."
            ),
            key=True,
        )


def _applies(subject: StandardSubject) -> bool:
    return subject.standard.pledge is not None


_PROMISE = "kind: standard\npledge: {promise: Kami sanggup melayani sesuai standar"

MANUAL = Manual(
    what=msg("A maklumat pelayanan names no place, no date or no signer."),
    why=msg("Who pledges, and since when, is half of the pledge."),
    bad=(f"{_PROMISE}, place: Bangilan}}\n",),
    good=(f"{_PROMISE}, place: Bangilan, date: 2026-01-05, signer: Camat Bangilan}}\n",),
    defects=(63,),
    recalled=True,
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=_applies)
