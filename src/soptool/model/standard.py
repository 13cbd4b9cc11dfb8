"""The service standard (standar pelayanan): fourteen components of PermenPAN-RB 15/2014."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from soptool.model.component import (
    ComplaintHandling,
    Complaints,
    Fees,
    Items,
    Participation,
    Posts,
    Review,
    Sites,
    Terms,
)
from soptool.model.identity import Date, Identity
from soptool.shape.fill import Location
from soptool.shape.names import Kind, Role, names
from soptool.shape.texts import TEXT_LIST_SCHEMA, Shape, Text, Texts, as_keys, as_texts


class Delivery(Shape):
    """The six components of service delivery, which must be published."""

    requirements: Items = Field(
        (), description="Requirements: documents, or `{document, note}`. — Persyaratan."
    )
    procedure: Texts = Field(
        (), description="What the applicant goes through. — Sistem, mekanisme, dan prosedur."
    )
    time: Terms = Field(
        (), description="`3 hari kerja`, or `{duration, for, note}`. — Jangka waktu penyelesaian."
    )
    cost: Fees = Field(
        (), description="`Rp50.000`, `Gratis`, or `{amount, for, per, ground}`. — Biaya/tarif."
    )
    product: Items = Field((), description="What the applicant gets. — Produk pelayanan.")
    complaints: ComplaintHandling = Field(
        default_factory=Complaints,
        description="Channels, or `{channels, response, sop}`."
        " — Penanganan pengaduan, saran, dan masukan.",
    )


class Management(Shape):
    """The eight components of internal management."""

    legal_basis: Annotated[Texts, names(Kind.REGULATION, Role.LEGAL_BASIS, is_free=True)] = Field(
        (), description="Texts, or ids of regulations in sop.yaml. — Dasar hukum."
    )
    facilities: Annotated[Texts, names(Kind.DOCUMENT, Role.FACILITY)] = Field(
        (), description="Facilities. — Sarana, prasarana, dan/atau fasilitas."
    )
    competence: Texts = Field((), description="Competence. — Kompetensi pelaksana.")
    supervision: Texts = Field((), description="Internal supervision. — Pengawasan internal.")
    staff: Posts = Field((), description="`4 orang`, or `{number, post}`. — Jumlah pelaksana.")
    guarantee: Texts = Field((), description="Guarantee of the service. — Jaminan pelayanan.")
    safety: Texts = Field((), description="Safety. — Jaminan keamanan dan keselamatan pelayanan.")
    evaluation: Texts = Field((), description="Evaluation. — Evaluasi kinerja pelaksana.")


class Publication(Shape):
    """Where and when the standard was published."""

    places: Sites = Field(
        (), description="Media: texts, or `{place, date, address}`. — Media publikasi."
    )
    dates: Texts = Field((), description="Dates. — Tanggal.")
    address: Text | None = Field(None, description="Web address. — Alamat laman.")


class Pledge(Shape):
    """The maklumat pelayanan with its three statements."""

    promise: Text | None = Field(
        None, description="Able to serve by the standard. — Janji dan kesanggupan."
    )
    improvement: Text | None = Field(
        None, description="Serves as its duty and improves. — Perbaikan terus-menerus."
    )
    sanction: Text | None = Field(
        None, description="Accepts sanctions, compensates. — Kesediaan menerima sanksi."
    )
    place: Text | None = Field(None, description="Place. — Tempat.")
    date: Date | None = Field(None, description="Date. — Tanggal.")
    signer: Annotated[Text | None, names(Kind.POST, Role.SIGNS)] = Field(
        None, description="The signer's post. — Jabatan penanda tangan."
    )
    name: Text | None = Field(None, description="The signer's name. — Nama penanda tangan.")
    nip: Text | None = Field(None, description="Civil servant's number. — NIP.")


def _text_lists(value: object) -> dict[str, Any]:
    return {key: as_texts(item, (key,)) for key, item in as_keys(value).items()}


Extra = Annotated[
    dict[str, tuple[str, ...]],
    BeforeValidator(_text_lists),
    WithJsonSchema({"type": "object", "additionalProperties": TEXT_LIST_SCHEMA}),
]


class Service(Shape):
    """One of several services that a file holds the standards of."""

    title: Text = Field(description="Name of the service. — Nama layanan.")
    sops: Annotated[Texts, names(Kind.SOP, Role.DELIVERS)] = Field(
        (), description="SOPs that deliver it. — SOP pelaksana."
    )
    delivery: Delivery = Field(
        default_factory=Delivery, description="Service delivery. — Penyampaian pelayanan."
    )
    management: Management = Field(
        default_factory=Management, description="Internal management. — Pengelolaan internal."
    )
    extra: Extra = Field(default_factory=dict, description="`title: text`. — Komponen tambahan.")


class Standard(Identity):
    """A service standard, with the SOPs that deliver the service."""

    kind: Literal["standard"]
    sops: Annotated[Texts, names(Kind.SOP, Role.DELIVERS)] = Field(
        (), description="SOPs that deliver it. — SOP pelaksana."
    )
    delivery: Delivery = Field(
        default_factory=Delivery, description="Service delivery. — Penyampaian pelayanan."
    )
    management: Management = Field(
        default_factory=Management, description="Internal management. — Pengelolaan internal."
    )
    extra: Extra = Field(default_factory=dict, description="`title: text`. — Komponen tambahan.")
    services: tuple[Service, ...] = Field(
        (),
        description="Several services; what one leaves out of management, cost and complaints is"
        " the file's. — Beberapa layanan; bagian bersama cukup ditulis sekali.",
    )
    participation: Participation | None = Field(
        None, description="How the public took part. — Pelibatan masyarakat."
    )
    publication: Publication | None = Field(None, description="Publication. — Publikasi.")
    reviews: tuple[Review, ...] = Field(
        (), description="Reviews that took place. — Reviu yang sudah dilakukan."
    )
    pledge: Pledge | None = Field(None, description="The service pledge. — Maklumat pelayanan.")


DELIVERY: Final = tuple(Delivery.model_fields)
"""The keys of the components that must be published, in their order."""
MANAGEMENT: Final = tuple(Management.model_fields)
COMPONENTS: Final = (
    *(("delivery", key) for key in DELIVERY),
    *(("management", key) for key in MANAGEMENT),
)
"""All fourteen, as group and key."""
OF_ONE_SERVICE: Final = ("requirements", "procedure", "time", "product")
"""What differs from service to service and is never taken over from the file."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One service of a standard, complete: what it leaves out and the file says is there.

    `title` is None for the file's own. `base` leads to its keys; `shared` are components that
    stand in the file itself.
    """

    title: str | None
    base: Location
    sops: tuple[str, ...]
    sops_path: Location
    delivery: Delivery
    management: Management
    extra: Mapping[str, tuple[str, ...]]
    shared: frozenset[tuple[str, str]]

    def component(self, group: str, key: str) -> Any:
        """Return a component's value, false where it is empty."""
        return getattr(getattr(self, group), key)

    def path(self, group: str, key: str, *more: str | int) -> Location:
        """Return where a component stands, or should."""
        base = () if (group, key) in self.shared else self.base
        return (*base, group, key, *more)

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """The components that are empty."""
        return tuple(pair for pair in COMPONENTS if not self.component(*pair))


