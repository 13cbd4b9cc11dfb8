"""The service standard (standar pelayanan): fourteen components of PermenPAN-RB 15/2014."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from soptool.model.identity import Date, Identity
from soptool.shape.texts import TEXT_LIST_SCHEMA, Shape, Text, Texts, as_keys, as_texts


class Delivery(Shape):
    """The six components of service delivery, which must be published."""

    requirements: Texts = Field((), description="Persyaratan.")
    procedure: Texts = Field((), description="Sistem, mekanisme, dan prosedur.")
    time: Texts = Field((), description="Jangka waktu penyelesaian.")
    cost: Texts = Field((), description="Biaya/tarif.")
    product: Texts = Field((), description="Produk pelayanan.")
    complaints: Texts = Field((), description="Penanganan pengaduan, saran, dan masukan.")


class Management(Shape):
    """The eight components of internal management."""

    legal_basis: Texts = Field((), description="Dasar hukum.")
    facilities: Texts = Field((), description="Sarana, prasarana, dan/atau fasilitas.")
    competence: Texts = Field((), description="Kompetensi pelaksana.")
    supervision: Texts = Field((), description="Pengawasan internal.")
    staff: Texts = Field((), description="Jumlah pelaksana.")
    guarantee: Texts = Field((), description="Jaminan pelayanan.")
    safety: Texts = Field((), description="Jaminan keamanan dan keselamatan pelayanan.")
    evaluation: Texts = Field((), description="Evaluasi kinerja pelaksana.")


class Publication(Shape):
    """Where and when the standard was published."""

    places: Texts = Field((), description="Media. — Media publikasi.")
    dates: Texts = Field((), description="Dates. — Tanggal.")
    address: Text | None = Field(None, description="Web address. — Alamat laman.")


class Pledge(Shape):
    """The maklumat pelayanan with its three statements."""

    promise: Text | None = Field(None, description="Janji dan kesanggupan.")
    improvement: Text | None = Field(None, description="Perbaikan terus-menerus.")
    sanction: Text | None = Field(None, description="Kesediaan menerima sanksi.")
    place: Text | None = Field(None, description="Tempat.")
    date: Date | None = Field(None, description="Tanggal.")
    signer: Text | None = Field(None, description="Penanda tangan.")


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
    sops: Texts = Field((), description="SOPs that deliver it. — SOP pelaksana.")
    delivery: Delivery = Field(default_factory=Delivery, description="Penyampaian pelayanan.")
    management: Management = Field(default_factory=Management, description="Pengelolaan internal.")
    extra: Extra = Field(default_factory=dict, description="`title: text`. — Komponen tambahan.")


class Standard(Identity):
    """A service standard, with the SOPs that deliver the service."""

    kind: Literal["standard"]
    sops: Texts = Field((), description="SOPs that deliver it. — SOP pelaksana.")
    delivery: Delivery = Field(
        default_factory=Delivery, description="Service delivery. — Penyampaian pelayanan."
    )
    management: Management = Field(
        default_factory=Management, description="Internal management. — Pengelolaan internal."
    )
    extra: Extra = Field(default_factory=dict, description="`title: text`. — Komponen tambahan.")
    services: tuple[Service, ...] = Field((), description="Several services. — Beberapa layanan.")
    publication: Publication | None = Field(None, description="Publication. — Publikasi.")
    pledge: Pledge | None = Field(None, description="Maklumat pelayanan.")
