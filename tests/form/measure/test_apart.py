"""Templates of the user's in a process of their own: what is endless or too large is ended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from soptool.form.measure import apart
from soptool.form.measure.apart import Apart
from soptool.form.measure.engine import NOTHING, Fault

ENDLESS = """#let f() = {
  let n = 0
  while n < 9000 { let m = 0; while m < 9000 { m += 1 }; n += 1 }
}
#set document(title: "x")
#for n in range(9000) { f() }
"""
HUGE = """#let grown(text, left) = if left == 0 { text } else { grown(text + text, left - 1) }
#set document(title: "x")
#grown("x" * 1000, 40).len()
"""

pytest.importorskip("typst")


def made(folder: Path, text: str) -> Apart:
    (folder / NOTHING).write_text("")
    (folder / "a.typ").write_text(text, encoding="utf-8")
    return Apart(folder, ())


def test_answers_come_back(tmp_path: Path) -> None:
    text = '#set document(title: "x")\n#metadata(json(bytes(sys.inputs.data)).n) <measure>'
    engine = made(tmp_path, text)
    assert json.loads(engine.query("a.typ", '{"n": "é"}')) == ["é"]
    assert engine.pdf("a.typ", '{"n": 1}', 0).startswith(b"%PDF")
    assert json.loads(engine.query("a.typ", '{"n": 2}')) == [2]


def test_a_fault_comes_back_and_the_next_is_made(tmp_path: Path) -> None:
    engine = made(tmp_path, "#fehlt\n")
    with pytest.raises(Fault, match="unknown variable: fehlt"):
        engine.pdf("a.typ", "{}", 0)
    with pytest.raises(Fault, match="No such file"):
        engine.pdf("b.typ", "{}", 0)


@pytest.mark.parametrize("packages", ['"@preview/cetz:0.3.0"', '("@" + "preview/cetz:0.3.0")'])
def test_no_network(packages: str, tmp_path: Path) -> None:
    with pytest.raises(Fault, match="failed to download package"):
        made(tmp_path, f"#import {packages}: *\n").pdf("a.typ", "{}", 0)


def test_what_takes_too_long_is_ended_and_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_SECONDS", 0.2)
    engine = made(tmp_path, ENDLESS)
    with pytest.raises(Fault, match="it takes too long"):
        engine.pdf("a.typ", "{}", 0)
    monkeypatch.setattr(apart, "_SECONDS", 9999.0)
    with pytest.raises(Fault, match="it takes too long"):
        engine.query("a.typ", "{}")


@pytest.mark.skipif(sys.platform != "linux", reason="others bound no memory")
def test_what_needs_too_much_memory_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_MEMORY", 500 << 20)
    with pytest.raises(Fault, match="it takes too much memory"):
        made(tmp_path, HUGE).pdf("a.typ", "{}", 0)


@pytest.mark.skipif(os.name == "nt", reason="Windows kills otherwise")
def test_it_ends_with_who_asks(tmp_path: Path) -> None:
    made(tmp_path, ENDLESS)
    code = (
        "import os, signal, sys, threading, pathlib\n"
        "from soptool.form.measure.apart import Apart\n"
        "engine = Apart(pathlib.Path(sys.argv[1]), ())\n"
        "print(engine._process().pid, flush=True)\n"
        "threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGKILL)).start()\n"
        "engine.pdf('a.typ', '{}', 0)\n"
    )
    asking = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], check=False, capture_output=True
    )
    child = int(asking.stdout)
    for _ in range(200):
        if not _is_alive(child):
            return
        time.sleep(0.05)
    os.kill(child, 9)
    raise AssertionError("it went on alone")


def _is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False
