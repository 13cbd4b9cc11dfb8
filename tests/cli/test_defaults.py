"""Defaults from the outside: files that change, data that show them, names in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Sop, write
from soptool.lint.catalogue import RULES

STEPS = "executors: {p: Petugas}\nsteps: [{activity: Menerima surat, executor: p}]\n"
MICRO = f"kind: micro\ntitle: Penanganan Surat\n{STEPS}"
LAWS = """\
legal_basis:
  - PP Nomor 28 Tahun 2012 tentang Pelaksanaan UU Kearsipan  # turunan
  - UU Nomor 43 Tahun 2009 tentang Kearsipan
unit: Bagian Umum
"""
FILES = {
    "sop.yaml": "defaults:\n  status: draft\n  unit: Biro\n",
    "m/_defaults.yaml": LAWS,
    "m/a.yaml": MICRO,
    "m/b.yaml": MICRO,
}


@pytest.fixture
def office(folder: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two SOPs that have their legal basis from their folder, entered; all rules are on."""
    monkeypatch.setattr("soptool.lint.levels.RULES", RULES)
    return write(folder, FILES)


def test_a_fix_is_made_where_the_value_stands_and_once(office: Path, sop: Sop) -> None:
    ended = sop("validate", "--select", "legal-basis-out-of-order", "--fix")
    assert ended.err.startswith("1 finding mended in 1 file.\n")
    lines = (office / "m/_defaults.yaml").read_text().splitlines()
    assert lines[1:3] == [LAWS.splitlines()[2], LAWS.splitlines()[1]]
    assert (office / "m/a.yaml").read_text() == MICRO


def test_a_list_of_two_files_is_not_put_into_order(office: Path, sop: Sop) -> None:
    text = MICRO + "legal_basis: [+, UU Nomor 8 Tahun 1974 tentang Pokok-Pokok Kepegawaian]\n"
    write(office, {"m/a.yaml": text})
    sop("validate", "m/a.yaml", "--select", "legal-basis-out-of-order", "--fix")
    assert (office / "m/a.yaml").read_text() == text


def test_the_findings_of_one_file_are_those_of_its_defaults_too(office: Path, sop: Sop) -> None:
    write(
        office, {"m/_defaults.yaml": "status: berlaku sekali\n", "n/_defaults.yaml": "unit: {}\n"}
    )
    ended = sop("validate", "m/a.yaml", "-f", "concise", "--select", "SOP1")
    assert [line.split(" ")[0] for line in ended.out.splitlines()] == ["m/_defaults.yaml:1:9:"]


def test_fmt_orders_defaults(office: Path, sop: Sop) -> None:
    assert sop("fmt").code == 0
    assert (office / "m/_defaults.yaml").read_text().startswith("unit: Bagian Umum\nlegal_basis:\n")
    assert (office / "sop.yaml").read_text() == "defaults:\n  unit: Biro\n  status: draft\n"


def test_a_unit_that_only_defaults_name_is_found_and_renamed(office: Path, sop: Sop) -> None:
    found = json.loads(sop("impact", "Bagian Umum", "--format", "json").out)
    uses = [(use["id"], use["kind"], use["ways"][0][0]["path"]) for use in found["uses"]]
    at = "m/_defaults.yaml"
    assert uses == [("a", "micro", at), ("b", "micro", at), (None, "defaults", at)]
    assert sop("rename", "unit", "Bagian Umum", "Bagian Persuratan").code == 0
    assert "unit: Bagian Persuratan\n" in (office / at).read_text()
    assert sop("rename", "unit", "Biro", "Biro Umum").code == 0
    assert "  unit: Biro Umum\n" in (office / "sop.yaml").read_text()


def test_composed_yaml_says_where_a_value_comes_from(office: Path, sop: Sop) -> None:
    write(office, {"m/a.yaml": f"{MICRO}records: '-'\n", "_defaults.yaml": "records: [R]\n"})
    out = sop("compose", "a", "--format", "yaml").out
    assert "    unit: Bagian Umum  # m/_defaults.yaml:4\n" in out
    assert "    status: draft  # sop.yaml:2\n" in out
    assert "    legal_basis:  # m/_defaults.yaml:1\n" in out
    assert "    records: '-'\n" in out


def test_a_pin_and_a_difference_see_the_whole(office: Path, sop: Sop) -> None:
    macro = "kind: macro\ntitle: Makro\nsteps: [{use: a}]\n"
    write(office, {"makro.yaml": macro})
    assert sop("pin", "makro").code == 0
    write(office, {"m/_defaults.yaml": LAWS.replace("Umum", "Baru")})
    ended = sop("validate", "makro.yaml", "-f", "concise", "--select", "SOP4")
    assert "makro.yaml:3:23: SOP411" in ended.out


def test_a_new_sop_does_not_repeat_what_its_folder_says(office: Path, sop: Sop) -> None:
    write(office, {"_defaults.yaml": "classification: {nature: technical}\napproval: {name: N}\n"})
    assert sop("new", "micro", "baru", "-o", "m").code == 0
    text = (office / "m/baru.yaml").read_text()
    assert "# Dari isian bawaan m/_defaults.yaml, _defaults.yaml, sop.yaml: unit," in text
    assert not {"unit:", "legal_basis:", "nature:", "name:", "status:"} & set(text.split())
    assert {"position:", "coverage:", "title:"} <= set(text.split())
    assert sop("validate", "m/baru.yaml", "--select", "SOP0,SOP1").code == 0


def test_a_new_sop_is_a_draft_whatever_others_are(office: Path, sop: Sop) -> None:
    write(office, {"sop.yaml": "defaults: {status: effective}\n"})
    sop("new", "standard", "layanan")
    assert "status: draft " in (office / "layanan.yaml").read_text()
