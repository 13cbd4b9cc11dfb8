"""`.sop-cache/`: what a run keeps, and the commands on it."""

from __future__ import annotations

from pathlib import Path

from cli.conftest import Sop

FOLDER = ".sop-cache"


def test_kept_shown_and_deleted(workspace: Path, sop: Sop) -> None:
    first = sop("validate", "-f", "json")
    assert (workspace / FOLDER / ".gitignore").read_text() == "*\n"
    assert sop("validate", "-f", "json") == first
    assert sop("validate", "-f", "json", "--no-cache") == first
    assert " results, " in sop("cache", "--lang", "en").out
    assert sop("cache", "clear").code == 0
    assert not (workspace / FOLDER).exists()
    assert sop("cache", "forget").code == 2


def test_nothing_is_kept_where_that_is_not_wanted(workspace: Path, sop: Sop) -> None:
    sop("validate", "--no-cache")
    sop("validate", "--diff")
    sop("fmt", "--diff")
    assert not (workspace / FOLDER).exists()


def test_nothing_is_kept_where_no_workspace_is(folder: Path, sop: Sop) -> None:
    (folder / "a.yaml").write_text("kind: micro\ntitle: Surat\nsteps: []\n")
    sop("validate", "a.yaml")
    assert [file.name for file in folder.iterdir()] == ["a.yaml"]


def test_a_file_in_the_way_is_no_trouble(workspace: Path, sop: Sop) -> None:
    plain = sop("validate", "--no-cache")
    (workspace / FOLDER).write_text("")
    assert sop("validate") == plain
    assert sop("cache", "clear").code == 0
