"""`--watch`: what is answered, what is watched, and how it ends."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import watchfiles

from cli.conftest import MICRO, Sop
from soptool.api.opened import OpenWorkspace
from soptool.api.request import Request
from soptool.cli.terminal import Terminal
from soptool.cli.watch import Answer, Watch

Seen = set[tuple[int, str]]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "sop.yaml").write_text("")
    (tmp_path / "surat.yaml").write_text(MICRO.format(title="Surat"))
    return tmp_path


class Loop:
    """A watch whose changes are given by the test."""

    def __init__(self, folder: Path, changes: Callable[[], Iterator[Seen]]) -> None:
        self.rounds: list[list[str]] = []
        self.opened = OpenWorkspace(Request(workspace=folder))
        self.watch = Watch((self.opened,), self.answer, Terminal())
        self.changes = changes

    def answer(self) -> Answer:
        found = [finding.code for finding in self.opened.report().findings]
        return found, lambda: self.rounds.append(found)

    def run(self, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
        monkeypatch.setattr(watchfiles, "watch", lambda *_, **__: self.changes())
        self.watch.run()
        return self.rounds


def test_it_answers_at_once_and_where_something_is_new(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = office / "surat.yaml"
    text = file.read_text()

    def changes() -> Iterator[Seen]:
        yield set()
        file.write_text(text.replace("title:", "titel:"))
        yield {(2, str(file))}
        yield {(2, str(file))}
        file.write_text(text)
        yield {(2, str(file))}

    first, broken, last = Loop(office, changes).run(monkeypatch)
    assert first == last
    assert "SOP101" in broken
    assert "SOP101" not in first


def test_what_changed_before_the_watch_began_is_seen(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changes() -> Iterator[Seen]:
        (office / "baru.yaml").write_text("kind: micro\n")
        yield set()

    before, after = Loop(office, changes).run(monkeypatch)
    assert len(after) > len(before)


def test_the_same_trouble_is_said_once_and_what_follows_it_is_shown(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = office / "surat.yaml"
    text = file.read_text()

    def changes() -> Iterator[Seen]:
        file.unlink()
        (office / "sop.yaml").unlink()
        yield set()
        yield {(3, str(file))}
        (office / "sop.yaml").write_text("")
        file.write_text(text)
        yield {(1, str(file)), (1, str(office / "sop.yaml"))}

    loop = Loop(office, changes)
    assert len(loop.run(monkeypatch)) == 2
    assert capsys.readouterr().err.count("No SOP file was found") == 1


def test_a_stopped_run_ends_the_watch(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def changes() -> Iterator[Seen]:
        yield set()
        raise KeyboardInterrupt

    assert len(Loop(office, changes).run(monkeypatch)) == 1


def test_other_folders_are_watched_when_the_settings_name_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("umum", "biro"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "sop.yaml").write_text("")
    biro = tmp_path / "biro"
    (biro / "surat.yaml").write_text(MICRO.format(title="Surat"))
    watched: list[tuple[Path, ...]] = []
    loop = Loop(biro, lambda: iter(()))

    def watch(*folders: Path, **_: object) -> Iterator[Seen]:
        watched.append(folders)
        yield set()
        (biro / "sop.yaml").write_text("extends: ../umum/sop.yaml\n")
        yield {(2, str(biro / "sop.yaml"))}

    monkeypatch.setattr(watchfiles, "watch", watch)
    loop.watch.run()
    assert watched == [(biro,), (biro, tmp_path / "umum")]


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("surat.yaml", True),
        ("unit/surat.yaml", True),
        ("lambang.png", True),
        (".gitignore", True),
        (".git/index", False),
        (".sop-cache/kept.sqlite", False),
        (".surat.yaml.swp", False),
        ("build/surat.html", False),
    ],
)
def test_what_counts(office: Path, path: str, counts: bool) -> None:
    watch = Watch((OpenWorkspace(Request(workspace=office)),), lambda: (0, bool), Terminal(),
                  written=(office / "build",))  # fmt: skip
    watch._folders = (office,)
    assert watch.concerns(office / path) is counts


def test_what_was_written_stands_on_the_screen_until_there_is_news(
    workspace: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = workspace / "mikro" / "surat-masuk.yaml"

    def changes(*_: object, **__: object) -> Iterator[Seen]:
        yield set()
        yield {(1, str(workspace / "catatan.txt"))}
        file.write_text(file.read_text().replace("Mengagendakan", "Mencatat"))
        yield {(2, str(file))}
        yield {(2, str(file))}

    monkeypatch.setattr(watchfiles, "watch", changes)
    said = sop("render", "surat-masuk", "--to", "md", "--watch").err
    assert said.count("watching") == said.count("1 document written to build.") == 2


@pytest.mark.parametrize("option", ["--fix", "--unsafe-fixes", "--diff", "--hook"])
def test_what_does_not_go_with_it(sop: Sop, option: str) -> None:
    ended = sop("validate", "--watch", option)
    assert ended.code == 2
    assert f"`{option}` does not go with `--watch`" in ended.err


def test_standard_input_does_not_go_with_it(sop: Sop) -> None:
    for command in ("validate", "render"):
        assert (
            "Standard input does not go" in sop(command, "--watch", "-", stdin=b"kind: micro").err
        )


def test_without_the_library_it_says_what_to_install(
    sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    ended = sop("validate", "--watch")
    assert ended.code == 2
    assert "install" in ended.err
    assert "watchfiles" in ended.err


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT")
@pytest.mark.skipif(
    signal.getsignal(signal.SIGINT) == signal.SIG_IGN, reason="a shell's job that ignores Ctrl-C"
)
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_real_run(office: Path, number: signal.Signals, code: int) -> None:
    command = [sys.executable, "-m", "soptool", "render", "--to", "md", "--watch"]
    log = office.parent / "log"
    with log.open("w") as errors:
        run = subprocess.Popen(command, cwd=office, stdout=errors, stderr=errors)
    document = office / "build" / "surat.md"
    try:
        until(lambda: "watching" in log.read_text() and document.exists())
        file = office / "surat.yaml"
        file.write_text(file.read_text().replace("title: Surat", "title: Berkas"))
        until(lambda: "Berkas" in document.read_text())
        file.write_text(file.read_text() + ": [\n")
        until(lambda: "can't be loaded" in log.read_text())
        assert "Berkas" in document.read_text()
        run.send_signal(number)
        assert run.wait(20) == code
        assert "Traceback" not in log.read_text()
    finally:
        with contextlib.suppress(ProcessLookupError):
            run.kill()


def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so, at most for half a minute."""
    for _ in range(600):
        with contextlib.suppress(OSError):
            if is_so():
                return
        time.sleep(0.05)
    pytest.fail("it did not come")
