"""A workspace as a git revision has it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from soptool.errors import UsageError
from soptool.workspace.at_revision import load_revision
from soptool.workspace.load import load

MICRO = "kind: micro\ntitle: {title}\nsteps: [{{activity: Menata berkas}}]\n"


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=Uji", "-c", "user.email=uji@contoh.example")
    subprocess.run(("git", "-C", root, *who, *words), check=True, capture_output=True)


def commit(root: Path, **files: str) -> None:
    for name, text in files.items():
        path = root / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "Ubah")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two revisions of a workspace in a folder of a repository."""
    git(tmp_path, "init", "-q")
    root = tmp_path / "sop"
    files = {
        "sop.yaml": "language: en\nexclude: [konsep/**]\n",
        "surat è.yaml": MICRO.format(title="Surat"),
        "konsep__a.yaml": MICRO.format(title="A"),
        ".rahasia__b.yaml": MICRO.format(title="B"),
        "lain__sop.yaml": "",
        "lain__c.yaml": MICRO.format(title="C"),
        "mikro__d.YML": MICRO.format(title="D"),
        "bukan.yaml": "nama: x\n",
    }
    commit(root, **files)
    commit(root, **{"surat è.yaml": MICRO.format(title="Surat Masuk"), "e.yaml": "kind: micro\n"})
    return root


def test_the_same_sops_as_on_disk(repository: Path) -> None:
    past, present = load_revision(repository, "HEAD"), load(repository)
    assert [e.path for e in past.entries] == [e.path for e in present.entries]
    assert past.settings == present.settings
    assert past.unloaded == present.unloaded
    assert past.root == repository


def test_an_earlier_revision_without_checking_it_out(repository: Path) -> None:
    (repository / "surat è.yaml").write_text("rusak: [", encoding="utf-8")
    titles = {entry.path: entry.sop.title for entry in load_revision(repository, "HEAD~1").entries}
    assert titles == {"mikro/d.YML": "D", "surat è.yaml": "Surat"}
    assert (repository / "surat è.yaml").read_text(encoding="utf-8") == "rusak: ["


def test_a_revision_before_the_folder_was_there(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    commit(tmp_path, **{"baca.txt": "x"})
    (tmp_path / "sop").mkdir()
    assert load_revision(tmp_path / "sop", "HEAD").entries == ()


@pytest.mark.parametrize("name", ["tidak-ada", "--help", "HEAD~9", "", "HEAD:sop", "a\nb", "\0"])
def test_no_such_revision(name: str, repository: Path) -> None:
    with pytest.raises(UsageError, match=r"no git revision|can't be run"):
        load_revision(repository, name)


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(UsageError, match="not in a git repository"):
        load_revision(tmp_path, "HEAD")


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="git can't be run"):
        load_revision(tmp_path, "HEAD")
