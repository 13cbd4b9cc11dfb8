"""`--each`: many workspaces, each by itself; processes or Dask's workers, the same documents."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster

from cli.conftest import MICRO, Sop, write
from soptool.api import render as rendering
from soptool.cli import unit
from soptool.cli.crew import all_done
from soptool.cli.store import place_of, store_at
from soptool.errors import UsageError

HIDDEN = ".sop-"


@pytest.fixture
def offices(folder: Path) -> Path:
    """Three workspaces, one of them with an SOP that can't be read."""
    for name in ("biro-a", "biro-b", "unit/seksi"):
        files = {"sop.yaml": f"organization: {{name: {name}}}\n"}
        for title in ("Surat Masuk", "Surat Keluar"):
            files[f"{title.lower().replace(' ', '-')}.yaml"] = MICRO.format(title=title)
        write(folder / name, files)
    (folder / "biro-b" / "surat-masuk.yaml").write_text("kind: micro\ntitle: [\n")
    return folder


def documents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """One process: what is told does not depend on how many there are."""
    monkeypatch.setattr("soptool.api.workers.cores", lambda: 1)


def test_findings_are_those_of_a_walk(sop: Sop, offices: Path) -> None:
    at_once = sop("validate", "--each", ".", "--format", "json")
    walked = sop("validate", ".", "--format", "json", "--no-cache")
    assert at_once.out == walked.out
    assert at_once.code == walked.code == 1


def test_every_workspace_has_its_documents_and_findings(sop: Sop, offices: Path) -> None:
    ended = sop("render", "--each", "biro-a", "biro-b", "unit", "-o", "hasil", "--to", "md")
    names = {name for name in documents(offices / "hasil") if HIDDEN not in name}
    assert names == {
        "biro-a/surat-masuk.md",
        "biro-a/surat-keluar.md",
        "biro-a/findings.json",
        "biro-b/surat-keluar.md",
        "biro-b/findings.json",
        "unit/seksi/surat-masuk.md",
        "unit/seksi/surat-keluar.md",
        "unit/seksi/findings.json",
    }
    assert "3 workspaces: 5 documents written to" in ended.err


def test_what_was_done_is_left_out_until_something_changes(sop: Sop, offices: Path) -> None:
    asked = ("render", "--each", ".", "-o", "hasil", "--to", "md", "--resume")
    assert "5 documents" in sop(*asked).err
    before = documents(offices / "hasil")
    assert "0 documents written to" in (said := sop(*asked).err)
    assert "Done before, and left: 3." in said
    assert documents(offices / "hasil") == before
    (offices / "biro-b" / "surat-masuk.yaml").write_text(MICRO.format(title="Surat Masuk"))
    assert "2 documents" in (said := sop(*asked).err)
    assert "left: 2." in said
    assert "6 documents" in sop(*asked, "--expand", "all").err
    assert "6 documents" in sop(*[word for word in asked if word != "--resume"]).err


def test_what_is_gone_or_went_wrong_is_done_again(sop: Sop, offices: Path) -> None:
    asked = ("render", "--each", ".", "-o", "hasil", "--to", "md", "--resume")
    sop(*asked)
    (offices / "hasil" / "biro-a" / "surat-masuk.md").unlink()
    assert "2 documents" in sop(*asked).err
    strict = (*asked, "--strict")
    (offices / "biro-a" / "surat-masuk.yaml").write_text("kind: micro\ntitle: Surat Masuk\n")
    for _ in range(2):
        ended = sop(*strict)
        assert ended.code == 1
        assert "`biro-a`: `surat-masuk` has errors and was not written." in ended.err


def test_a_registry_from_outside_counts(sop: Sop, offices: Path) -> None:
    (offices / ".git").mkdir()
    write(offices / "umum", {"sop.yaml": "documents: {surat: {name: Surat}}\n"})
    (offices / "biro-a" / "sop.yaml").write_text("extends: ../umum/sop.yaml\n")
    asked = ("render", "--each", "biro-a", "-o", "hasil", "--to", "md", "--resume")
    assert "2 documents" in sop(*asked).err
    assert "0 documents" in sop(*asked).err
    write(offices / "umum", {"sop.yaml": "documents: {surat: {name: Surat Dinas}}\n"})
    assert "2 documents" in sop(*asked).err


@pytest.mark.usefixtures("alone")
def test_what_goes_wrong_with_one_stops_no_other(
    sop: Sop, offices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = rendering.render

    def render(request: Any, *rest: Any) -> Any:
        if request.workspace.name == "biro-a":
            raise ZeroDivisionError
        return real(request, *rest)

    monkeypatch.setattr(unit, "render", render)
    ended = sop("render", "--each", ".", "-o", "hasil", "--to", "md")
    assert ended.code == 3
    assert "`biro-a`: An internal error (ZeroDivisionError)." in ended.err
    assert "3 documents written to" in ended.err
    assert "Traceback" not in ended.err


def test_a_workspace_without_files_is_said(sop: Sop, offices: Path) -> None:
    write(offices / "kosong", {"sop.yaml": ""})
    ended = sop("validate", "--each", "biro-a", "kosong")
    assert ended.code == 2
    assert "`kosong`: No SOP file was found" in ended.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("validate", "--each", "--fix", "."), "`--fix` does not go with `--each`"),
        (("validate", "--each", "--baseline", "x", "."), "`--baseline` does not go with `--each`"),
        (("render", "--each", "--watch", "."), "`--watch` does not go with `--each`"),
        (("render", "--each", "--book", "x.pdf", "."), "`--book` does not go with `--each`"),
        (("render", "--resume", "."), "need `--each`"),
        (("validate", "--scheduler", "local", "."), "need `--each`"),
        (("validate", "--each", "surat.yaml"), "takes folders"),
        (("validate", "--each", "biro-a/sop.yaml"), "takes folders"),
        (("validate", "--each", "."), ""),
    ],
)
def test_what_it_refuses(sop: Sop, offices: Path, arguments: tuple[str, ...], said: str) -> None:
    ended = sop(*arguments)
    assert said in ended.err
    assert ended.code == (2 if said else 1)


