"""`sop import`: workbooks become YAML, and nothing that is there is lost."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Sop, write
from soptool.cli import rewriting

MICRO = """\
kind: micro
id: contoh
title: Contoh
executors:
  a: Kepala Bagian
steps:
  - id: mulai
    activity: Membaca surat
    executor: a
    requirements: [Surat, Buku]
    branches: {Ya: next, Tidak: mulai}
  - activity: =HYPERLINK("http://x")
    executor: a
"""


@pytest.fixture
def book(tmp_path: Path, sop: Sop) -> Path:
    """Make the workbook of an SOP."""
    write(tmp_path, {"contoh.yaml": MICRO})
    ended = sop("render", str(tmp_path), "--to", "xlsx", "-o", str(tmp_path / "build"))
    assert ended.code == 0, ended.err
    return tmp_path / "build" / "contoh.xlsx"


def test_a_workbook_comes_back_as_it_was(book: Path, tmp_path: Path, sop: Sop) -> None:
    out = tmp_path / "in"
    ended = sop("import", str(book), "-o", str(out))
    assert ended.code == 0, ended.err
    assert (out / "contoh.yaml").read_text() == MICRO.replace(
        "\nexecutors", "\n\nexecutors"
    ).replace("\nsteps", "\n\nsteps")
    ended = sop("import", str(book), "-o", str(out))
    assert ended.code == 0, "the same again is no conflict"


def test_what_is_there_stays_unless_it_may_be_replaced(
    book: Path, tmp_path: Path, sop: Sop
) -> None:
    file = tmp_path / "in" / "contoh.yaml"
    write(file.parent, {file.name: "kind: micro\nid: contoh\ntitle: Lain\nsteps: []\n"})
    ended = sop("import", str(book), "-o", str(file.parent), "--lang", "en")
    assert ended.code == 1
    assert "exists already and is left as it is" in ended.err
    assert "title: Lain" in file.read_text()
    shown = sop("import", str(book), "-o", str(file.parent), "--diff")
    assert (shown.code, "-title: Lain" in shown.out) == (0, True)
    assert sop("import", str(book), "-o", str(file.parent), "--force").code == 0
    assert "title: Contoh" in file.read_text()


def test_what_is_saved_meanwhile_stays(
    book: Path, tmp_path: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "in" / "contoh.yaml"
    write(file.parent, {file.name: "kind: micro\nid: contoh\ntitle: Lain\nsteps: []\n"})
    real = rewriting.write_all

    def late(*files: Any, **options: Any) -> int:
        file.write_text("title: Baru saja\n")
        return real(*files, **options)

    monkeypatch.setattr(rewriting, "write_all", late)
    ended = sop("import", str(book), "-o", str(file.parent), "--force", "--lang", "en")
    assert ended.code == 1
    assert "was changed meanwhile" in ended.err
    assert "0 SOPs written." in ended.err
    assert file.read_text() == "title: Baru saja\n"


def test_an_sop_of_the_workspace_is_meant_where_it_stands(
    book: Path, tmp_path: Path, sop: Sop
) -> None:
    own = MICRO.replace("Contoh", "Lama")
    write(tmp_path / "ws", {"sop.yaml": "language: id\n", "mikro/contoh.yaml": own})
    assert sop("import", str(book), "-o", str(tmp_path / "ws"), "--force").code == 0
    assert "title: Contoh" in (tmp_path / "ws" / "mikro" / "contoh.yaml").read_text()
    assert not (tmp_path / "ws" / "contoh.yaml").exists()


def test_the_report_for_programs(book: Path, tmp_path: Path, sop: Sop) -> None:
    write(book.parent, {"rusak.xlsx": "bukan buku kerja"})
    ended = sop("import", str(book.parent), "-o", str(tmp_path / "in"), "--format", "json")
    assert ended.code == 1
    report = json.loads(ended.out)
    assert report["version"] == 1
    assert report["summary"] == {"files": 2, "written": 1, "remarks": 1, "not_read": 1}
    good, bad = report["files"]
    assert good["source"] == str(book)
    assert good["written"] == [str(tmp_path / "in" / "contoh.yaml")]
    assert good["counts"]["rows"] == 2
    assert good["counts"]["texts"] == good["counts"]["placed"] + good["counts"]["listed"]
    assert set(good["edges"]) == {"glued", "drawn", "near", "page", "assumed", "lost"}
    assert (bad["kind"], bad["written"], bad["remarks"][0]["kind"]) == ("unknown", [], "file")


def test_check_writes_nothing(book: Path, tmp_path: Path, sop: Sop) -> None:
    out = tmp_path / "in"
    ended = sop("import", str(book), "-o", str(out), "--check")
    assert (ended.code, out.exists()) == (0, False)


@pytest.mark.parametrize("argument", ["tidak-ada.xlsx", "."])
def test_nothing_to_import_is_wrong_usage(
    argument: str, tmp_path: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert sop("import", argument).code == 2


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_no_file_is_written_through_a_link(book: Path, tmp_path: Path, sop: Sop) -> None:
    place = tmp_path / "in"
    place.mkdir()
    (place / "contoh.yaml").symlink_to(tmp_path / "di-luar.yaml")
    ended = sop("import", str(book), "-o", str(place), "--lang", "en")
    assert (ended.code, (tmp_path / "di-luar.yaml").exists()) == (1, False)
    assert "is a link, and nothing is written through it" in ended.err


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_what_is_no_file_is_said(
    force: tuple[str, ...], book: Path, tmp_path: Path, sop: Sop
) -> None:
    place = tmp_path / "in"
    place.mkdir()
    os.mkfifo(place / "contoh.yaml")
    ended = sop("import", str(book), "-o", str(place), *force, "--lang", "en")
    assert (ended.code, (place / "contoh.yaml").is_fifo()) == (1, True)
    assert "can't be read: no regular file" in ended.out
