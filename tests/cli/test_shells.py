"""Completion in the shells themselves: what is typed, a Tab, and what then stands on the line."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

pytestmark = pytest.mark.long
PATIENCE = 60
_CONTROL = re.compile(
    r"\x1b(?:\[[0-9;?>]*[a-zA-Z]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>78])"
)

CASES = (
    ("sop valid", "sop validate "),
    ("sop explain vague-dur", "vague-duration "),
    ("sop validate --select SOP540,vague-dur", "SOP540,vague-duration "),
    ("sop validate --format sar", "sarif "),
    ("sop validate --profile str", "strict "),
    ("sop new mac", "macro "),
    ("sop compose pengel", "pengelolaan-surat "),
    ("sop rename executor konse", "konseptor "),
    ("sop impact --kind document Tanggapan\\ ter", "Tanggapan\\ terkirim "),
    ('sop impact "Tanggapan ter', '"Tanggapan terkirim"'),
)
SOP = """\
kind: micro
title: Tanggapan
executors: {konseptor: Konseptor, kabag: Kepala Bagian}
steps: [{activity: Menulis, executor: konseptor, outputs: [Tanggapan terkirim, Konsep]}]
"""


class Shell:
    """An interactive shell on a terminal of its own."""

    def __init__(self, name: str, folder: Path, home: Path) -> None:
        self.arguments = _prepared(name, home)
        program = shutil.which(name)
        assert program is not None
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execve(program, self.arguments, _environment(name, home))

    def said(self, wanted: str) -> str:
        """Return what has come when `wanted` is there, or when nothing comes any more."""
        end, text = time.monotonic() + PATIENCE, ""
        while wanted not in _plain(text) and time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.2)[0]:
                text += os.read(self.terminal, 65536).decode("utf-8", "replace")
        return _plain(text)

    def type(self, keys: str) -> None:
        os.write(self.terminal, keys.encode())

    def close(self) -> None:
        os.kill(self.process, 9)
        os.waitpid(self.process, 0)
        os.close(self.terminal)


def _plain(text: str) -> str:
    return _CONTROL.sub("", text)


def _environment(name: str, home: Path) -> dict[str, str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    known = {"PATH": path, "HOME": str(home), "SHELL": f"/bin/{name}", "LANG": "C.UTF-8"}
    return {**known, "TERM": "xterm", "COLUMNS": "200"}


def _prepared(name: str, home: Path) -> list[str]:
    """Write the shell's own start file with our script, as `--show-completion` gives it."""
    asked = _environment(name, home) | {"_SOP_COMPLETE": f"source_{name}"}
    made = subprocess.run(["sop"], env=asked, capture_output=True, text=True, check=True)
    script = home / f"sop.{name}"
    script.write_text(made.stdout)
    if name == "fish":
        own = home / ".config/fish"
        (own / "completions").mkdir(parents=True)
        script.rename(own / "completions/sop.fish")
        (own / "config.fish").write_text(
            "set -g fish_greeting\nset -g fish_autosuggestion_enabled 0\n"
            "function fish_prompt; echo -n 'READY> '; end\n"
        )
        return ["fish", "-i"]
    if name == "zsh":
        begin = "PS1='READY> '\nautoload -Uz compinit && compinit -u\n"
        (home / ".zshrc").write_text(f"{begin}source {script}\n")
        return ["zsh", "-i"]
    (home / "rc").write_text(f"PS1='READY> '\nsource {script}\n")
    return ["bash", "--noprofile", "--rcfile", str(home / "rc"), "-i"]


@pytest.fixture(scope="module", params=["bash", "zsh", "fish"])
def prepared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path, Path]:
    if shutil.which(request.param) is None:
        pytest.skip(f"no {request.param} here")
    folder = tmp_path_factory.mktemp("kantor")
    (folder / "sop.yaml").write_text("")
    (folder / "pengelolaan-surat.yaml").write_text(SOP)
    home = tmp_path_factory.mktemp("home")
    return request.param, folder, home


@pytest.fixture
def shell(prepared: tuple[str, Path, Path]) -> Iterator[Shell]:
    name, folder, above = prepared
    home = above / str(time.monotonic_ns())
    home.mkdir()
    opened = Shell(name, folder, home)
    try:
        opened.said("READY> ")
        yield opened
    finally:
        with suppress(OSError):
            opened.close()


@pytest.mark.parametrize(("typed", "stands"), CASES)
def test_a_tab_completes(typed: str, stands: str, shell: Shell) -> None:
    shell.type(f"{typed}\t")
    assert stands in shell.said(stands)
