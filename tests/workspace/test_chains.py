"""Defaults of a workspace: which hold for a file, and what is said of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from soptool.lint.inspection import inspect
from soptool.lint.levels import levels_of
from soptool.model.identity import Body
from soptool.workspace.load import Loading, load
from soptool.workspace.workspace import Workspace

from .conftest import Make

STEPS = "executors: {p: Petugas}\nsteps: [{activity: Menerima surat, executor: p}]\n"
MICRO = f"kind: micro\ntitle: Penanganan Surat\n{STEPS}"


def sop(workspace: Workspace, name: str) -> Body:
    found = workspace.by_id[name].sop
    assert isinstance(found, Body)
    return found


def said(workspace: Workspace, *codes: str) -> list[str]:
    levels = levels_of(workspace.settings, workspace.root)
    found = inspect(workspace, levels, date(2026, 1, 1)).findings
    return [f"{f.place.path}:{f.place.line} {f.code}" for f in found if f.code.startswith(codes)]


def test_the_nearest_folder_wins_and_another_workspace_is_another(make: Make) -> None:
    workspace = make(
        {
            "sop.yaml": "defaults: {unit: far, status: review}\nexclude: [draf/]\n",
            "_defaults.yaml": "unit: root\n",
            "a.yaml": MICRO,
            "m/_defaults.yaml": "unit: near\n",
            "m/b.yaml": MICRO,
            "m/n/c.yaml": MICRO,
            "o/sop.yaml": "",
            "o/d.yaml": MICRO,
            "draf/_defaults.yaml": "colour: red\nunit: draft\n",
        }
    )
    units = {entry.sop.id: entry.sop.unit for entry in workspace.entries}
    assert units == {"a": "root", "b": "near", "c": "near"}
    assert sop(workspace, "c").status == "review"
    assert [document.path for document, _ in workspace.chains.chain("m/n/c.yaml")] == [
        *("m/_defaults.yaml", "_defaults.yaml", "sop.yaml"),
    ]
    assert said(workspace, "SOP1") == []
    assert load(workspace.root / "o").by_id["d"].sop.unit is None


def test_a_file_named_in_a_folder_left_out_has_its_defaults(make: Make) -> None:
    files = {"sop.yaml": "exclude: [draf/]\n", "draf/_defaults.yaml": "unit: U\n"}
    root = make({**files, "draf/a.yaml": MICRO}).root
    assert load(root, Loading((root / "draf/a.yaml",))).by_id["a"].sop.unit == "U"


def test_a_text_that_stands_in_has_the_defaults_of_its_folder(make: Make) -> None:
    root = make({"m/_defaults.yaml": "unit: U\n"}).root
    loading = Loading(contents={root / "m/new.yaml": MICRO.encode()})
    assert load(root, loading).by_id["new"].sop.unit == "U"
    others = {root / "m/_defaults.yaml": b"unit: V\n", root / "m/a.yaml": MICRO.encode()}
    assert load(root, Loading(contents=others)).by_id["a"].sop.unit == "V"


GENERIC = f"kind: micro\ntitle: G\nparameters: {{x: text}}\nunit: dari $(x)\nwarnings: [W]\n{STEPS}"


def test_a_generic_sop_stands_between(make: Make) -> None:
    specific = "kind: micro\ntitle: S\nextends: g\nwith: {x: Nilai}\nwarnings: [+, V]\n"
    workspace = make(
        {
            "g/g.yaml": GENERIC,
            "g/_defaults.yaml": "equipment: [generik]\n",
            "s/s.yaml": specific,
            "s/_defaults.yaml": "unit: folder\nequipment: [E $(x)]\n"
            "classification: {coverage: generic}\n",
        }
    )
    made = sop(workspace, "s")
    assert (made.unit, made.equipment, made.warnings) == ("dari Nilai", ("E Nilai",), ("W", "V"))
    assert made.classification.coverage == "specific"


def test_standards_have_what_they_have_keys_for(make: Make) -> None:
    defaults = "unit: U\nequipment: [E]\napproval: {position: P}\nstatus: draft\n"
    workspace = make({"s.yaml": "kind: standard\ntitle: Layanan\n", "_defaults.yaml": defaults})
    assert workspace.by_id["s"].sop.unit == "U"
    assert said(workspace, "SOP1") == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"_defaults.yaml": "colour: red\n"}, ["_defaults.yaml:1 SOP101"]),
        ({"_defaults.yaml": "kind: micro\n"}, ["_defaults.yaml:1 SOP101"]),
        ({"_defaults.yaml": "- unit\n"}, ["_defaults.yaml:1 SOP104"]),
        ({"_defaults.yaml": "unit: [a\n"}, ["_defaults.yaml:2 SOP001"]),
        ({"_defaults.yaml": "unit: A\nunit: B\n"}, ["_defaults.yaml:2 SOP007"]),
        ({"_defaults.yaml": "# nothing yet\n"}, []),
        ({"_defaults.yaml": "status: efektif\n"}, ["_defaults.yaml:1 SOP103"]),
        ({"_defaults.yaml": "approval: {nama: N}\n"}, ["_defaults.yaml:1 SOP101"]),
        ({"_defaults.yaml": "unit: +\n"}, ["_defaults.yaml:1 SOP103"]),
        ({"_defaults.yaml": "records:\n  - r\n  - +\n"}, ["_defaults.yaml:3 SOP103"]),
        ({"_defaults.yaml": "unit: $(x)\n"}, ["_defaults.yaml:1 SOP215"]),
        ({"_defaults.yaml": "unit: $$(x)\n"}, []),
        ({"_defaults.yaml": "legal_basis: [uu-1-2000]\n"}, ["_defaults.yaml:1 SOP225"]),
        ({"sop.yaml": "defaults: {dates: [x]}\n"}, ["sop.yaml:1 SOP104"]),
        ({"sop.yaml": "defaults:\n  legal_basis: [a, +]\n"}, ["sop.yaml:2 SOP103"]),
        ({"m/_defaults.yml": "unit: U\n"}, ["m/_defaults.yml:1 SOP212"]),
        ({"defaults.yaml": "unit: U\n"}, ["defaults.yaml:1 SOP212"]),
        ({"defaults.yaml": "services: {web: {}}\n"}, []),
    ],
)
def test_what_is_wrong_is_said_once_where_it_is_written(
    make: Make, files: dict[str, str], expected: list[str]
) -> None:
    workspace = make({"a.yaml": MICRO, "b.yaml": MICRO, "m/c.yaml": MICRO, **files})
    assert said(workspace, "SOP0", "SOP1", "SOP21", "SOP225") == expected


def test_a_finding_of_a_rule_names_the_sops_for_which_it_holds(make: Make) -> None:
    files = {"_defaults.yaml": "approval: {position: P, name: N, nip: '12'}\n"}
    workspace = make({"a.yaml": MICRO, "b.yaml": MICRO, **files})
    levels = levels_of(workspace.settings, workspace.root)
    found = [f for f in inspect(workspace, levels, date(2026, 1, 1)).findings if f.code == "SOP610"]
    assert [[one.place.path for one in f.related] for f in found] == [["a.yaml", "b.yaml"]]
    assert workspace.chains.concerns(found[0], ["b.yaml"])
    assert not workspace.chains.concerns(found[0], ["c.yaml"])


def test_an_ignore_stands_where_the_value_stands(make: Make) -> None:
    text = "# sop: ignore[nip-malformed] contoh\napproval: {position: P, name: N, nip: '12'}\n"
    assert said(make({"a.yaml": MICRO, "_defaults.yaml": text}), "SOP610", "SOP04") == []


def test_defaults_are_found_from_the_path_of_a_file(make: Make, tmp_path: Path) -> None:
    make({"_defaults.yaml": "unit: U\n"})
    assert load(tmp_path).chains.chain("../elsewhere.yaml") == ()
