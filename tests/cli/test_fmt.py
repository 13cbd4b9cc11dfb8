"""`sop fmt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Sop, write

WILD = "title: Surat  # judul\nkind: micro\nsteps:\n  - {executor: a, activity: A}\nid: surat\n"
TAME = "kind: micro\nid: surat\ntitle: Surat  # judul\nsteps:\n  - {activity: A, executor: a}\n"


def test_fmt_writes_and_is_done(folder: Path, sop: Sop) -> None:
    write(
        folder, {"a.yaml": WILD, "b.yaml": TAME.replace("surat", "lain"), "sop.yaml": "paper: A4\n"}
    )
    ended = sop("fmt", "-v")
    assert (ended.code, ended.out, ended.err) == (0, "", "a.yaml\nFiles changed: 1 of 3.\n")
    assert (folder / "a.yaml").read_text() == TAME
    assert sop("fmt").err == "Files in order: 3.\n"


def test_check_and_diff_write_nothing(folder: Path, sop: Sop) -> None:
    write(folder, {"a.yaml": WILD})
    ended = sop("fmt", "--check")
    assert (ended.code, ended.out, ended.err) == (1, "", "Files that would change: 1 of 1.\n")
    ended = sop("fmt", "--diff")
    assert ended.code == 1
    assert ended.out.startswith("--- a/a.yaml\n+++ b/a.yaml\n@@ -1,5 +1,5 @@\n")
    assert (folder / "a.yaml").read_text() == WILD
    write(folder, {"a.yaml": TAME})
    assert sop("fmt", "--check", "--diff").code == 0


def test_standard_input(folder: Path, sop: Sop) -> None:
    ended = sop("fmt", "-", stdin=WILD.encode())
    assert (ended.code, ended.out) == (0, TAME)


@pytest.mark.parametrize("text", [b"kind: micro\ntitle: [\n", b"kind: micro\n", b"a: 1\n", b""])
def test_an_editor_never_takes_nothing_for_a_file(folder: Path, sop: Sop, text: bytes) -> None:
    ended = sop("fmt", "-", stdin=text)
    assert (ended.code == 0) == (ended.out != "")


def test_settings_are_put_in_order_too(folder: Path, sop: Sop) -> None:
    write(folder, {"sop.yaml": "paper: F4\nlanguage: en\n", "a.yaml": TAME})
    sop("fmt")
    assert (folder / "sop.yaml").read_text() == "language: en\npaper: F4\n"


def test_what_cannot_be_read_is_left(folder: Path, sop: Sop) -> None:
    files = {"a.yaml": "title: [\nkind: micro\n", "b.yaml": "b: 1\na: 2\n", "c.yaml": WILD}
    write(folder, files)
    ended = sop("fmt")
    assert ended.code == 1
    assert ended.err == (
        "error: `a.yaml` can't be loaded and is left out: see `sop validate`.\n"
        "Files changed: 1 of 1.\n"
    )
    assert (folder / "a.yaml").read_text() == files["a.yaml"]
    assert (folder / "b.yaml").read_text() == files["b.yaml"]


@pytest.mark.parametrize("words", [("fmt", "sop.yaml"), ("fmt",)])
def test_settings_that_cannot_be_read_are_left_and_said(
    folder: Path, sop: Sop, words: tuple[str, ...]
) -> None:
    write(folder, {"a.yaml": TAME})
    (folder / "sop.yaml").symlink_to("sop.yaml")
    ended = sop(*words)
    assert ended.code == 1
    assert "error: `sop.yaml` can't be loaded and is left out: see `sop validate`.\n" in ended.err