def offers(standard: Standard) -> tuple[Offer, ...]:
    """Return the services of a standard; with `services`, its own only if it promises one."""
    return tuple(_offers(standard))


def _offers(standard: Standard) -> Iterator[Offer]:
    is_service = any(getattr(standard.delivery, key) for key in OF_ONE_SERVICE)
    if is_service or not standard.services:
        yield Offer(
            None,
            (),
            standard.sops,
            ("sops",),
            standard.delivery,
            standard.management,
            standard.extra,
            frozenset(),
        )
    for index, service in enumerate(standard.services):
        yield _offer(standard, service, ("services", index))


def _offer(standard: Standard, service: Service, base: Location) -> Offer:
    shared = frozenset(
        (group, key)
        for group, key in COMPONENTS
        if key not in OF_ONE_SERVICE
        and not getattr(getattr(service, group), key)
        and getattr(getattr(standard, group), key)
    )
    delivery = {
        key: getattr(standard.delivery, key) for group, key in shared if group == "delivery"
    }
    own = {key: getattr(standard.management, key) for group, key in shared if group == "management"}
    return Offer(
        service.title,
        base,
        service.sops or standard.sops,
        (*base, "sops") if service.sops else ("sops",),
        service.delivery.model_copy(update=delivery),
        service.management.model_copy(update=own),
        {**standard.extra, **service.extra},
        shared,
    )
