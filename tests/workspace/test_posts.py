"""Posts of sop.yaml: their ids read as names, in every place that names a post."""

from __future__ import annotations

from pathlib import Path

import pytest

from revision.made import contents, write
from soptool.api.impact import impact
from soptool.api.rename import rename
from soptool.cli.rewriting import write_all
from soptool.cli.terminal import Terminal
from soptool.compose.expand import Composer
from soptool.model.sop import Micro
from soptool.model.standard import Standard
from soptool.workspace.load import load
from soptool.workspace.references import reference_findings

FILES = {
    "sop.yaml": "posts:\n"
    "  kabag-umum: {name: Kepala Bagian Umum, also: [Kabag Umum], unit: Biro A}\n"
    "  loket: Petugas Loket\n",
    "p.yaml": "kind: micro\ntitle: P\napproval: {position: kabag-umum}\n"
    "executors: {a: kabag-umum, b: {name: loket}, c: {name: kabag-umum, unit: Biro B}, d: Lain}\n"
    "steps: [{activity: Menata, executor: a}, {activity: Menulis, executor: b}]\n",
    "q.yaml": "kind: micro\ntitle: Q\nexecutors: {k: Kabag Umum}\n"
    "steps: [{activity: Menata, executor: k}]\n",
    "m.yaml": "kind: macro\ntitle: M\nsteps: [{use: p}, {use: q}]\n",
    "s.yaml": "kind: standard\ntitle: S\nsops: [m]\napproval: {position: kabag-umum}\n"
    "management: {staff: {number: '2', post: loket}}\npledge: {signer: kabag-umum}\n",
}


def test_ids_read_as_names(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    workspace = load(tmp_path)
    assert (workspace.findings, reference_findings(workspace)) == ((), ())
    micro, standard = workspace.by_id["p"].sop, workspace.by_id["s"].sop
    assert isinstance(micro, Micro)
    assert isinstance(standard, Standard)
    assert {name: (e.name, e.unit) for name, e in micro.executors.items()} == {
        "a": ("Kepala Bagian Umum", "Biro A"),
        "b": ("Petugas Loket", None),
        "c": ("Kepala Bagian Umum", "Biro B"),
        "d": ("Lain", None),
    }
    assert micro.approval
    assert micro.approval.position == "Kepala Bagian Umum"
    assert standard.pledge
    assert standard.pledge.signer == "Kepala Bagian Umum"
    assert standard.management.staff[0].post == "Petugas Loket"


def test_names_of_one_post_share_a_column(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    workspace = load(tmp_path)
    columns = Composer(workspace).expand(workspace.by_id["m"]).columns
    assert [column.name for column in columns] == ["Kepala Bagian Umum", "Petugas Loket"]


def test_an_id_that_is_none(tmp_path: Path) -> None:
    wrong = FILES["p.yaml"].replace("{a: kabag-umum", "{a: kabag-umun")
    write(tmp_path, {**FILES, "p.yaml": wrong})
    (finding,) = reference_findings(load(tmp_path))
    assert (finding.code, finding.place.line, finding.place.column) == ("SOP229", 4, 16)
    assert "`kabag-umum`" in str(finding.hint)
    write(tmp_path, {**FILES, "sop.yaml": "{}\n"})
    assert reference_findings(load(tmp_path)) == ()


@pytest.mark.parametrize("name", ["kabag-umum", "Kepala Bagian Umum", "Kabag Umum"])
def test_impact_knows_all_names(name: str, tmp_path: Path) -> None:
    found = impact(write(tmp_path, FILES), name).touched
    assert [one.entry.sop.id for one in found if not one.depth] == ["p", "q", "s"]


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [("kabag-umum", "kabag-tu", 6), ("Kepala Bagian Umum", "Kepala Bagian TU", 1)],
)
def test_rename(old: str, new: str, count: int, tmp_path: Path) -> None:
    request = write(tmp_path, FILES)
    made = rename(request, "executor", old, new)
    assert made.places == count
    assert write_all(made.files, Terminal()) == 0
    assert contents(tmp_path) == {name: text.replace(old, new) for name, text in FILES.items()}
    assert write_all(rename(request, "executor", new, old).files, Terminal()) == 0
    assert contents(tmp_path) == FILES