def test_no_workspace(sop: Sop, folder: Path) -> None:
    ended = sop("validate", "--each", ".")
    assert ended.code == 2
    assert "No workspace was found in `.`" in ended.err


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("s3://agen/sop", "s3://agen/sop"),
        ("gs://agen", "gs://agen"),
        ("file:///tmp/sop", "file:///tmp/sop"),
        ("memory://sop/a", "memory://sop/a"),
    ],
)
def test_addresses_survive_as_paths(typed: str, place: str) -> None:
    assert place_of(Path(typed)) == place


def test_folders_are_no_addresses(folder: Path) -> None:
    assert place_of(Path("build")) == str(folder / "build")
    assert place_of(Path("/srv/sop")) == "/srv/sop"


def test_an_object_store_holds_the_same(sop: Sop, offices: Path) -> None:
    sop("render", "--each", ".", "-o", "hasil", "--to", "md")
    asked = ("render", "--each", ".", "-o", f"file://{offices}/gudang", "--to", "md", "--resume")
    assert "5 documents" in sop(*asked).err
    assert "Done before, and left: 3." in sop(*asked).err
    here, there = documents(offices / "hasil"), documents(offices / "gudang")
    assert {n: c for n, c in here.items() if HIDDEN not in n} == {
        n: c for n, c in there.items() if HIDDEN not in n
    }


def test_an_object_store_that_is_not_there(sop: Sop, offices: Path) -> None:
    ended = sop("render", "--each", "biro-a", "-o", "nirwana://x", "--to", "md")
    assert ended.code == 1
    assert "`nirwana://x" in ended.err
    assert "Traceback" not in ended.err


def test_a_record_that_cannot_be_read_is_none(folder: Path) -> None:
    for text in ("", "[]", "{}", '{"asked": 1}', "{"):
        (folder / ".sop-done.json").write_text(text)
        assert store_at(str(folder), ".").record() is None


def dies_once(mark: str) -> str:
    """Let the process die where it is the first to come here."""
    try:
        os.close(os.open(mark, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return mark
    os.kill(os.getpid(), signal.SIGKILL)
    return ""


def dies_always(mark: str) -> str:
    if mark == "mati":
        time.sleep(0.2)
        os.kill(os.getpid(), signal.SIGKILL)
    return mark


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fork")
def test_the_work_of_a_process_that_died_is_done_again(tmp_path: Path) -> None:
    marks = [str(tmp_path / str(number)) for number in range(3)]
    assert dict(all_done(dies_once, marks, None, 2)) == dict(enumerate(marks))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fork")
def test_work_that_kills_every_process_is_given_up(tmp_path: Path) -> None:
    found = dict(all_done(dies_always, ["a", "mati", "b", "c"], None, 2))
    assert found == {0: "a", 1: None, 2: "b", 3: "c"}


def test_no_scheduler_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("soptool.cli.crew._PATIENCE", 0.1)
    for address in ("tcp://127.0.0.1:9", "nonsense"):
        with pytest.raises(UsageError, match="No scheduler answers"):
            list(all_done(str, ["a"], address, 2))


@pytest.fixture
def cluster() -> Iterator[Any]:
    """A scheduler of its own on loopback, with two workers that are processes."""
    with LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as made:
        yield made


@pytest.mark.long
def test_a_cluster_does_the_work_of_a_worker_that_died(tmp_path: Path, cluster: Any) -> None:
    marks = [str(tmp_path / str(number)) for number in range(3)]
    found = dict(all_done(dies_once, marks, cluster.scheduler_address, 2))
    assert found == dict(enumerate(marks))


def process(*arguments: str) -> subprocess.Popen[str]:
    """Begin `sop` as a process of its own: what it is told by tests here reaches no worker."""
    command = [sys.executable, "-m", "soptool", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_documents_of_a_cluster_that_loses_a_worker(folder: Path, cluster: Any) -> None:
    examples = Path(__file__).parents[2] / "examples"
    for number in range(6):
        shutil.copytree(examples, folder / f"biro-{number}")
    here, there = folder.parent / "sini", folder.parent / "sana"
    asked = ("render", "--each", ".", "--to", "html,md")
    assert process(*asked, "-o", str(here)).wait(300) == 0
    run = process(*asked, "-o", str(there), "--scheduler", cluster.scheduler_address)
    for _ in range(1200):
        if any(there.rglob("*.md")):
            break
        time.sleep(0.05)
    worker = next(iter(cluster.workers.values()))
    os.kill(worker.pid, signal.SIGKILL)
    _, said = run.communicate(timeout=300)
    assert run.returncode == 0, said
    assert documents(here) == documents(there)
    assert len(documents(here)) > 150


@pytest.mark.long
def test_a_cluster_of_its_own(offices: Path) -> None:
    asked = ("validate", "--each", ".", "-f", "json")
    here, there = process(*asked), process(*asked, "--scheduler", "local")
    assert here.communicate(timeout=300)[0] == there.communicate(timeout=300)[0] != ""
    assert here.returncode == there.returncode == 1
