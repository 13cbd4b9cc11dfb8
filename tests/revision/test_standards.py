"""What a service standard and sop.yaml name is seen by every command alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from revision.made import contents, write
from soptool.api.impact import impact
from soptool.api.rename import rename
from soptool.api.request import Request
from soptool.api.tree import tree
from soptool.workspace.load import load
from soptool.workspace.references import reference_findings

SETTINGS = """\
regulations:
  pp-5: Peraturan Pemerintah Nomor 5 Tahun 2020
  pp-9: {title: Peraturan Pemerintah Nomor 9 Tahun 2010, status: revoked, by: pp-5}
"""
HANDLING = """\
kind: micro
id: tangani-aduan
title: Penanganan Pengaduan
unit: Bagian Umum
process: "03.02"
approval: {position: Kepala Bagian}
executors: {meja-depan: {name: Petugas loket, unit: Bagian Umum}}
steps:
  - {activity: Menerima, executor: meja-depan, requirements: Berkas aduan, outputs: Salinan}
"""
STANDARD = """\
kind: standard
id: layanan
title: Layanan
unit: Bagian Umum
approval: {position: Petugas loket}
sops: [tangani-aduan]
delivery:
  requirements: [Berkas aduan, {document: Kartu, note: asli}]
  cost: {amount: Rp5.000, ground: pp-5}
  product: Salinan
  complaints: {channels: Loket, sop: tangani-aduan}
management:
  legal_basis: pp-5
  facilities: [Kartu]
  staff: [{number: 2 orang, post: Petugas loket}]
services:
  - title: Satu
    sops: tangani-aduan
    delivery: {product: [Salinan], complaints: {channels: Loket, sop: tangani-aduan}}
    management: {staff: {number: "1", post: Petugas loket}}
pledge: {promise: Kami sanggup, signer: Petugas loket}
"""
FILES = {"sop.yaml": SETTINGS, "aduan.yaml": HANDLING, "layanan.yaml": STANDARD}


def uses(root: Path, name: str) -> dict[str, list[str]]:
    found = impact(write(root, FILES), name).as_data()
    ways = {use["id"]: use["ways"] for use in found["uses"] if use["id"]}
    return {name: [way[0]["as"] for way in several] for name, several in ways.items()}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tangani-aduan", {"layanan": ["delivers", "complaints", "delivers", "complaints"]}),
        ("pp-5", {"layanan": ["ground", "legal-basis"]}),
        ("Kartu", {"layanan": ["service", "facility"]}),
        ("Salinan", {"tangani-aduan": ["output"], "layanan": ["service", "service"]}),
        (
            "Petugas loket",
            {
                "tangani-aduan": ["column", "performs"],
                "layanan": ["approves", "staff", "staff", "signs"],
            },
        ),
    ],
)
def test_impact(name: str, expected: dict[str, list[str]], tmp_path: Path) -> None:
    assert uses(tmp_path, name) == expected


def test_a_regulation_followed_by_another_is_told(tmp_path: Path) -> None:
    (*_, last) = impact(write(tmp_path, FILES), "pp-5").as_data()["uses"]
    assert (last["kind"], last["path"]) == ("workspace", "sop.yaml")
    assert [(one["as"], one["line"]) for (one,) in last["ways"]] == [("followed-by", 3)]


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("sop", "tangani-aduan", "pengaduan"),
        ("document", "Salinan", "Turunan"),
        ("document", "Berkas aduan", "Map"),
        ("document", "Kartu", "Tanda pengenal"),
        ("executor", "Petugas loket", "Pelayan tamu"),
        ("executor", "meja-depan", "pelayan"),
    ],
)
def test_rename(kind: str, old: str, new: str, tmp_path: Path) -> None:
    request = write(tmp_path, FILES)
    for file in rename(request, kind, old, new).files:
        file.path.write_bytes(file.after)
    assert contents(tmp_path) == {name: text.replace(old, new) for name, text in FILES.items()}
    assert [*reference_findings(load(tmp_path))] == []


def test_references(tmp_path: Path) -> None:
    wrong = {
        "sop.yaml": SETTINGS.replace("by: pp-5", "by: pp-55"),
        "layanan.yaml": STANDARD.replace("Loket, sop: tangani-aduan", "Loket, sop: tangani-aduann"),
        "aduan.yaml": HANDLING,
    }
    write(tmp_path, wrong)
    found = [(f.code, f.place.path, f.place.line) for f in reference_findings(load(tmp_path))]
    assert found == [
        ("SOP221", "layanan.yaml", 11),
        ("SOP221", "layanan.yaml", 19),
        ("SOP225", "sop.yaml", 3),
    ]


def test_the_tree_and_impact_agree(tmp_path: Path) -> None:
    request = write(tmp_path, FILES)
    (branch,) = tree(Request(("tangani-aduan",), here=tmp_path), reverse=True)
    above = [child.id for child in branch.children]
    assert (
        above
        == [one.entry.sop.id for one in impact(request, "tangani-aduan").touched]
        == ["layanan"]
    )
