"""Several files change as one, and nothing that somebody saved meanwhile is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Sop, write
from soptool.api import scope as api_scope
from soptool.cli import together
from soptool.disk.journal import FOLDER, NAME
from soptool.disk.lock import held
from soptool.lint.catalogue import RULES
from soptool.workspace import load as loading
from soptool.workspace.workspace import Workspace

RENAME = ("rename", "executor", "Camat", "Camat Utama")
WRITING = (("fmt",), ("validate", "--fix", "--exit-zero"), RENAME, ("pin", "."))
KILLED = """\
import os, sys
real, left = os.replace, int(sys.argv[1])
def replace(*of):
    global left
    left -= 1
    real(*of) if left else (sys.argv[2] == "after" and real(*of), os._exit(9))
os.replace = replace
from soptool.cli.run import run
sys.exit(run(sys.argv[3:]))
"""
KILLS = [
    (1, "before"),
    (2, "after"),
    *(
        pytest.param(at, point, marks=pytest.mark.long)
        for at, point in [(1, "after"), (2, "before"), (3, "before"), (3, "after")]
    ),
]
posix = pytest.mark.skipif(os.name == "nt", reason="links need a privilege")


def micro(name: str) -> str:
    return (
        f"title: SOP Penyusunan {name.title()}\nkind: micro\nexecutors: {{a: Camat}}\nsteps:\n"
        f"  - activity: Menyusun {name}\n    executor: a\n    duration: 1 Jam\n"
    )


@pytest.fixture
def ruang(folder: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace in which every writing command has something to write."""
    monkeypatch.setattr("soptool.lint.levels.RULES", RULES)
    files = {f"{name}.yaml": micro(name) for name in ("arsip", "berkas", "catatan")}
    macro = "title: Pengelolaan\nkind: macro\nsteps:\n  - use: arsip\n  - use: berkas\n"
    return write(folder, {"sop.yaml": "", "makro.yaml": macro, **files})


def state(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".sop-cache" not in path.parts
    }


def edit_after_loading(monkeypatch: pytest.MonkeyPatch, edit: Callable[[Path], object]) -> None:
    """Have somebody edit the files when they have been read."""
    real = loading.load
    waiting = [True]

    def load(root: Path, *of: object) -> Workspace:
        workspace = real(root, *of)  # type: ignore[arg-type]
        if waiting:
            waiting.clear()
            for file in workspace.files:
                edit(root / file)
        return workspace

    monkeypatch.setattr(api_scope, "load", load)


def killed(*arguments: str) -> None:
    command = [sys.executable, "-c", KILLED, *arguments]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 9


@pytest.mark.parametrize(("at", "point"), KILLS)
def test_a_change_that_was_cut_off_is_undone(at: int, point: str, ruang: Path, sop: Sop) -> None:
    before = state(ruang)
    killed(str(at), point, *RENAME)
    is_begun = (ruang / FOLDER / NAME).exists()
    assert is_begun is ((at, point) != (1, "before"))

    read = sop("validate", "-q", "--select", "title-says-sop", "-f", "concise", "--fail-on", "info")
    assert (read.code, "cut off" in read.err) == (1, is_begun)
    assert len(read.out.splitlines()) == 3
    found = sop("impact", "Camat", "--kind", "executor")
    assert (found.code, found.out.count("Camat Utama")) == (0, 0)
    assert sop("fmt", "--check").code == 1

    written = sop("pin", "makro", "-q")
    assert ("was undone" in written.err) is is_begun
    after = state(ruang)
    assert after.pop("makro.yaml").count("pin:") == 2
    assert after == {name: text for name, text in before.items() if name != "makro.yaml"}
    assert sop(*RENAME).code == 0
    assert all("Camat Utama" in text for name, text in state(ruang).items() if "executors" in text)


