"""`extends` of sop.yaml: registries of other workspaces, and files that can't be taken."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from soptool.errors import UsageError
from soptool.revision.rename import Wish, renaming
from soptool.shape.names import Kind
from soptool.workspace.at_revision import load_revision
from soptool.workspace.load import load
from soptool.workspace.mentions import mentions
from soptool.workspace.references import reference_findings
from soptool.workspace.workspace import Workspace

STEPS = "executors: {p: kabag-tu}\nsteps: [{activity: Menerima surat, executor: p}]\n"
MICRO = f"kind: micro\ntitle: Surat\nlegal_basis: [uu-1-2020, uu-2-2020]\n{STEPS}"
COMMON = """\
organization: {name: Umum}
language: en
colour: no concern of others
regulations: {uu-1-2020: Dari umum, uu-2-2020: Dari umum}
documents: {surat: Surat masuk}
posts: {kabag-tu: Kepala Bagian Tata Usaha}
"""
OWN = "extends: ../umum/sop.yaml\nregulations: {uu-2-2020: Sendiri}\n"


def made(tmp_path: Path, files: dict[str, str]) -> Workspace:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return load(tmp_path / "biro")


def said(workspace: Workspace) -> list[str]:
    found = (*workspace.findings, *reference_findings(workspace))
    return [f"{f.place.path}:{f.place.line}:{f.place.column} {f.code}" for f in found]


def test_registries_are_taken_and_own_entries_win(tmp_path: Path) -> None:
    files = {"biro/sop.yaml": OWN, "umum/sop.yaml": COMMON, "biro/a.yaml": MICRO}
    workspace = made(tmp_path, files)
    assert said(workspace) == []
    settings = workspace.settings
    titles = {name: one.title for name, one in settings.regulations.items()}
    assert titles == {"uu-1-2020": "Dari umum", "uu-2-2020": "Sendiri"}
    assert (settings.language, settings.organization.name) == ("id", None)
    executor = next(iter(workspace.by_id["a"].sop.executors.values()))  # type: ignore[union-attr]
    assert executor.name == "Kepala Bagian Tata Usaha"


def test_one_that_is_extended_extends_others_and_the_first_wins(tmp_path: Path) -> None:
    files = {
        "biro/sop.yaml": "extends: [../a/sop.yaml, ../b.yaml]\n",
        "a/sop.yaml": "extends: ../c/sop.yaml\nregulations: {x: A}\n",
        "b.yaml": "extends: c/sop.yaml\nregulations: {x: B, y: B}\n",
        "c/sop.yaml": "regulations: {x: C, y: C, z: C}\n",
    }
    settings = made(tmp_path, files).settings
    assert {name: one.title for name, one in settings.regulations.items()} == {
        "x": "A",
        "y": "C",
        "z": "C",
    }


@pytest.mark.parametrize(
    ("files", "expected", "hint"),
    [
        ({"biro/sop.yaml": "extends: ../umun/sop.yaml\n", "umum/sop.yaml": COMMON},
         ["sop.yaml:1:10 SOP231"], "Did you mean `../umum/sop.yaml`?"),
        ({"biro/sop.yaml": "extends: [../umum]\n", "umum/sop.yaml": COMMON},
         ["sop.yaml:1:11 SOP231"], "Write `../umum/sop.yaml`."),
        ({"biro/sop.yaml": "extends: sop.yaml\n"}, ["sop.yaml:1:10 SOP231"],
         "Take one of them out of `extends`."),
        ({"biro/sop.yaml": "extends: ../umum/sop.yaml\n",
          "umum/sop.yaml": "extends:\n  - ../biro/sop.yaml\n"},
         ["../umum/sop.yaml:2:5 SOP231"], "Take one of them out of `extends`."),
        ({"biro/sop.yaml": "extends: /etc/sop.yaml\n"}, ["sop.yaml:1:10 SOP231"],
         "Write it as in `../umum/sop.yaml`."),
        ({"biro/sop.yaml": "extends: ../../../sop.yaml\n", ".git/HEAD": ""},
         ["sop.yaml:1:10 SOP231"], "Registries are shared within one repository."),
        ({"biro/sop.yaml": "extends: ../umum/sop.yaml\n", "umum/sop.yaml": "posts: {x: [\n"},
         ["../umum/sop.yaml:2:1 SOP001"], None),
        ({"biro/sop.yaml": "extends: ../umum/sop.yaml\n", "umum/sop.yaml": "posts: [x]\n"},
         ["../umum/sop.yaml:1:8 SOP104"], None),
        ({"biro/sop.yaml": "extends: {a: b}\n"},
             ["sop.yaml:1:10 SOP104", "sop.yaml:1:10 SOP231"], None),
        ({"biro/sop.yaml": "extends: ''\n"}, [], None),
    ],
)  # fmt: skip
def test_what_can_not_be_taken_is_said_at_its_place(
    tmp_path: Path, files: dict[str, str], expected: list[str], hint: str | None
) -> None:
    workspace = made(tmp_path, {**files, "biro/a.yaml": MICRO.replace("uu-1-2020, uu-2-2020", "")})
    assert said(workspace) == expected
    assert hint is None or str(workspace.findings[0].hint) == hint


def test_what_a_missing_registry_may_hold_is_not_missed(tmp_path: Path) -> None:
    workspace = made(tmp_path, {"biro/sop.yaml": OWN, "biro/a.yaml": MICRO})
    assert said(workspace) == ["sop.yaml:1:10 SOP231"]


def test_a_shared_name_is_not_changed_from_one_of_its_workspaces(tmp_path: Path) -> None:
    files = {"biro/sop.yaml": OWN, "umum/sop.yaml": COMMON, "biro/a.yaml": MICRO}
    workspace = made(tmp_path, files)
    wish = Wish(Kind.REGULATION, "uu-1-2020", "uu-9-2020")
    with pytest.raises(UsageError, match="which other workspaces share"):
        renaming(workspace, mentions(workspace), wish)


def test_a_revision_has_its_own_shared_registries(tmp_path: Path) -> None:
    files = {"biro/sop.yaml": OWN, "umum/sop.yaml": COMMON, "biro/a.yaml": MICRO}
    made(tmp_path, files)
    git = ("git", "-C", str(tmp_path), "-c", "user.name=x", "-c", "user.email=x@example.org")
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "x")):
        subprocess.run((*git, *words), check=True)
    (tmp_path / "umum/sop.yaml").write_text("", encoding="utf-8")
    before = load_revision(tmp_path / "biro", "HEAD")
    assert before.settings.regulations["uu-1-2020"].title == "Dari umum"
    assert said(before) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes as files here")
def test_a_registry_that_is_no_file_is_called_what_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "kantor"
    folder.mkdir()
    (folder / "surat.yaml").write_text("kind: micro\ntitle: Surat\nsteps: [{activity: Mencatat}]\n")
    os.mkfifo(folder / "pipa.yaml")
    (folder / "putus.yaml").symlink_to("tiada.yaml")
    (tmp_path / "umum").mkdir()
    (tmp_path / "umum" / "sop.yaml").write_text("language: id\n")
    said = {}
    for named in ("pipa.yaml", "putus.yaml", "../umun/sop.yaml", "../umum.yaml"):
        (folder / "sop.yaml").write_text(f"extends: {named}\n")
        (finding,) = (f for f in load(folder).findings if f.code == "SOP231")
        said[named] = f"{finding.message} {finding.hint}"
    assert "no regular file" in said["pipa.yaml"]
    assert "leads nowhere: `tiada.yaml`" in said["putus.yaml"]
    assert "Did you mean `../umum/sop.yaml`?" in said["../umun/sop.yaml"]
    assert "Did you mean `../umum/sop.yaml`?" in said["../umum.yaml"]
