"""`sop.yaml` at the workspace's root → frozen `Settings`. Everything in it is optional."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from soptool.disk.content import TooLarge, content_of
from soptool.disk.patterns import BadPattern, check_exclusion
from soptool.errors import reason_of
from soptool.finding import Finding, Place, found
from soptool.language import msg
from soptool.limits import Limits
from soptool.model.defaults import Defaults
from soptool.model.identity import Date
from soptool.shape import checks
from soptool.shape.fill import fill_as_meant
from soptool.shape.names import Kind, Role, keys_name, names
from soptool.shape.texts import (
    TEXT_LIST_SCHEMA,
    Shape,
    Text,
    Texts,
    Truth,
    as_keys,
    as_number,
    as_text,
    as_texts,
    is_empty,
    one_of,
    word_schema,
    wrong,
)
from soptool.source import checks as source_checks
from soptool.source.document import Document
from soptool.source.names import FILE_NAME
from soptool.source.read import read, too_large

DEFAULT_PROFILE = "permenpanrb-35-2012"
LANGUAGES = ("id", "en")
LEVELS = ("error", "warning", "info", "off")
REGULATION_STATES = ("in-force", "amended", "revoked", "unknown")


class Organization(Shape):
    """Whose SOPs these are."""

    name: Text | None = Field(None, description="Name of the agency. — Nama instansi.")
    parent: Text | None = Field(None, description="The body above it. — Instansi induk.")
    city: Text | None = Field(None, description="Seat. — Kota.")
    logo: Annotated[Text | None, names(Kind.FILE, Role.USES)] = Field(
        None, description="Picture, a path from here. — Berkas logo."
    )


def _between(low: int, high: int) -> BeforeValidator:
    def read_number(value: object) -> Decimal:
        number = as_number(value)
        if not low < number <= high:
            message = msg("`{number}` is not more than {low} and at most {high}.",
                          number=number, low=low, high=high)  # fmt: skip
            raise wrong(message)
        return number

    return BeforeValidator(read_number)


def _number_schema(high: int, below: str) -> WithJsonSchema:
    """The schema of a number up to `high`; `below` matches the whole numbers under it."""
    pattern = rf"^\s*((?!0+([.,]0+)?\s*$)({below})([.,]\d+)?|{high}([.,]0+)?)\s*$"
    number = {"type": "number", "exclusiveMinimum": 0, "maximum": high}
    return WithJsonSchema({"anyOf": [number, {"type": "string", "pattern": pattern}]})


class Hours(Shape):
    """The calendar of working time (Perpres 21/2023) by which durations are added up."""

    hours_per_day: Annotated[Decimal, _between(0, 24), _number_schema(24, r"1?\d|2[0-3]")] = Field(
        Decimal("7.5"), description="Working hours a day. — Jam kerja sehari."
    )
    days_per_week: Annotated[Decimal, _between(0, 7), _number_schema(7, "[0-6]")] = Field(
        Decimal(5), description="Working days a week. — Hari kerja seminggu."
    )
    days_per_month: Annotated[Decimal, _between(0, 31), _number_schema(31, r"[12]?\d|30")] = Field(
        Decimal(21), description="Working days a month. — Hari kerja sebulan."
    )
    holidays: Text | None = Field(None, description="Country code of holidays: ID. — Kode negara.")


OFF = "off"


class Labels(Shape):
    """Wording of the form, where the agency's differs."""

    no: Text | None = Field(None, description="No")
    activity: Text | None = Field(None, description="Kegiatan")
    executor: Text | None = Field(None, description="Pelaksana")
    standard: Text | None = Field(None, description="Mutu Baku")
    requirements: Text | None = Field(None, description="Kelengkapan")
    duration: Text | None = Field(None, description="Waktu")
    outputs: Text | None = Field(None, description="Output")
    note: Text | None = Field(None, description="Keterangan")
    total: Text | None = Field(
        None,
        description="Words before the sum under the table; `off` leaves the line out."
        " — Judul jumlah waktu di bawah tabel; `off` meniadakannya.",
    )
    column_numbers: Truth = Field(
        False, description="A row of column numbers under the head. — Baris nomor kolom."
    )


class Regulation(Shape):
    """A regulation that SOPs cite by id."""

    text_is: ClassVar[str | None] = "title"

    title: Text = Field(description="Full citation. — Sebutan lengkap.")
    status: Annotated[
        Literal["in-force", "amended", "revoked", "unknown"],
        BeforeValidator(one_of(*REGULATION_STATES)),
        word_schema(*REGULATION_STATES),
    ] = Field("unknown", description="State of the regulation. — Status peraturan.")
    by: Annotated[Text | None, names(Kind.REGULATION, Role.FOLLOWED_BY, is_free=True)] = Field(
        None, description="Id of what amended or revoked it. — Oleh."
    )