@pytest.mark.parametrize(("at", "point"), KILLS)
def test_a_file_that_gets_another_name_gets_the_old_one_back(
    at: int, point: str, ruang: Path, sop: Sop
) -> None:
    before = state(ruang)
    rename = ("rename", "sop", "arsip", "kearsipan")
    killed(str(at), point, *rename)
    found = [line.split()[0] for line in sop("tree").out.splitlines()]
    assert "kearsipan" not in found
    assert sop("impact", "arsip").code == 0
    assert sop("validate", "--diff", "-q", "arsip").code == 1
    assert sop("fmt", "catatan").code == 0
    assert {**state(ruang), "catatan.yaml": ""} == {**before, "catatan.yaml": ""}
    assert sop(*rename).code == 0
    assert {"kearsipan.yaml"} == set(state(ruang)) - set(before)
    assert "use: kearsipan" in state(ruang)["makro.yaml"]


def test_a_new_name_that_was_taken_meanwhile(
    ruang: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_after_loading(
        monkeypatch, lambda file: (file.parent / "kearsipan.yaml").write_text("x: 1\n")
    )
    ended = sop("rename", "sop", "arsip", "kearsipan")
    assert (ended.code in (1, 2), "kearsipan.yaml" in ended.err) == (True, True)
    assert state(ruang)["kearsipan.yaml"] == "x: 1\n"
    assert state(ruang)["arsip.yaml"] == micro("arsip")


def test_a_file_edited_since_is_left_and_named(ruang: Path, sop: Sop) -> None:
    killed("3", "after", *RENAME)
    journal = json.loads((ruang / FOLDER / NAME).read_text())
    first = journal["files"][0]["path"]
    edited = (ruang / first).read_text() + "# suntingan\n"
    (ruang / first).write_text(edited)
    ended = sop("pin", "makro")
    assert f"Edited since, and left as they are: `{first}`." in ended.err
    assert state(ruang)[first] == edited
    assert sum("Camat Utama" in text for text in state(ruang).values()) == 1


@pytest.mark.parametrize("command", WRITING)
def test_what_was_saved_meanwhile_stays(
    command: tuple[str, ...], ruang: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(ruang)
    edit_after_loading(monkeypatch, lambda f: f.write_bytes(f.read_bytes() + b"# suntingan\n"))
    ended = sop(*command)
    assert ended.code == 1
    assert "was changed meanwhile, and is left as it is now." in ended.err
    edited = {name: text + "# suntingan\n" if text else text for name, text in before.items()}
    assert state(ruang) == edited


@pytest.mark.parametrize("command", WRITING)
def test_a_file_gone_meanwhile_is_a_sentence(
    command: tuple[str, ...], ruang: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_after_loading(monkeypatch, lambda file: file.unlink())
    ended = sop(*command)
    assert ended.code == 1
    assert "is gone meanwhile" in ended.err
    assert list(state(ruang)) == ["sop.yaml"]


@pytest.mark.parametrize(("command", "is_apart"), [(("fmt",), True), (RENAME, False)])
def test_others_are_written_where_each_stands_alone(
    command: tuple[str, ...],
    is_apart: bool,
    ruang: Path,
    sop: Sop,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = state(ruang)

    def edit(file: Path) -> None:
        if file.name == "arsip.yaml":
            file.write_text("# lain\n")

    edit_after_loading(monkeypatch, edit)
    assert sop(*command).code == 1
    after = state(ruang)
    assert after["arsip.yaml"] == "# lain\n"
    assert (after["berkas.yaml"] != before["berkas.yaml"]) is is_apart


@posix
@pytest.mark.parametrize("command", WRITING)
def test_a_link_out_of_the_workspace_is_not_written(
    command: tuple[str, ...], ruang: Path, sop: Sop
) -> None:
    outside = write(ruang.parent / "luar", {"x.yaml": micro("surat")})
    makro = "title: Lain\nkind: macro\nsteps: [{use: arsip}]\n"
    write(outside, {"m.yaml": makro})
    (ruang / "x.yaml").symlink_to("../luar/x.yaml")
    (ruang / "m.yaml").symlink_to("../luar/m.yaml")
    ended = sop(*command)
    assert ended.code == 1
    assert "is not written: a link leads out of" in ended.err
    assert state(outside) == {"m.yaml": makro, "x.yaml": micro("surat")}


@posix
def test_a_link_within_the_workspace_is_followed(ruang: Path, sop: Sop) -> None:
    (ruang / "tautan.yaml").symlink_to("arsip.yaml")
    assert sop(*RENAME).code == 0
    assert (ruang / "tautan.yaml").is_symlink()
    assert "Camat Utama" in (ruang / "arsip.yaml").read_text()


@posix
def test_the_journals_folder_is_no_link(ruang: Path, sop: Sop) -> None:
    elsewhere = write(ruang.parent / "luar", {"lock": ""})
    (ruang / FOLDER).symlink_to("../luar")
    ended = sop("fmt")
    assert (ended.code, "is a link: delete it." in ended.err) == (1, True)
    assert list(state(elsewhere)) == ["lock"]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"version": 9, "files": []}',
     '{"version": 1, "files": [{"path": "../x", "before": "y", "after": ""}]}',
     '{"version": 1, "files": [{"path": "/x", "before": "y", "after": ""}]}'],
)  # fmt: skip
def test_a_journal_of_somebody_elses(text: str, ruang: Path, sop: Sop) -> None:
    write(ruang, {f"{FOLDER}/{NAME}": text})
    write(ruang.parent, {"x": ""})
    assert sop("validate", "--exit-zero").code == 0
    ended = sop("fmt")
    assert (ended.code, "is not soptool's: delete it." in ended.err) == (1, True)
    assert (ruang.parent / "x").read_text() == ""


@posix
@pytest.mark.parametrize(
    ("place", "make"),
    [
        (FOLDER, os.mkfifo),
        (FOLDER, Path.touch),
        (f"{FOLDER}/lock", os.mkfifo),
        (f"{FOLDER}/lock", Path.mkdir),
        (f"{FOLDER}/lock", lambda path: path.symlink_to(path.name)),
    ],
)
def test_what_is_no_lock_of_ours_is_never_opened(
    place: str, make: Callable[[Path], object], ruang: Path, sop: Sop
) -> None:
    before = {path.name: path.read_text() for path in ruang.glob("*.yaml")}
    (ruang / place).parent.mkdir(exist_ok=True)
    make(ruang / place)
    ended = sop(*RENAME)
    assert (ended.code, "is not soptool's: delete it." in ended.err) == (1, True)
    assert {path.name: path.read_text() for path in ruang.glob("*.yaml")} == before


def test_another_run_is_waited_for(ruang: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "_PATIENCE", 0.0)
    (ruang / FOLDER).mkdir()
    with held(ruang / FOLDER / "lock", 0):
        ended = sop("fmt")
    assert (ended.code, "Another `sop` is changing files" in ended.err) == (1, True)
    assert sop("fmt").code == 0


@pytest.mark.parametrize("command", WRITING)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_full_disk_is_one_line_and_nothing_half(
    command: tuple[str, ...], at: int, ruang: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real, left = state(ruang), os.replace, [at]

    def replace(*of: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise OSError(28, "No space left on device")
        real(*of)

    monkeypatch.setattr(os, "replace", replace)
    ended = sop(*command, "-q")
    if left[0] > 0:  # fewer files than that
        assert ended.code == 0
        return
    assert ended.code == 3
    assert ended.err == f"error: Nothing was written in `{ruang}`: No space left on device.\n"
    assert state(ruang) == before


def test_a_run_that_is_interrupted_takes_back_what_it_did(
    ruang: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real, left = state(ruang), os.replace, [3]

    def replace(*of: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt
        real(*of)

    monkeypatch.setattr(os, "replace", replace)
    assert sop(*RENAME).code == 130
    assert state(ruang) == before
