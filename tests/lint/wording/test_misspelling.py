"""Slips of the pen: one word is meant, and no root explains what is written."""

from __future__ import annotations

import pytest

from soptool.lint.wording.misspelling import meant_by


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("penyelengaraan", "penyelenggaraan"),
        ("organisai", "organisasi"),
        ("kerasipan", "kearsipan"),
        ("konslutansi", "konsultansi"),
        ("perlatan", "peralatan"),
        ("mmeberikan", "memberikan"),
        ("tetntang", "tentang"),
        ("pemeriksaaan", "pemeriksaan"),
        ("dikembaikan", "dikembalikan"),
        ("infomasi", "informasi"),
    ],
)
def test_slips(written: str, meant: str) -> None:
    assert meant_by(written) == meant


@pytest.mark.parametrize(
    "word",
    [
        *("penyelenggaraan", "konsultansi", "penyimpangan", "perlindungan", "penyiangan"),
        *("pengamatan", "penemuan", "kumpulan", "tambahan", "jabaran", "pengasuhan", "berkenan"),
        *("services", "updated", "sharing", "kepala", "setiawan", "kabupaten", "pertanian"),
        *("persediaannya", "disampaikannya", "sukamaju", "diperoleh", "keterlambatan"),
        *("ketersediaan", "keberlanjutan", "mengkoordinasikan", "terlaksananya", "sebelumnya"),
    ],
)
def test_words_that_are_right(word: str) -> None:
    assert meant_by(word) is None