class DocumentName(Shape):
    """A document or thing that flows between steps, and what else it is called."""

    text_is: ClassVar[str | None] = "name"

    name: Annotated[Text, names(Kind.DOCUMENT, Role.REGISTERED)] = Field(
        description="Name. — Nama."
    )
    also: Annotated[Texts, names(Kind.DOCUMENT, Role.REGISTERED)] = Field(
        (), description="Synonyms. — Sebutan lain."
    )


class PostName(Shape):
    """A post (jabatan) that SOPs name by id, and what else it is called."""

    text_is: ClassVar[str | None] = "name"

    name: Annotated[Text, names(Kind.POST, Role.REGISTERED)] = Field(
        description="Name, as documents print it. — Nama jabatan."
    )
    also: Annotated[Texts, names(Kind.POST, Role.REGISTERED)] = Field(
        (), description="Other names of it. — Sebutan lain."
    )
    unit: Annotated[Text | None, names(Kind.UNIT, Role.BELONGS)] = Field(
        None, description="Its unit; an executor's own wins. — Unit kerja."
    )


class Signer(Shape):
    """Who signs a decree."""

    text_is: ClassVar[str | None] = "position"

    position: Annotated[Text | None, names(Kind.POST, Role.SIGNS)] = Field(
        None, description="Post. — Jabatan."
    )
    name: Text | None = Field(None, description="Name. — Nama.")
    nip: Text | None = Field(None, description="Civil servant's number. — NIP.")
    rank: Text | None = Field(None, description="Rank. — Pangkat/golongan.")


def _signer(value: object) -> object:
    return value if isinstance(value, (dict, Shape)) else {"position": as_text(value)}


class Decree(Shape):
    """The decree that puts the SOPs into force: `sop render --book` prints it."""

    title: Text | None = Field(
        None,
        description="Its kind and maker: `Keputusan Sekretaris Jenderal`. — Jenis dan pembuat.",
    )
    number: Text | None = Field(None, description="Number: `12 Tahun 2026`. — Nomor.")
    date: Date | None = Field(None, description="Date. — Tanggal penetapan.")
    place: Text | None = Field(None, description="Place. — Tempat penetapan.")
    about: Text | None = Field(None, description="What it is about. — Tentang.")
    considering: Texts = Field((), description="Why it is made. — Menimbang.")
    signer: Annotated[
        Signer | None, BeforeValidator(_signer, json_schema_input_type=Text | Signer)
    ] = Field(
        None, description="Post of the signer, or `{position, name, nip, rank}`. — Penanda tangan."
    )


def _by_id(shape: type[Shape]) -> Any:
    """Make a reader of `id: {keys}`, in which a lone text stands for one of the keys."""

    def read_all(value: object) -> dict[str, Any]:
        known = as_keys(value)
        return {
            key: item if isinstance(item, (dict, Shape)) else {shape.text_is: as_text(item, (key,))}
            for key, item in known.items()
        }

    return BeforeValidator(read_all, json_schema_input_type=dict[str, Text | shape])  # type: ignore[valid-type]


def _levels(value: object) -> dict[str, str]:
    return {key: one_of(*LEVELS)(item, (key,)) for key, item in as_keys(value).items()}


Levels = Annotated[
    dict[str, str],
    PlainValidator(_levels),
    WithJsonSchema(
        {"type": "object", "additionalProperties": {"enum": [*LEVELS, False]}},
    ),
    keys_name(Kind.RULE, Role.USES),
]


def _exclusions(value: object) -> tuple[str, ...]:
    texts = as_texts(value)
    for number, item in enumerate(value if isinstance(value, list) else texts):
        if not is_empty(item):
            _check_exclusion(as_text(item), (number,) if isinstance(value, list) else ())
    return texts


def _check_exclusion(pattern: str, at: tuple[int, ...]) -> None:
    try:
        check_exclusion(pattern)
    except BadPattern as fault:
        message = msg("`{pattern}` is no pattern that could match a file.", pattern=pattern)
        hint = msg("Write it as in .gitignore; `{part}` can't stand there.", part=fault.part)
        raise wrong(message, hint, at) from None


