"""Which style says how something looks, and how far lines are apart."""

from __future__ import annotations

import pytest

from soptool.stylebook import Stylebook, leading

BOOK = Stylebook(
    {"Biasa": "", "Judul": "Biasa", "Kop": "Judul", "A": "B", "B": "A", "Lepas": "Tiada"},
    {"paragraph": "Biasa"},
)


@pytest.mark.parametrize(
    ("own", "kind", "expected"),
    [
        ("Kop", "paragraph", ["Kop", "Judul", "Biasa"]),
        (None, "paragraph", ["Biasa"]),
        ("Tiada", "paragraph", ["Biasa"]),
        ("", "", []),
        ("Tiada", "", []),
        ("Lepas", "paragraph", ["Lepas"]),
    ],
)
def test_styles_stand_upon_each_other(own: str | None, kind: str, expected: list[str]) -> None:
    assert list(BOOK.lineage(own, kind)) == expected


def test_styles_that_stand_upon_themselves_come_to_an_end() -> None:
    assert set(BOOK.lineage("A")) == {"A", "B"}


@pytest.mark.parametrize(
    ("line", "rule", "points"),
    [
        (0, None, 12.0),
        (360, "auto", 18.0),
        (360, None, 18.0),
        (200, "exact", 10.0),
        (200, "atLeast", 12.0),
        (400, "atLeast", 20.0),
    ],
)
def test_lines_are_as_far_apart_as_is_said(line: float, rule: str | None, points: float) -> None:
    assert leading(12.0, line, rule) == points
