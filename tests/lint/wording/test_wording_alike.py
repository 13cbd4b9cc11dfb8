"""Names looked up among many: the same answers as comparing with each, and bounded work."""

from __future__ import annotations

import pytest

from soptool.lint.wording.alike import index_of

MADE = ("Surat masuk terdisposisi", "Kuesioner SPH", "Nota dinas", "Konsep surat keputusan")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Surat masuk yang didisposisi", "Surat masuk terdisposisi"),
        ("Kesioner SPH", "Kuesioner SPH"),
        ("Surat masuk", None),
        ("Nota dinas", None),
        ("", None),
    ],
)
def test_a_name_in_other_words_or_with_a_slip_is_found(text: str, meant: str | None) -> None:
    assert index_of(MADE).misnamed(text) == meant


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Konsep surat keputusn", "Konsep surat keputusan"),
        ("Kuisioner SPHX", "Kuesioner SPH"),
        ("Surat masuk", "Surat masuk terdisposisi"),
        ("Kuitansi", None),
    ],
)
def test_the_name_most_alike_is_offered(text: str, near: str | None) -> None:
    assert index_of(MADE).nearest(text, 0.75) == near


def test_only_names_that_are_there_count() -> None:
    index = index_of(MADE)
    assert index.misnamed("Kesioner SPH", lambda name: name != "Kuesioner SPH") is None
    assert index.nearest("Kesioner SPH", 0.75, lambda name: name != "Kuesioner SPH") is None


def test_looks_at_names_grow_with_those_that_are_asked_not_with_both() -> None:
    index = index_of(f"Berkas {number} {number % 7}" for number in range(3_000))
    for number in range(3_000):
        assert index.misnamed(f"Berkas nomor {number}") is None
        index.nearest(f"Berkas nomor {number}", 0.75)
    assert index.looks <= 30 * 3_000
