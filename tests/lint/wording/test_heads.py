"""What a name names, by its head: from one lexicon and the forms of words, else nothing."""

import tomllib
from collections import Counter
from importlib.resources import files
from typing import get_args

import pytest

from soptool.lint.wording.document import names_tool
from soptool.lint.wording.heads import Kind, is_surely, kinds

_LEXICON = files("soptool.lint.wording") / "words" / "heads.toml"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Surat tugas", "paper"),
        ("Data-data pendukung", "paper"),
        ("2 (dua) rangkap berita acara", "paper"),
        ("Seluruh berkas perkara", "paper"),
        ("Kertas kerja pemeriksaan", "blank"),
        ("Kertas", "tool"),
        ("Buku agenda surat masuk", "register"),
        ("Buku pedoman akademik", "norm"),
        ("Tensimeter", "tool"),
        ("SMS Gateway oleh sistem", "application"),
        ("Kendaraan dinas", "goods"),
        ("Rapat koordinasi", "event"),
        ("Penjemputan pasien", "act"),
        ("Digitalisasi arsip statis", "act"),
        ("Kroscek ulang", "act"),
        ("Kelancaran pelayanan", "state"),
        ("Ketelitian", "ability"),
        ("Juru bayar", "person"),
    ],
)
def test_a_name_is_told_by_its_head(text: str, kind: str) -> None:
    assert kinds(text) == {kind}


@pytest.mark.parametrize(
    "text",
    ["Penilaian kinerja", "Penetapan tersangka", "Kegemilangan", "Pelajaran", "Zxcv", "", "- 1."],
)
def test_what_is_uncertain_is_of_no_kind_surely(text: str) -> None:
    assert not is_surely(text, *(kind for kind in get_args(Kind) if kind != "either"))


def test_every_entry_stands_once() -> None:
    tables = tomllib.loads(_LEXICON.read_text(encoding="utf-8"))
    counted = Counter(
        word for rows in tables.values() for row in rows.values() for word in row.split()
    )
    assert [word for word, number in counted.items() if number > 1] == []


@pytest.mark.parametrize(
    ("text", "is_tool"),
    [
        ("Komputer dan printer", True),
        ("ATK, dll", True),
        ("Meja/kursi", True),
        ("Komputer, data deteni", False),
        ("dan lain-lain", False),
        ("Kertas kerja", False),
    ],
)
def test_a_list_is_a_tool_where_all_of_it_is(text: str, is_tool: bool) -> None:
    assert names_tool(text) is is_tool
