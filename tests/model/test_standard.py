"""The components of a service standard, and the services of a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from soptool.model.component import Channel, Complaints, response_in
from soptool.model.duration.duration import parse_duration
from soptool.model.parse import parse
from soptool.model.standard import COMPONENTS, Standard, offers
from soptool.source.read import read

FILE = Path(__file__).parent / "forms" / "standar-lengkap.yaml"


def standard(text: str) -> tuple[Standard, tuple[str, ...]]:
    document, findings = read("f.yaml", f"kind: standard\ntitle: T\n{text}".encode())
    assert document is not None, findings
    sop, findings = parse(document)
    assert isinstance(sop, Standard)
    return sop, tuple(f"{f.code} {f.place.line}:{f.place.column}" for f in findings)


def test_there_are_fourteen_components() -> None:
    assert len(COMPONENTS) == 14


ALIKE = [
    ("time: 1 hari", "time: [{duration: 1 hari}]"),
    ("cost: Gratis", "cost: {amount: Gratis}"),
    ("product: [A, B]", "product: [{document: A}, B]"),
    ("requirements: ['', A]", "requirements: A"),
    ("complaints: A", "complaints: {channels: [{channel: A}]}"),
    ("complaints: [A, {channel: B}]", "complaints: {channels: [A, B]}"),
    ("complaints: {channels: [], sop: ''}", "complaints: ''"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_a_text_stands_for_a_value(one: str, other: str) -> None:
    (first, no), (second, none) = (standard(f"delivery: {{{text}}}\n") for text in (one, other))
    assert (no, none) == ((), ())
    assert first.delivery == second.delivery


WRONG = [
    ("{cost: {amout: Rp1}}", ("SOP101 3:19",)),
    ("{cost: [{for: Umum}]}", ("SOP102 3:19",)),
    ("{time: {duration: [1, 2]}}", ("SOP104 3:29",)),
    ("{complaints: {channels: [A], saluran: B}}", ("SOP101 3:40",)),
    ("{complaints: [{channel: A, waktu: 1 jam}]}", ("SOP101 3:38",)),
    ("{requirements: [[A]]}", ("SOP104 3:27",)),
]


@pytest.mark.parametrize(("text", "findings"), WRONG)
def test_findings_stand_where_the_author_must_type(text: str, findings: tuple[str, ...]) -> None:
    sop, found = standard(f"delivery: {text}\n")
    assert found == findings
    assert sop.title == "T"


def test_services_take_over_what_they_share() -> None:
    document, _ = read(FILE.name, FILE.read_bytes())
    assert document is not None
    sop, findings = parse(document)
    assert findings == ()
    assert isinstance(sop, Standard)
    diploma, deed = offers(sop)
    assert (diploma.title, deed.title) == ("Legalisir Ijazah", "Legalisir Akta")
    assert [fee.amount for fee in diploma.delivery.cost] == ["Gratis", "Rp25.000"]
    assert [fee.amount for fee in deed.delivery.cost] == ["10000"]
    assert deed.delivery.complaints.sop == "penanganan-pengaduan"
    assert diploma.delivery.complaints.sop is None
    assert (diploma.management.facilities, deed.management.facilities) == (
        ("Loket", "Ruang tunggu"),
        ("Loket 7",),
    )
    assert (diploma.sops, diploma.sops_path) == (
        ("legalisir-ijazah",),
        ("services", 0, "sops"),
    )
    assert (deed.sops, deed.sops_path) == (("legalisir",), ("sops",))
    assert diploma.path("delivery", "cost", 1) == ("delivery", "cost", 1)
    assert deed.path("delivery", "cost") == ("services", 1, "delivery", "cost")
    assert deed.extra == {"Jam layanan": ("08.00–15.00",)}
    assert ("delivery", "procedure") in deed.missing
    assert ("delivery", "procedure") not in diploma.missing


def test_a_file_that_promises_something_itself_is_a_service() -> None:
    sop, _ = standard("delivery: {time: 1 hari}\nservices: [{title: A}]\n")
    own, other = offers(sop)
    assert (own.title, other.title) == (None, "A")
    assert other.delivery.time == ()
    sop, _ = standard("delivery: {cost: Gratis}\n")
    assert [offer.title for offer in offers(sop)] == [None]


RESPONSES = [
    (Complaints(), Channel(channel="Kotak saran"), None),
    (
        Complaints(),
        Channel(channel="Loket 3, ditanggapi paling lambat 1 hari kerja"),
        "1 hari kerja",
    ),
    (Complaints(response="3 hari kerja"), Channel(channel="Kotak saran"), "3 hari kerja"),
    (Complaints(response="3 hari"), Channel(channel="A", response="2 jam"), "2 jam"),
    (Complaints(), Channel(channel="A", response="secepatnya"), None),
    (Complaints(), Channel(channel="Pukul 08.00–16.00"), None),
    (Complaints(), Channel(channel="Answered within 2 working days"), "2 hari kerja"),
]


@pytest.mark.parametrize(("complaints", "channel", "time"), RESPONSES)
def test_response_times(complaints: Complaints, channel: Channel, time: str | None) -> None:
    found = response_in(complaints, channel)
    wanted = parse_duration(time) if time else None
    assert (found and found.maximum) == (wanted and wanted.maximum)
