"""Who uses a name: every kind of mention, through every depth, with the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revision.made import FILES, write
from soptool.api.impact import impact
from soptool.errors import UsageError
from soptool.settings import Settings
from soptool.source.document import Document
from soptool.source.places import Data
from soptool.workspace import mentions as module
from soptool.workspace.entry import Entry
from soptool.workspace.load import load


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        (
            "uu-30-2014",
            "regulation",
            {
                "surat-masuk": [["mikro/masuk.yaml:5"]],
                "tanggapan-surat": [["mikro/tanggapan-surat.yaml:3"]],
                "pengelolaan": [["makro.yaml:6", "mikro/masuk.yaml:5"]],
                "layanan": [["layanan.yaml:4", "makro.yaml:6", "mikro/masuk.yaml:5"]],
            },
        ),
        ("Undang-Undang Nomor 30 Tahun 2014", "regulation", None),
        (
            "tanggapan-surat",
            "sop",
            {
                "surat-masuk": [[f"mikro/masuk.yaml:{line}"] for line in (6, 23, 24)],
                "pengelolaan": [["makro.yaml:9"]],
                "layanan": [["layanan.yaml:4", "makro.yaml:9"]],
            },
        ),
        ("arsip-surat", "sop", {"surat-masuk": [["mikro/masuk.yaml:6"]]}),
        (
            "agendaris",
            "executor",
            {
                "surat-masuk": [[f"mikro/masuk.yaml:{line}"] for line in (9, 14, 19)],
                "pengelolaan": [["makro.yaml:4"]],
                "layanan": [["layanan.yaml:4", "makro.yaml:4"]],
            },
        ),
        (
            "Kepala Bagian",
            "executor",
            {
                "surat-masuk": [[f"mikro/masuk.yaml:{line}"] for line in (7, 10, 19)],
                "pengelolaan": [["makro.yaml:4"], ["makro.yaml:10"]],
                "layanan": [["layanan.yaml:4", "makro.yaml:4"]],
            },
        ),
        (
            "surat",
            "document",
            {
                "surat-masuk": [["mikro/masuk.yaml:15"]],
                "tanggapan-surat": [["mikro/tanggapan-surat.yaml:8"]],
                "pengelolaan": [["makro.yaml:6", "mikro/masuk.yaml:15"]],
                "layanan": [["layanan.yaml:4", "makro.yaml:6", "mikro/masuk.yaml:15"]],
            },
        ),
    ],
)
def test_every_use_with_its_way(
    name: str, kind: str, expected: dict[str, list[list[str]]] | None, tmp_path: Path
) -> None:
    data = impact(write(tmp_path), name).as_data()
    assert data["kind"] == kind
    ways = {
        use["id"]: [[f"{hop['path']}:{hop['line']}" for hop in way] for way in use["ways"]]
        for use in data["uses"]
    }
    if expected is None:
        expected = {
            use["id"]: [[f"{hop['path']}:{hop['line']}" for hop in way] for way in use["ways"]]
            for use in impact(write(tmp_path), "uu-30-2014").as_data()["uses"]
        }
    assert ways == expected


def test_the_nearest_come_first(tmp_path: Path) -> None:
    depths = [one.depth for one in impact(write(tmp_path), "uu-30-2014").touched]
    assert depths == [0, 0, 1, 2]


def test_one_name_of_several_kinds(tmp_path: Path) -> None:
    files = {**FILES, "sop.yaml": "documents: {surat-masuk: Surat masuk}\n"}
    request = write(tmp_path, files)
    with pytest.raises(UsageError, match=r"`sop`, `document`.*--kind"):
        impact(request, "surat-masuk")
    assert impact(request, "surat-masuk", "document").subject.kind == "document"
    assert impact(request, "mikro/masuk.yaml", "sop").subject.name == "surat-masuk"


@pytest.mark.parametrize(
    ("name", "near"),
    [("tanggapan-sura", "tanggapan-surat"), ("Agendarisi", "Agendaris"), ("uu-30-2041", "uu-30")],
)
def test_no_such_name(name: str, near: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=f"Did you mean `{near}"):
        impact(write(tmp_path), name)


def test_circles_and_depth_end(tmp_path: Path) -> None:
    chain = {
        f"m{n}.yaml": f"kind: macro\ntitle: M\nsteps: [{{use: m{n + 1}}}]\n" for n in range(200)
    }
    chain["m200.yaml"] = "kind: macro\ntitle: M\nlegal_basis: UU 1\nsteps: [{use: m0}]\n"
    found = impact(write(tmp_path, chain), "UU 1").touched
    assert len(found) == 201
    assert found[-1].depth == 200


LISTED = {
    "sop.yaml": "documents: {pc: {name: Komputer, also: [Laptop]}}\n"
    "defaults: {records: [Register]}\n",
    "a.yaml": "kind: micro\ntitle: A\nequipment: [Laptop (PC) dan printer]\nexecutors: {x: X}\n"
    "steps: [{activity: Menata, executor: x, requirements: [1. KTP asli, Akta/kutipan]}]\n",
    "g.yaml": "kind: micro\ntitle: G\nparameters: {u: text}\nequipment: [Cap $(u)]\n"
    "executors: {x: Kepala $(u)}\nsteps: [{activity: Menata, executor: x}]\n",
    "h.yaml": "kind: micro\ntitle: H\nextends: g\nwith: {u: Biro; Umum}\n",
    "s.yaml": "kind: standard\ntitle: S\nmanagement: {facilities: [Kursi roda; loket]}\n"
    "delivery: {requirements: [{document: Formulir, copies: 2}]}\n",
}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Komputer", ["a.yaml:3"]),
        ("pc", ["a.yaml:3"]),
        ("printer", ["a.yaml:3"]),
        ("ktp asli", ["a.yaml:5"]),
        ("Kutipan", ["a.yaml:5"]),
        ("Kursi roda", ["s.yaml:3"]),
        ("Formulir", ["s.yaml:4"]),
        ("Register", ["a.yaml:2", "g.yaml:2", "h.yaml:2", "sop.yaml:2"]),
        ("Cap Biro; Umum", ["h.yaml:4"]),
        ("Kepala Biro; Umum", ["h.yaml:5"]),
    ],
)
def test_equipment_and_forms_wherever_they_are_named(
    name: str, expected: list[str], tmp_path: Path
) -> None:
    uses = impact(write(tmp_path, LISTED), name).as_data()["uses"]
    found = [f"{use['path']}:{use['ways'][0][0]['line']}" for use in uses if use["depth"] == 0]
    assert found == expected


KEYS = (
    *("steps", "use", "executor", "executors", "next", "branches", "sop", "see", "any", "related"),
    *("legal_basis", "sops", "services", "name", "outputs", "approval", "position", "documents"),
)
ENTRY = load(Path(__file__).parents[2] / "examples").entries[0]


@given(
    st.recursive(
        st.sampled_from(["", "a", "same", "surat-masuk"]),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
        ),
        max_leaves=20,
    )
)
def test_no_data_raises(data: Data) -> None:
    document = Document("x.yaml", "", data)
    assert list(module._of_entry(Entry(ENTRY.sop, document)))
    assert isinstance(list(module._of_others(document, Settings)), list)
