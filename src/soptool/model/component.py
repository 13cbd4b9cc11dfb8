"""The components of a service standard that can be checked: each as text, or with its parts."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from soptool.model.duration.duration import Duration, parse_duration
from soptool.model.duration.latest import LATEST, WITHIN, choices
from soptool.model.identity import Date
from soptool.shape.names import Kind, Role, names
from soptool.shape.texts import Shape, Text, Texts

_ANSWERED = re.compile(rf"(?<!\w)(?:{choices(*LATEST, *WITHIN)}|dalam|in)(?!\w)", re.IGNORECASE)


def _lifted(value: object, key: str) -> object:
    """Make a list of entries: a lone one is a list of one, a text stands for `key`."""
    if isinstance(value, tuple):
        return value
    items = value if isinstance(value, list) else [value]
    filled = (item for item in items if not isinstance(item, str) or item.strip())
    return tuple({key: item} if isinstance(item, str) else item for item in filled)


def _entries(shape: type[Shape]) -> BeforeValidator:
    key = shape.text_is
    assert key is not None
    return BeforeValidator(
        lambda value: _lifted(value, key),
        json_schema_input_type=Text | shape | list[Text | shape | None],  # type: ignore[valid-type]
    )


class Item(Shape):
    """What the applicant brings or gets: a document or thing, or a condition in words."""

    text_is: ClassVar[str | None] = "document"

    document: Annotated[Text, names(Kind.DOCUMENT, Role.SERVICE)] = Field(
        description="The document or thing. — Dokumen atau barang."
    )
    note: Text | None = Field(None, description="Copies, form, condition. — Keterangan.")


class Term(Shape):
    """A promised time, for one case where several are told apart."""

    text_is: ClassVar[str | None] = "duration"

    duration: Text = Field(description="The longest it takes: `3 hari kerja`. — Jangka waktu.")
    case: Text | None = Field(None, alias="for", description="For which case. — Untuk hal apa.")
    note: Text | None = Field(None, description="From when it counts. — Keterangan.")


class Fee(Shape):
    """What a case costs, and on what ground."""

    text_is: ClassVar[str | None] = "amount"

    amount: Text = Field(description="`Rp50.000`, or `Gratis`. — Rupiah, atau gratis.")
    case: Text | None = Field(None, alias="for", description="For which case. — Untuk hal apa.")
    per: Text | None = Field(None, description="Counted for what. — Per apa.")
    ground: Annotated[Text | None, names(Kind.REGULATION, Role.GROUND, is_free=True)] = Field(
        None, description="The rule that sets it, or its id in sop.yaml. — Dasar hukum biaya."
    )
    note: Text | None = Field(None, description="Remark. — Keterangan.")


class Post(Shape):
    """How many people there are, of one post where several are told apart."""

    text_is: ClassVar[str | None] = "number"

    number: Text = Field(description="How many: `4`, `4 orang`. — Jumlah orang.")
    post: Annotated[Text | None, names(Kind.POST, Role.STAFF)] = Field(
        None, description="Which post. — Jabatan atau tugas."
    )


class Channel(Shape):
    """A way to complain, to suggest, to say something."""

    text_is: ClassVar[str | None] = "channel"

    channel: Text = Field(description="Counter, address, number. — Loket, alamat, nomor.")
    response: Text | None = Field(None, description="Answered within. — Waktu tanggapan.")


class Site(Shape):
    """Where the standard was published."""

    text_is: ClassVar[str | None] = "place"

    place: Text = Field(description="Notice board, website. — Papan pengumuman, laman.")
    date: Text | None = Field(None, description="When. — Tanggal.")
    address: Text | None = Field(None, description="Web address. — Alamat laman.")


Items = Annotated[tuple[Item, ...], _entries(Item)]
Terms = Annotated[tuple[Term, ...], _entries(Term)]
Fees = Annotated[tuple[Fee, ...], _entries(Fee)]
Posts = Annotated[tuple[Post, ...], _entries(Post)]
Channels = Annotated[tuple[Channel, ...], _entries(Channel)]
Sites = Annotated[tuple[Site, ...], _entries(Site)]


class Complaints(Shape):
    """How complaints are taken and answered. A text or a list of texts are its channels."""

    text_is: ClassVar[str | None] = "channels"

    channels: Channels = Field((), description="Channels. — Saluran pengaduan.")
    response: Text | None = Field(
        None, description="Answered within, for all channels. — Waktu tanggapan semua saluran."
    )
    sop: Annotated[Text | None, names(Kind.SOP, Role.COMPLAINTS)] = Field(
        None, description="Id of the SOP that handles them. — Id SOP penanganan pengaduan."
    )

    def __bool__(self) -> bool:
        return self != Complaints()


def response_in(complaints: Complaints, channel: Channel) -> Duration | None:
    """Return how soon an entry is answered: by itself, by all, or as its own text says."""
    for text in (channel.response, complaints.response):
        if text is not None:
            return parse_duration(text)
    match = _ANSWERED.search(channel.channel)
    return parse_duration(channel.channel[match.start() :]) if match else None


def _channels(value: object) -> Any:
    if isinstance(value, (dict, Complaints)):
        return value
    return {"channels": value}


ComplaintHandling = Annotated[
    Complaints,
    BeforeValidator(
        _channels, json_schema_input_type=Text | list[Text | Channel | None] | Complaints
    ),
]


class Review(Shape):
    """A review of the standard that took place."""

    date: Date = Field(description="When. — Tanggal.")
    by: Texts = Field((), description="Who took part. — Peserta.")
    result: Text | None = Field(None, description="What was found. — Hasil.")
    action: Text | None = Field(None, description="What follows from it. — Tindak lanjut.")


class Participation(Shape):
    """How the public took part in making the standard."""

    date: Date | None = Field(None, description="When. — Tanggal.")
    place: Text | None = Field(None, description="Where. — Tempat.")
    elements: Texts = Field((), description="Kinds of participants. — Unsur masyarakat.")
    minutes: Text | None = Field(None, description="Record of it. — Nomor berita acara.")
