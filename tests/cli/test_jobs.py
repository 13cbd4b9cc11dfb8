"""However many processes read and check, the answer is the same."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from cli.conftest import Sop
from soptool.api import spread as spreading
from soptool.api.checking import Checking
from soptool.api.request import Request
from soptool.api.spread import spread_over
from soptool.api.validate import validate
from soptool.cache.store import Store
from soptool.lint import inspection
from soptool.report.report import Look
from soptool.report.reporters import REPORTERS
from soptool.workspace import shelf

SOP = """\
kind: {kind}
id: s{n}
title: Penanganan Surat {n}
related: [s{other}]
executors: {{a: Arsiparis, b: Kepala Bagian}}
steps:
  - {{{what}}}
  - {{activity: Surat dicatat, executor: b, duration: secepatnya, outputs: Agenda {n}}}
"""


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("no copies of processes here")
    monkeypatch.setattr(spreading, "cores", lambda: 2)
    for room, name in ((shelf, "_MANY_UNREAD"), (inspection, "_MANY")):
        monkeypatch.setattr(room, name, 2)
        monkeypatch.setattr(room, "_AT_ONCE", 2)


def write(root: Path) -> None:
    (root / "sop.yaml").write_text("organization: {name: Kementerian}\n")
    for n in range(7):
        kind, what = ("macro", f"use: s{n + 1}") if n % 3 == 0 else ("micro", "activity: Menerima")
        text = SOP.format(kind=kind, n=n, other=(n + 1) % 8, what=what)
        (root / f"s{n}.yaml").write_text(text if n != 5 else "kind: micro\ntitle: [\n")


def said(root: Path, jobs: int, *, kept: bool = False) -> str:
    request = Request((), root, today=date(2026, 6, 1), here=root, is_kept=kept, jobs=jobs)
    return REPORTERS["json"].write(validate(request, Checking()), Look())


def test_the_answer_does_not_hang_on_how_many_processes_there_are(tmp_path: Path) -> None:
    write(tmp_path)
    assert said(tmp_path, 1) == said(tmp_path, 2)


def test_what_is_kept_is_the_same(tmp_path: Path) -> None:
    kept = []
    for jobs in (1, 2):
        root = tmp_path / str(jobs)
        root.mkdir()
        write(root)
        first = said(root, jobs, kept=True)
        assert said(root, jobs, kept=True) == first
        kept.append(Store(root).info().texts)
    assert kept[0] == kept[1]


def test_pieces_come_back_in_their_order() -> None:
    spread = spread_over(2)
    assert spread is not None
    assert list(spread(lambda n: (n, os.getpid() != PARENT), range(9))) == [
        (n, True) for n in range(9)
    ]


PARENT = os.getpid()


def mortal(number: int) -> int:
    if number == 3 and multiprocessing.parent_process() is not None:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_what_a_process_leaves_when_it_is_killed_is_done_here() -> None:
    spread = spread_over(2)
    assert spread is not None
    assert list(spread(mortal, range(6))) == list(range(6))


def test_an_error_is_an_error() -> None:
    spread = spread_over(2)
    assert spread is not None
    with pytest.raises(ZeroDivisionError):
        list(spread(lambda n: 1 // n, range(3)))


def test_one_job_is_this_process() -> None:
    assert spread_over(1) is None


@pytest.mark.parametrize("words", [("--jobs", "1"), ("--jobs", "auto"), ("-j", "2")])
def test_jobs_are_a_number_or_auto(words: tuple[str, ...], tmp_path: Path, sop: Sop) -> None:
    write(tmp_path)
    assert sop("validate", "-w", str(tmp_path), "--exit-zero", *words).code == 0


def test_other_words_are_refused(tmp_path: Path, sop: Sop) -> None:
    write(tmp_path)
    ended = sop("validate", "-w", str(tmp_path), "--jobs", "banyak")
    assert ended.code == 2
    assert "`--jobs` is a number of processes, or `auto`." in ended.err


INTERRUPTED = """
import os, signal, sys, time
from soptool.api import making, spread
from soptool.lint import inspection
from soptool.workspace import shelf
from soptool.__main__ import main

os.setpgid(0, 0)
first = os.getpid()
spread.cores = making.cores = lambda: 2
making.MANY = shelf._MANY_UNREAD = inspection._MANY = 2

def stopped(work):
    def done(*given):
        if os.getpid() != first:
            os.killpg(0, {number})  # as a terminal does: all processes of the run
            time.sleep(60)
        return work(*given)
    return done

{room} = stopped({room})
sys.argv[1:] = {words}
sys.exit(main())
"""


def is_over(group: int) -> bool:
    """Whether no process of a group is left, which the system may have to clear away yet."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


@pytest.mark.skipif(
    signal.getsignal(signal.SIGINT) == signal.SIG_IGN, reason="a shell's job that ignores Ctrl-C"
)
@pytest.mark.parametrize(
    ("words", "room"),
    [
        (["validate"], "shelf.Shelf._rows_of"),
        (["validate"], "inspection.Examiner._judged_beside"),
        (["render", "--to", "html,svg", "-o", "out", "-q"], "making.written"),
    ],
)
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_ctrl_c_ends_all_processes(
    words: list[str], room: str, number: int, code: int, tmp_path: Path
) -> None:
    write(tmp_path)
    line = [*words, "--jobs", "2"]
    script = INTERRUPTED.format(number=int(number), room=room, words=line)
    command = [sys.executable, "-c", script]
    run = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    _, err = run.communicate(timeout=30)
    assert (run.returncode, err.decode()) == (
        code, "error: Interrupted.\n" if code == 130 else "error: Stopped.\n",
    )  # fmt: skip
    assert is_over(run.pid)
    assert not [file for file in tmp_path.rglob("*") if file.suffix in (".tmp", ".html", ".svg")]
