"""Costs and numbers of people as standards write them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptool.model.cost import format_rupiah, parse_cost, people_in

COSTS: list[tuple[str, tuple[int, ...], bool]] = [
    ("Gratis", (), True),
    ("Tidak dipungut biaya", (), True),
    ("tidak dipungut biaya apa pun", (), True),
    ("Tanpa dipungut biaya", (), True),
    ("tidak dikenakan tarif", (), True),
    ("Bebas biaya", (), True),
    ("Nihil", (), True),
    ("Free of charge", (), True),
    ("no fee", (), True),
    ("Rp0", (0,), True),
    ("Rp. 0,-", (0,), True),
    ("Rp50.000", (50_000,), False),
    ("Rp 50.000,00", (50_000,), False),
    ("Rp50.000,-", (50_000,), False),
    ("IDR 50000", (50_000,), False),
    ("50000", (50_000,), False),
    ("50.000", (50_000,), False),
    ("Rp 50 ribu", (50_000,), False),
    ("Rp1,5 juta", (1_500_000,), False),
    ("Rp10.000 per lembar; Rp20.000 per berkas", (10_000, 20_000), False),
    ("Gratis bagi pelajar, Rp50.000 bagi umum", (50_000,), True),
    ("Gratis, berdasarkan Undang-Undang Nomor 25 Tahun 2009", (), True),
]


@pytest.mark.parametrize(("text", "rupiah", "is_free"), COSTS)
def test_costs(text: str, rupiah: tuple[int, ...], is_free: bool) -> None:
    cost = parse_cost(text)
    assert cost is not None
    assert ([*map(int, cost.rupiah)], cost.is_free) == ([*rupiah], is_free)


@pytest.mark.parametrize(
    "text",
    [
        "Sesuai ketentuan",
        "tidak gratis",
        "bukan gratis",
        "Sesuai tarif PNBP",
        "-",
        "US$ 5",
        "3 lembar",
    ],
)
def test_what_is_no_cost(text: str) -> None:
    assert parse_cost(text) is None


@given(st.integers(0, 10**12))
def test_an_amount_reads_as_it_is_written(amount: int) -> None:
    cost = parse_cost(format_rupiah(Fraction(amount)))
    assert cost is not None
    assert [*cost.rupiah] == [Fraction(amount)]


@given(st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    parse_cost(text)
    people_in(text)


def test_amounts_in_both_languages() -> None:
    assert format_rupiah(Fraction(1_234_567)) == "Rp1.234.567"
    assert format_rupiah(Fraction(25_001, 2)) == "Rp12.500,50"
    assert format_rupiah(Fraction(1_234_567), "en") == "Rp1,234,567"


PEOPLE: list[tuple[str, int | None]] = [
    ("12 orang", 12),
    ("6", 6),
    ("4 (empat) orang", 4),
    ("empat orang", 4),
    ("dua belas orang", 12),
    ("2 petugas loket, 1 verifikator", 3),
    ("2 orang petugas loket dan 3 orang verifikator", 5),
    ("5 orang terdiri dari 2 petugas dan 3 pejabat", 5),
    ("Petugas loket: 2 orang", 2),
    ("1 Kepala Seksi", 1),
    ("5 persons", 5),
    ("sesuai kebutuhan", None),
    ("Petugas loket dan kepala seksi", None),
    ("Golongan 3 ke atas dengan pengalaman 2 tahun", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "number"), PEOPLE)
def test_people(text: str, number: int | None) -> None:
    assert people_in(text) == number
