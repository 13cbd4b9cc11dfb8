"""What rules on service standards share: the services of a file, their SOPs, and likeness."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from soptool.compose.documents import Key
from soptool.compose.procedure import Origin, Procedure, Row
from soptool.finding import Place
from soptool.lint.evidence.once import once
from soptool.lint.evidence.subject import StandardSubject, WorkspaceSubject
from soptool.lint.wording.document import compare
from soptool.measure.service import Course, courses_of, procedures_of
from soptool.model.standard import Offer, offers

NAMES: dict[str, str] = {
    "requirements": "persyaratan",
    "procedure": "sistem, mekanisme, dan prosedur",
    "time": "jangka waktu penyelesaian",
    "cost": "biaya/tarif",
    "product": "produk pelayanan",
    "complaints": "penanganan pengaduan, saran, dan masukan",
    "legal_basis": "dasar hukum",
    "facilities": "sarana, prasarana, dan/atau fasilitas",
    "competence": "kompetensi pelaksana",
    "supervision": "pengawasan internal",
    "staff": "jumlah pelaksana",
    "guarantee": "jaminan pelayanan",
    "safety": "jaminan keamanan dan keselamatan pelayanan",
    "evaluation": "evaluasi kinerja pelaksana",
}
"""The fourteen components as the regulation calls them."""


def component_names(keys: Iterable[str]) -> str:
    """Name components by the regulation's words and the format's keys."""
    return "; ".join(f"{NAMES[key]} (`{key}`)" for key in keys)


@dataclass(frozen=True)
class Served:
    """One service of a standard with the SOPs that deliver it."""

    subject: StandardSubject
    offer: Offer
    procedures: tuple[Procedure, ...]

    @cached_property
    def courses(self) -> tuple[Course, ...]:
        """How the SOPs deliver it."""
        return courses_of(self.procedures, self.is_product, self.subject.whole.document_key)

    def is_product(self, text: str) -> bool:
        """Whether a document is what the service promises."""
        names = (item.document for item in self.offer.delivery.product)
        return any(is_same(text, name, self.subject.whole.document_key) for name in names)

    def is_made(self, text: str) -> bool:
        """Whether a row of the SOPs yields a document."""
        made = (out for one in self.procedures for row in one.rows for out in row.outputs)
        return any(is_same(text, out, self.subject.whole.document_key) for out in made)


def services(subject: StandardSubject) -> tuple[Offer, ...]:
    """Return the services of the file."""
    return offers(subject.standard)


@once
def served(subject: StandardSubject) -> tuple[Served, ...]:
    """Return the services that have SOPs, with them."""
    found = (
        Served(subject, offer, procedures_of(offer, subject.whole.composer))
        for offer in services(subject)
    )
    return tuple(one for one in found if one.procedures)


def has_component(group: str, key: str) -> Callable[[StandardSubject], bool]:
    """Make the condition that a served service has a component."""
    return lambda subject: any(one.offer.component(group, key) for one in served(subject))


def is_same(one: str, other: str, key: Key) -> bool:
    """Whether two texts name one document or thing, by the registry or by their words."""
    return key(one) == key(other) or compare(one, other) in ("same", "variant", "misspelt")


def row_place(row: Row, *path: str | int) -> Place | None:
    """Return where a row is written: its step, or something in it."""
    origin: Origin | None = row.origins[0] if row.origins else None
    if origin is None:
        return None
    return origin.entry.document.value(("steps", origin.index, *path))


def sop_place(procedure: Procedure, whole: WorkspaceSubject, *path: str | int) -> Place:
    """Return a place in an SOP's own file."""
    document = whole.named(procedure.id)
    assert document is not None
    return document.place(*path)
