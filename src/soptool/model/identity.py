"""The identity part of an SOP (PermenPAN-RB 35/2012): who, what, since when, on what ground."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from soptool.language import msg
from soptool.model.dates import PartialDate, parse_date, recognise_date
from soptool.model.relation import Relations
from soptool.model.volume import CaseVolume
from soptool.shape.names import Kind, Role, keys_name, names
from soptool.shape.texts import (
    NOTHING,
    TEXT_SCHEMA,
    Count,
    Pairs,
    Shape,
    Text,
    Texts,
    as_keys,
    as_text,
    is_dash,
    one_of,
    word_schema,
    wrong,
)
from soptool.source.names import as_id, is_id, is_kept


def _identifier(value: object) -> str:
    text = as_text(value)
    if not is_id(text):
        message = msg("`{text}` can't be an id.", text=text)
        meant = as_id(text) or "sop"
        hint = msg("An id has small letters, digits and hyphens: `{meant}`.", meant=meant)
        raise wrong(message, hint)
    if is_kept(text):
        message = msg(
            "`{text}` can't be an id: Windows keeps this file name for itself.", text=text
        )
        raise wrong(message)
    return text


def _date(value: object) -> PartialDate | None:
    """Read a date; a lone dash is what forms print where there is none."""
    if isinstance(value, PartialDate):
        return value
    text = as_text(value)
    if is_dash(text):
        return None
    date = parse_date(text)
    if date is not None:
        return date
    meant = recognise_date(text)
    hint = msg("Write `{date}`.", date=meant) if meant else None
    message = msg("`{text}` is not a date (YYYY-MM-DD, YYYY-MM or YYYY).", text=text)
    raise wrong(message, hint, meant=str(meant) if meant else None)


Identifier = Annotated[
    str,
    BeforeValidator(_identifier),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^\s*(?!(con|prn|aux|nul|com[0-9]|lpt[0-9])\s*$)[a-z0-9]+(-[a-z0-9]+)*\s*$",
        }
    ),
]
_DATE = rf"\d{{4}}(-\d{{2}}(-\d{{2}})?)?|{NOTHING}"
Date = Annotated[
    PartialDate,
    PlainValidator(_date),
    WithJsonSchema(
        {
            "anyOf": [
                {
                    "type": "string",
                    "pattern": rf"^\s*({_DATE})\s*$",
                },
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ]
        }
    ),
]


def _word(*allowed: str) -> Any:
    return BeforeValidator(one_of(*allowed))


Status = Annotated[
    Literal["draft", "review", "effective", "revoked"],
    _word("draft", "review", "effective", "revoked"),
    word_schema("draft", "review", "effective", "revoked"),
]


def _nature(value: object) -> str:
    if isinstance(value, str) and value.strip().casefold() in ("kognitif", "cognitive"):
        message = msg(
            "`{text}` is a kind of the guide of 2008, which is no longer in force.", text=value
        )
        hint = msg("PermenPAN-RB 35/2012 knows `technical` and `administrative`.")
        raise wrong(message, hint)
    return one_of("technical", "administrative")(value)


class Classification(Shape):
    """The three further axes of the regulation; macro and micro are the `kind`."""

    nature: Annotated[
        Literal["technical", "administrative"] | None,
        BeforeValidator(_nature),
        word_schema("technical", "administrative"),
    ] = Field(None, description="By nature of the activity. — Menurut sifat kegiatan.")
    completeness: Annotated[
        Literal["final", "partial"] | None,
        _word("final", "partial"),
        word_schema("final", "partial"),
    ] = Field(None, description="Yields the last product, or a part. — Final atau parsial.")
    coverage: Annotated[
        Literal["generic", "specific"] | None,
        _word("generic", "specific"),
        word_schema("generic", "specific"),
    ] = Field(None, description="Holds anywhere, or in one place. — Generik atau spesifik.")


class Dates(Shape):
    """Dates of the document. `revised` is done, `review` is planned."""

    created: Date | None = Field(None, description="First written. — Tanggal pembuatan.")
    revised: Date | None = Field(None, description="Last revised. — Tanggal revisi.")
    effective: Date | None = Field(None, description="In force from. — Tanggal efektif.")
    review: Date | None = Field(None, description="To be reviewed. — Rencana reviu.")


class Approval(Shape):
    """Who approved it (disahkan oleh)."""

    lone_text: ClassVar[str | None] = "position"

    position: Annotated[Text | None, names(Kind.POST, Role.APPROVES)] = Field(
        None, description="Post. — Jabatan."
    )
    name: Text | None = Field(None, description="Name. — Nama.")
    nip: Text | None = Field(None, description="Civil servant's number. — NIP.")
    rank: Text | None = Field(None, description="Rank. — Pangkat/golongan.")
    acting: Text | None = Field(None, description="Plt., Plh., a.n.")
    place: Text | None = Field(None, description="Place. — Tempat.")
    date: Date | None = Field(None, description="Date. — Tanggal.")


def _footnotes(value: object) -> dict[str, str]:
    if isinstance(value, list):
        value = {str(number): text for number, text in enumerate(value, start=1)}
    return {mark: as_text(text, (mark,)) for mark, text in as_keys(value).items()}


Footnotes = Annotated[
    dict[str, str],
    PlainValidator(_footnotes),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "object", "additionalProperties": TEXT_SCHEMA},
                {"type": "array", "items": TEXT_SCHEMA},
            ]
        }
    ),
    keys_name(Kind.FOOTNOTE, Role.DECLARED),
]


PARAMETER_KINDS = ("text", "number", "duration", "date")


def _parameters(value: object) -> dict[str, str]:
    read = one_of(*PARAMETER_KINDS)
    return {name: read(kind, (name,)) for name, kind in as_keys(value).items()}


Parameters = Annotated[
    dict[str, str],
    PlainValidator(_parameters),
    WithJsonSchema({"type": "object", "additionalProperties": {"enum": [*PARAMETER_KINDS]}}),
    keys_name(Kind.PARAMETER, Role.DECLARED),
]


class Identity(Shape):
    """What every document says of itself."""

    order: ClassVar[tuple[str, ...]] = (
        *("kind", "id", "title", "number", "unit", "classification", "process", "status"),
        *("dates", "revision", "approval"),
    )

    id: Annotated[Identifier, names(Kind.SOP, Role.ID)] = Field(
        description="Unique in the workspace; default: the file's name."
        " — Unik di ruang kerja; bawaan: nama berkas."
    )
    title: Text = Field(description="Title, without the word SOP. — Judul, tanpa kata SOP.")
    number: Text | None = Field(None, description="Number of the document. — Nomor.")
    unit: Annotated[Text | None, names(Kind.UNIT, Role.OWNS)] = Field(
        None, description="The unit that owns it. — Unit kerja pemilik."
    )
    status: Status | None = Field(None, description="State of the document. — Status dokumen.")
    dates: Dates = Field(default_factory=Dates, description="Dates. — Tanggal-tanggal.")
    revision: Count | None = Field(None, description="Number of the revision. — Revisi ke-.")
    approval: Approval | None = Field(None, description="Approved by. — Disahkan oleh.")


class Body(Identity):
    """What micro and macro SOPs share beside their steps."""

    order: ClassVar[tuple[str, ...]] = (
        *Identity.order,
        *("extends", "with", "parameters", "legal_basis", "qualifications", "related"),
        *("equipment", "warnings", "records", "inputs", "outputs", "purpose", "scope"),
        *("definitions", "footnotes", "volume", "executors", "steps"),
    )

    classification: Classification = Field(
        default_factory=Classification, description="Kind of SOP. — Jenis SOP."
    )
    process: Annotated[Text | None, names(Kind.PROCESS, Role.BELONGS)] = Field(
        None, description="Code in the business-process map. — Kode pada peta proses bisnis."
    )
    legal_basis: Annotated[Texts, names(Kind.REGULATION, Role.LEGAL_BASIS, is_free=True)] = Field(
        (), description="Texts, or ids of regulations in sop.yaml. — Dasar hukum."
    )
    qualifications: Texts = Field((), description="Competences. — Kualifikasi pelaksana.")
    related: Relations = Field(
        (), description="Texts, SOP ids, or {sop, as: before|after|related}. — Keterkaitan."
    )
    equipment: Annotated[Texts, names(Kind.DOCUMENT, Role.EQUIPMENT)] = Field(
        (), description="Tools. — Peralatan/perlengkapan."
    )
    warnings: Texts = Field((), description="What happens if not. — Peringatan.")
    records: Annotated[Texts, names(Kind.DOCUMENT, Role.RECORD)] = Field(
        (), description="What is recorded. — Pencatatan dan pendataan."
    )
    inputs: Annotated[Texts, names(Kind.DOCUMENT, Role.INPUT)] = Field(
        (), description="What comes from outside. — Masukan dari luar."
    )
    outputs: Annotated[Texts, names(Kind.DOCUMENT, Role.RESULT)] = Field(
        (), description="What the SOP yields. — Hasil SOP."
    )
    purpose: Text | None = Field(None, description="Purpose. — Tujuan.")
    scope: Text | None = Field(None, description="Scope. — Ruang lingkup.")
    definitions: Pairs = Field(
        default_factory=dict, description="`term: meaning`. — `istilah: arti`."
    )
    footnotes: Footnotes = Field(default_factory=dict, description="`mark: text`. — Catatan kaki.")
    volume: CaseVolume | None = Field(
        None,
        description="Cases a year, or in another period: `1200`, `20 per hari`,"
        " `1.200 berkas per tahun`. — Volume per tahun, atau per hari, minggu, bulan.",
    )
    parameters: Parameters = Field(
        default_factory=dict,
        description="A generic SOP's `name: text|number|duration|date`. — Parameter SOP generik.",
    )
    extends: Annotated[Text | None, names(Kind.SOP, Role.EXTENDS)] = Field(
        None, description="Id of the generic SOP. — Id SOP generik."
    )
    with_: Annotated[Pairs, keys_name(Kind.PARAMETER, Role.USES)] = Field(
        default_factory=dict, alias="with", description="Values of its parameters. — Nilainya."
    )
