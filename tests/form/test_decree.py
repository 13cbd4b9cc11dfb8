"""The decree of a book: what it says, and what stands above its attachments."""

from __future__ import annotations

from pathlib import Path

import pytest

from soptool.form.decree import DecreePage, decree_page
from soptool.form.edition import Edition
from soptool.model.dates import PartialDate
from soptool.settings import Settings
from soptool.workspace.workspace import Workspace

DAY = PartialDate(2026, 11, 2)
DECREE = {
    "title": "Keputusan Camat",
    "number": "12 Tahun 2026",
    "date": "2026-10-26",
    "about": "Standar Operasional Prosedur",
    "considering": ["bahwa prosedur perlu dibakukan"],
    "signer": "camat",
}
OTHERS = {
    "organization": {"city": "Kota"},
    "posts": {"camat": "Camat Sukamaju"},
    "regulations": {"a": "UU Nomor 1 Tahun 2000", "b": "PP Nomor 2 Tahun 2001"},
}
BASES = ("Perda X", "PP Nomor 2 Tahun 2001", "UU Nomor 1 Tahun 2000", "Perda X")


Days = tuple[PartialDate | None, ...]


def page(decree: object, count: int = 3, days: Days = (DAY,)) -> DecreePage:
    settings = Settings.model_validate({**OTHERS, "decree": decree})
    found = decree_page(Edition(Workspace(Path(), settings)), count, BASES, days)
    assert found is not None
    return found


def test_it_says_what_a_decree_says() -> None:
    made = page(DECREE)
    assert (made.title, *made.head) == (
        *("Keputusan Camat", "Nomor 12 Tahun 2026", "tentang", "Standar Operasional Prosedur"),
    )
    grounds = {ground.name: ground.texts for ground in made.grounds}
    assert grounds == {
        "Menimbang": ("bahwa prosedur perlu dibakukan",),
        "Mengingat": ("UU Nomor 1 Tahun 2000", "PP Nomor 2 Tahun 2001", "Perda X"),
    }
    assert [clause.name for clause in made.clauses] == ["Menetapkan", "KESATU", "KEDUA"]
    assert "Lampiran I sampai dengan Lampiran III" in made.clauses[1].text
    assert made.clauses[2].text.endswith("pada tanggal 2 November 2026.")
    assert made.place_date == ("Ditetapkan di Kota", "pada tanggal 26 Oktober 2026")
    assert made.signer["position"] == "Camat Sukamaju"


def test_attachments_are_numbered_and_one_alone_is_not() -> None:
    assert page(DECREE).attachment(2, 3)[:2] == ("Lampiran II", "Keputusan Camat")
    assert page(DECREE, 1).attachment(1, 1)[0] == "Lampiran"
    assert "tercantum dalam Lampiran yang" in page(DECREE, 1).clauses[1].text


@pytest.mark.parametrize(
    ("days", "clauses"),
    [((DAY, None), 2), ((DAY, PartialDate(2026, 12, 1)), 2), ((PartialDate(2026, 10, 26),), 3)],
)
def test_it_is_in_force_from_a_day_that_all_have(days: Days, clauses: int) -> None:
    assert len(page(DECREE, days=days).clauses) == clauses


def test_what_is_not_said_is_left_open() -> None:
    made = page({"signer": {"name": "N", "nip": "1"}, "about": ""}, days=())
    assert (made.title, made.head, made.place_date[-1]) == (
        "Keputusan",
        (),
        f"pada tanggal {'…' * 12}",
    )
    assert made.signer == {"position": None, "name": "N", "rank": None, "nip": "NIP 1"}


def test_without_a_decree_there_is_none() -> None:
    assert decree_page(Edition(Workspace(Path())), 1, (), ()) is None
