"""The folder that Typst works in: swept up after runs that were killed, and gone at the end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from soptool.form.measure.workplace import Workplace

KILLED = """\
import os, signal, sys
sys.addaudithook(lambda event, of: event == sys.argv[1] and os.kill(os.getpid(), signal.SIGKILL))
from soptool.form.measure.workplace import Workplace
place = Workplace(None)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    return place


def test_it_is_there_as_long_as_it_is_needed(temporary: Path) -> None:
    place = Workplace(None)
    assert (place.folder / "soptool/sop.typ").is_file()
    assert {path.suffix for path in temporary.iterdir()} == {"", ".lock"}
    del place
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows kills otherwise")
@pytest.mark.parametrize("at", ["os.mkdir", "-"])
def test_what_a_killed_run_left_is_swept_up(at: str, temporary: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", KILLED, at], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert list(temporary.iterdir())
    other = Workplace(None)
    del other
    assert list(temporary.iterdir()) == []


def test_nobody_elses_is_swept_up(temporary: Path) -> None:
    first = Workplace(None)
    (temporary / "soptool-lain").mkdir()
    second = Workplace(None)
    assert first.folder.is_dir()
    del second
    assert (temporary / "soptool-lain").is_dir()
    assert first.folder.is_dir()
