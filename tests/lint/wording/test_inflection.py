"""Hints: from any form of a verb to its active form, and to the noun of action."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptool.lint.wording import forms
from soptool.lint.wording.inflection import active_of, capitalized_like, misspelt_active, noun_of
from soptool.lint.wording.words import words


@pytest.mark.parametrize(
    ("form", "active"),
    [
        ("diperiksa", "memeriksa"),
        ("disusun", "menyusun"),
        ("dikirim", "mengirim"),
        ("ditandatangani", "menandatangani"),
        ("diverifikasi", "memverifikasi"),
        ("dicek", "mengecek"),
        ("disahkan", "mengesahkan"),
        ("dikaji", "mengkaji"),
        ("diproses", "memproses"),
        ("diperbaiki", "memperbaiki"),
        ("ditransfer", "mentransfer"),
        ("diolah", "mengolah"),
        ("dipilah", "memilah"),
        ("Diterima", "menerima"),
        ("terima", "menerima"),
        ("siapkan", "menyiapkan"),
        ("Upload", "mengunggah"),
        ("pemeriksaan", "memeriksa"),
        ("penyampaian", "menyampaikan"),
        ("penetapan", "menetapkan"),
        ("persetujuan", "menyetujui"),
        ("verifikasi", "memverifikasi"),
        ("mencatat", "mencatat"),
    ],
)
def test_the_active_verb(form: str, active: str) -> None:
    assert active_of(form) == active


@pytest.mark.parametrize("word", ["surat", "kabag", "rapat", "xyz", "", "di", "ruangan"])
def test_no_verb_is_made_up(word: str) -> None:
    assert active_of(word) is None


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("menyusun", "penyusunan"),
        ("diterima", "penerimaan"),
        ("kirim", "pengiriman"),
        ("menandatangani", "penandatanganan"),
        ("memverifikasi", "verifikasi"),
        ("mengesahkan", "pengesahan"),
        ("melakukan", None),
        ("surat", None),
    ],
)
def test_the_noun_of_action(verb: str, noun: str | None) -> None:
    assert noun_of(verb) == noun


def test_every_stem_gives_a_verb_that_the_judgements_know() -> None:
    made = {stem: active_of(f"di{stem}") for stem in words("id-verb-stems")}
    unknown = {stem: verb for stem, verb in made.items() if verb and not forms.is_active(verb)}
    assert unknown == {}
    assert sum(verb is not None for verb in made.values()) > 0.95 * len(made)


@pytest.mark.parametrize(
    ("pattern", "word", "shown"),
    [("DITERIMA", "menerima", "MENERIMA"), ("Terima", "menerima", "Menerima"), ("t", "ab", "ab")],
)
def test_capitals_are_kept(pattern: str, word: str, shown: str) -> None:
    assert capitalized_like(pattern, word) == shown


@given(st.text())
def test_no_text_raises(text: str) -> None:
    active_of(text)
    noun_of(text)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Menghitungan", "Menghitung"),
        ("Meyampaikan", "Menyampaikan"),
        ("melakuan", "melakukan"),
        ("memasukan", "memasukkan"),
        ("MEMERIKASA", "MEMERIKSA"),
        ("menyampaiakn", "menyampaikan"),
        ("mendata", None),
        ("mengkompilasi", None),
        ("menerakan", None),
        ("menyiangi", None),
        ("meja", None),
        ("Pemeriksaan", None),
    ],
)
def test_a_slip_of_the_pen_is_near_one_verb_and_explained_by_no_root(
    word: str, meant: str | None
) -> None:
    assert misspelt_active(word) == meant


@given(st.sampled_from(sorted(words("id-roots"))))
def test_no_root_makes_a_slip(root: str) -> None:
    verbs = (active_of(f"{root}kan"), active_of(root))
    assert not any(misspelt_active(verb) for verb in verbs if verb)
