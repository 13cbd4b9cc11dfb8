"""A cost that names no rule that sets it."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.service import services
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.component import Fee
from soptool.model.cost import parse_cost
from soptool.model.law.reading import citation_in
from soptool.shape.fill import Location

CHECK = Check(
    "SOP707",
    "cost-without-ground",
    Severity.INFO,
    principle=Principle.OBEDIENCE,
    source="UU 25/2009 Pasal 31: biaya ditetapkan menurut peraturan (diingat)",
)


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    fees: dict[Location, Fee] = {
        offer.path("delivery", "cost", number): fee
        for offer in services(subject)
        for number, fee in enumerate(offer.delivery.cost)
    }
    for path, fee in fees.items():
        if parse_cost(fee.amount) and not (fee.ground or citation_in(fee.amount)):
            yield subject.at(
                CHECK,
                path,
                msg("The cost “{text}” does not say which regulation sets it.", text=fee.amount),
                hint=msg(
                    "Write it beside the amount: `{{amount: {text}, ground: Perda Nomor …}}`.",
                    text=fee.amount,
                ),
            )


def _applies(subject: StandardSubject) -> bool:
    return any(offer.delivery.cost for offer in services(subject))


MANUAL = Manual(
    what=msg("The cost of the service, or that it is free, rests on no rule that is named."),
    why=msg("Fees, and freedom from fees, are set by law; the public may ask by which."),
    bad=("kind: standard\ndelivery: {cost: Gratis}\n",),
    good=(
        "kind: standard\ndelivery: {cost: 'Gratis, berdasarkan UU Nomor 24 Tahun 2013'}\n",
        (
            "kind: standard\ndelivery:\n  cost: {amount: Rp25.000, ground: Perda Nomor 1 Tahun"
            " 2024}\n"
        ),
    ),
    defects=(62,),
    recalled=True,
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=_applies)
