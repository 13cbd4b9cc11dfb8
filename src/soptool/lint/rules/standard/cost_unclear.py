"""A cost that is neither an amount nor free."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.placeholders import placeholder_in
from soptool.lint.evidence.service import services
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.cost import parse_cost

CHECK = Check(
    "SOP706",
    "cost-unclear",
    Severity.WARNING,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 15/2014: biaya/tarif",
)


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    texts = {
        offer.path("delivery", "cost", number): fee.amount
        for offer in services(subject)
        for number, fee in enumerate(offer.delivery.cost)
    }
    for path, text in texts.items():
        if parse_cost(text) is None and not placeholder_in(text):
            yield subject.at(
                CHECK,
                path,
                msg("“{text}” is neither an amount in rupiah nor free.", text=text),
                hint=msg("Write `Rp50.000`, or `Gratis`; several fees as a list."),
            )


def _applies(subject: StandardSubject) -> bool:
    return any(offer.delivery.cost for offer in services(subject))


MANUAL = Manual(
    what=msg("The component biaya/tarif names no amount and does not say that nothing is paid."),
    why=msg("Where the price is not on the wall, it is made at the counter."),
    bad=("kind: standard\ndelivery: {cost: Sesuai tarif PNBP}\n",),
    good=(
        "kind: standard\ndelivery: {cost: Tidak dipungut biaya}\n",
        "kind: standard\ndelivery: {cost: 'Rp50.000,00 per lembar'}\n",
        (
            "kind: standard\ndelivery:\n  cost:\n    - {amount: Gratis, for: Pelajar}\n"
            "    - {amount: Rp25.000, for: Umum, per: lembar, ground: Perda Nomor 1 Tahun 2024}\n"
        ),
    ),
    defects=(62,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=_applies)
