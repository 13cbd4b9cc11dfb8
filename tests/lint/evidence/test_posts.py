from __future__ import annotations

import pytest

from soptool.lint.evidence.posts import post_key, same_post


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kabag TU", "Kepala Bagian Tata Usaha"),
        ("Ketua Tim Stat. Produksi", "Ketua Tim Statistik Produksi"),
        ("Ka. Sub Bagian Umum", "Kepala Subbagian Umum"),
        ("Kasubbag Umum dan Keuangan", "Kasubag Umum & Keuangan"),
        ("SEKJEN", "Sekretaris Jenderal"),
        ("Staff Admin", "Staf Administrasi"),
    ],
)
def test_spellings_of_one_post(one: str, other: str) -> None:
    assert same_post(one, other)
    assert same_post(other, one)
    assert post_key(one) == post_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kepala Bagian", "Kepala Bagian Umum"),
        ("Staf 1", "Staf 2"),
        ("Operator A", "Operator B"),
        ("Sekretaris", "Sekretariat"),
        ("Anggota Tim", "Anggaran Tim"),
        ("Kepala Seksi I", "Kepala Seksi II"),
        ("Camat", "Lurah"),
        ("", "–"),
        ("🙂", "🙃"),
    ],
)
def test_different_posts(one: str, other: str) -> None:
    assert not same_post(one, other)
