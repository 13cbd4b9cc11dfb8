"""A component of a service standard whose text says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.placeholders import is_open_end
from soptool.lint.evidence.service import NAMES, services
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.cost import parse_cost
from soptool.model.standard import COMPONENTS, Offer
from soptool.shape.fill import Location
from soptool.shape.texts import Shape

CHECK = Check(
    "SOP693",
    "component-says-nothing",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, asas kemudahan dan kejelasan; PermenPAN-RB 15/2014",
)
_RULES = r"(?:ketentuan|peraturan|aturan|prosedur|standar|sop|perundang-undangan|undang-undang)"
_EMPTY = re.compile(
    rf"(?:(?:dilakukan|dilaksanakan|diberikan|diselesaikan|diatur|mengikuti)\s+)?"
    rf"(?:(?:sesuai|menurut|berdasarkan|mengikuti|mengacu)(?:\s+(?:dengan|pada))?\s+)?"
    rf"{_RULES}(?:\s+{_RULES})?(?:\s+yang\s+(?:berlaku|ada|telah\s+ditetapkan))?"
    r"|(?:sesuai|menurut)\s+(?:dengan\s+)?(?:kebutuhan|kondisi|situasi|keperluan)"
    r"|secukupnya|seperlunya|situasional|kondisional|menyesuaikan|lain-lain|cukup|memadai"
    r"|ada|tersedia|-+|–|—|\.+|…|\?+|n/?a|tbd|nihil|belum\s+ada|tidak\s+ada"
    r"|(?:in\s+accordance\s+with|according\s+to|as\s+per|by)\s+(?:the\s+)?(?:applicable\s+)?"
    r"(?:rules?|regulations?|provisions?|procedures?|law)(?:\s+in\s+force)?"
    r"|as\s+(?:needed|required|applicable)|to\s+be\s+determined|none",
    re.IGNORECASE,
)


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    empty = {
        path: (key, text)
        for offer in services(subject)
        for group, key in COMPONENTS
        for path, text in _texts(offer, group, key)
        if _is_empty(text) and not (key == "cost" and parse_cost(text))
    }
    for path, (key, text) in empty.items():  # what services share is said once
        yield subject.at(
            CHECK,
            path,
            msg("{name}: “{text}” tells nobody anything.", name=NAMES[key].capitalize(), text=text),
            hint=msg("Write what holds here: who, what, how much, by which rule."),
        )


def _is_empty(text: str) -> bool:
    return _EMPTY.fullmatch(text.strip(" .;:()")) is not None or is_open_end(text)


def _texts(offer: Offer, group: str, key: str) -> Iterator[tuple[Location, str]]:
    value = offer.component(group, key)
    entries = value.channels if key == "complaints" else value
    for number, entry in enumerate(entries):
        text = entry if isinstance(entry, str) else _first(entry)
        yield offer.path(group, key, number), text


def _first(entry: Shape) -> str:
    """Return the text that an entry is about: the first of its keys."""
    return str(getattr(entry, next(iter(type(entry).model_fields))))


MANUAL = Manual(
    what=msg("The text of a component is only “sesuai ketentuan yang berlaku” or the like."),
    why=msg("Such words fill the box and leave the applicant, and the next officer, to guess."),
    bad=(
        "kind: standard\ndelivery: {cost: Sesuai dengan ketentuan yang berlaku}\n",
        "kind: standard\nmanagement: {guarantee: [sesuai SOP], facilities: Memadai.}\n",
        "kind: standard\nmanagement: {facilities: Dll.}\n",
    ),
    good=(
        "kind: standard\ndelivery: {cost: 'Rp10.000, sesuai Perda Nomor 3 Tahun 2024'}\n",
        "kind: standard\ndelivery: {cost: Nihil}\n",
    ),
    defects=(62,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge)
