"""Streams of a Windows console: UTF-8, whatever its code page is, as CI and pipes read them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import write

TEXT = "kind: micro\ntitle: Surat ❤ “ya” – é\nsteps: [{activity: Menerima ☺, executor: tidak}]\n"


@pytest.mark.parametrize("code_page", ["cp1252", "cp437"])
@pytest.mark.parametrize("command", ["validate -f full", "tree"])
def test_nothing_fails_for_its_letters(command: str, code_page: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": TEXT.replace("\n", "\r\n")})
    ended = subprocess.run(
        [sys.executable, "-m", "soptool", *command.split(), "--lang", "id"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": code_page, "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert ended.returncode in (0, 1), ended.stderr
    assert "Surat ❤ “ya” – é" in ended.stdout.decode("utf-8") or command != "tree"
