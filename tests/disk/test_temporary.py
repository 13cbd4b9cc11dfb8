"""Folders of a run: swept up after runs that were killed, and gone at the end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from soptool.api.render import render
from soptool.api.request import Request
from soptool.api.unchanged import Document, unchanged
from soptool.api.wanted import Wanted
from soptool.disk.temporary import TemporaryFolder, temporary_folder

KILLED = """\
import os, signal, sys
sys.addaudithook(lambda event, of: event == sys.argv[1] and os.kill(os.getpid(), signal.SIGKILL))
from soptool.disk.temporary import TemporaryFolder
folder = TemporaryFolder()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    return place


def test_it_is_there_as_long_as_it_is_needed(temporary: Path) -> None:
    folder = TemporaryFolder()
    assert folder.path.is_dir()
    assert {path.suffix for path in temporary.iterdir()} == {"", ".lock"}
    del folder
    assert list(temporary.iterdir()) == []
    with temporary_folder() as path:
        (path / "x").touch()
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows kills otherwise")
@pytest.mark.parametrize("at", ["os.mkdir", "-"])
def test_what_a_killed_run_left_is_swept_up(at: str, temporary: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", KILLED, at], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert list(temporary.iterdir())
    other = TemporaryFolder()
    del other
    assert list(temporary.iterdir()) == []


def test_nobody_elses_is_swept_up(temporary: Path) -> None:
    first = TemporaryFolder()
    (temporary / "soptool-lain").mkdir()
    second = TemporaryFolder()
    assert first.path.is_dir()
    del second
    assert (temporary / "soptool-lain").is_dir()
    assert first.path.is_dir()


def test_it_is_swept_up_where_all_documents_stand_already(tmp_path: Path, temporary: Path) -> None:
    root = tmp_path / "kantor"
    root.mkdir()
    (root / "sop.yaml").write_text("language: id\n", encoding="utf-8")
    (root / "surat.yaml").write_text(
        "kind: micro\ntitle: Penanganan Surat\nsteps: [{activity: Mencatat surat}]\n",
        encoding="utf-8",
    )
    request, wanted = Request((), workspace=root, here=root, is_kept=True), Wanted(("md",))
    rendering = render(request, wanted)
    documents = [Document(made.name, made.sop, ".md", "") for made in rendering.documents]
    rendering.keep(documents, ())
    (temporary / "soptool-a").mkdir()
    (temporary / "soptool-a.lock").touch()
    assert unchanged(request, wanted, lambda _: True) is not None
    assert list(temporary.iterdir()) == []