class Settings(Shape):
    """What holds for the whole workspace."""

    organization: Organization = Field(
        default_factory=Organization, description="The agency. — Instansi."
    )
    language: Annotated[
        Literal["id", "en"], BeforeValidator(one_of(*LANGUAGES)), word_schema(*LANGUAGES)
    ] = Field("id", description="Language of headings in documents. — Bahasa judul dokumen.")
    profile: Annotated[Text, names(Kind.PROFILE, Role.USES)] = Field(
        DEFAULT_PROFILE, description="Which rules count, and how much. — Profil aturan."
    )
    number_pattern: Text | None = Field(
        None, description="`SOP-{seq:3}/UNIT/{year}`. — Pola nomor SOP."
    )
    calendar: Hours = Field(default_factory=Hours, description="Working time. — Jam kerja.")
    paper: Annotated[
        Literal["A4", "F4"], BeforeValidator(one_of("A4", "F4")), word_schema("A4", "F4")
    ] = Field("A4", description="Paper; the form is landscape. — Kertas, mendatar.")
    style: Annotated[
        Literal["bawah-atas", "siku"],
        BeforeValidator(one_of("bawah-atas", "siku")),
        word_schema("bawah-atas", "siku"),
    ] = Field("bawah-atas", description="How lines leave and enter. — Gaya garis.")
    terminators: Annotated[
        Literal["activity", "stacked", "rows"],
        BeforeValidator(one_of("activity", "stacked", "rows")),
        word_schema("activity", "stacked", "rows"),
    ] = Field("activity", description="How start and end are drawn. — Gaya mulai dan selesai.")
    fonts: Texts = Field((), description="Fonts of PDF documents. — Huruf PDF.")
    decree: Decree | None = Field(
        None,
        description="Decree in the book (`--book`), whose attachments are numbered."
        " — Keputusan yang dicetak dalam buku, dengan nomor lampiran.",
    )
    labels: Labels = Field(default_factory=Labels, description="Head wording. — Istilah kepala.")
    rules: Levels = Field(
        default_factory=dict, description="`rule: error|warning|info|off`. — Tingkat aturan."
    )
    exclude: Annotated[
        tuple[str, ...],
        BeforeValidator(_exclusions),
        WithJsonSchema(TEXT_LIST_SCHEMA),
        names(Kind.FILE, Role.USES),
    ] = Field((), description="Patterns of files to leave out. — Berkas dikecualikan.")
    defaults: Defaults = Field(
        default_factory=Defaults,
        description="What SOPs need not repeat; a folder's `_defaults.yaml` goes before it."
        " — Isian bawaan SOP; `_defaults.yaml` di folder didahulukan.",
    )
    extends: Annotated[Texts, names(Kind.FILE, Role.USES)] = Field(
        (),
        description="Other `sop.yaml` whose regulations, documents and posts hold here, too; own"
        " entries come first. — Berkas lain yang daftarnya dipakai bersama.",
    )
    regulations: Annotated[
        dict[str, Regulation], _by_id(Regulation), keys_name(Kind.REGULATION, Role.REGISTERED)
    ] = Field(default_factory=dict, description="Regulations by id. — Peraturan menurut id.")
    documents: Annotated[
        dict[str, DocumentName], _by_id(DocumentName), keys_name(Kind.DOCUMENT, Role.ID)
    ] = Field(
        default_factory=dict, description="Documents and their synonyms. — Dokumen dan sinonimnya."
    )
    posts: Annotated[dict[str, PostName], _by_id(PostName), keys_name(Kind.POST, Role.ID)] = Field(
        default_factory=dict,
        description="Posts by id, which may stand where a post is named. — Jabatan menurut id.",
    )


def load_settings(root: Path, path: str = FILE_NAME) -> tuple[Settings, tuple[Finding, ...]]:
    """Read `sop.yaml` under `root`; without the file every default holds."""
    document, unread = read_settings(root, path=path)
    settings, unfit = settings_in(document)
    return settings, unread + unfit


def read_settings(
    root: Path, content: bytes | None = None, path: str = FILE_NAME
) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read `sop.yaml`, or the content that stands in for it; None where it says nothing."""
    file = root / path
    if content is None:
        if not os.path.lexists(file):
            return None, ()
        try:
            content = content_of(file, Limits().max_bytes)
        except TooLarge as error:
            return None, (too_large(path, error.size, error.most),)
        except OSError as error:
            message = msg("The file can't be read: {reason}.", reason=reason_of(error))
            return None, (found(checks.WRONG_VALUE, message, Place(path)),)
    document, findings = read(path, content)
    if document is not None and document.is_sure:
        return document, findings
    # An empty file only says where the workspace is.
    return None, tuple(f for f in findings if f.check is not source_checks.EMPTY)


def settings_in(document: Document | None) -> tuple[Settings, tuple[Finding, ...]]:
    """Return what a `sop.yaml` says; without the file every default holds."""
    settings, findings, _ = settings_as_meant(document)
    return settings, findings


def settings_as_meant(
    document: Document | None,
) -> tuple[Settings, tuple[Finding, ...], Document | None]:
    """Return what a `sop.yaml` says, and the file as it is meant."""
    if document is None:
        return Settings(), (), None
    filled = fill_as_meant(Settings, document, document.data)
    return filled.value or Settings(), filled.findings, filled.document
