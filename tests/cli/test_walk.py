"""Several workspaces among the arguments are walked, never refused."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cli.conftest import MICRO, Sop, write

FILES = {
    "dinas/a/sop.yaml": "regulations: {uu-1: {title: UU Nomor 1 Tahun 2001 tentang X}}\n",
    "dinas/a/surat.yaml": MICRO.format(title="Surat A") + "legal_basis: uu-1\n",
    "dinas/b/sop.yaml": "",
    "dinas/b/surat.yaml": MICRO.format(title="Surat B"),
    "dinas/b/nota.yaml": MICRO.format(title="Nota"),
    "lain.yaml": "on: push\n",
}


@pytest.fixture
def office(folder: Path) -> Path:
    write(folder, FILES)
    return folder


def documents(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


@pytest.mark.parametrize("arguments", [(), ("dinas",), ("dinas/a", "dinas/b"), ("dinas/*",)])
def test_documents_of_each_go_to_a_folder_of_its_own(
    arguments: tuple[str, ...], office: Path, sop: Sop
) -> None:
    assert sop("render", *arguments, "-o", "hasil").code == 0
    assert documents(office / "hasil") == [
        "a/surat.html", "b/index.html", "b/nota.html", "b/surat.html"
    ]  # fmt: skip


def test_one_alone_is_written_as_ever(office: Path, sop: Sop) -> None:
    assert sop("render", "dinas/a", "-o", "hasil").code == 0
    assert documents(office / "hasil") == ["surat.html"]


def test_a_workspace_beside_an_id_says_where_it_is(office: Path, sop: Sop) -> None:
    assert sop("render", "dinas/b", "surat", "-o", "hasil").code == 0
    assert documents(office / "hasil") == ["surat.html"]
    assert "Surat B" in (office / "hasil/surat.html").read_text()
    assert sop("tree", "nota").out.startswith("nota  micro  Nota")
    ended = sop("tree", "surat")
    assert ended.code == 2
    assert "Several workspaces have `surat`: dinas/a, dinas/b." in ended.err


def test_the_tree_names_each(office: Path, sop: Sop) -> None:
    heads = [line for line in sop("tree").out.splitlines() if line.startswith("==")]
    assert heads == ["== a", "== b"]
    found = json.loads(sop("tree", "-f", "json").out)
    assert [(one["id"], one["path"]) for one in found] == [
        ("surat", "a/surat.yaml"), ("nota", "b/nota.yaml"), ("surat", "b/surat.yaml")
    ]  # fmt: skip


def test_impact_asks_all_of_them(office: Path, sop: Sop) -> None:
    ended = sop("impact", "uu-1", "-f", "json")
    assert [one["workspace"] for one in json.loads(ended.out)] == ["a"]
    assert sop("impact", "uu-1").out.startswith("== a\nuu-1 (regulation)")
    assert sop("impact", "nihil").code == 2
    write(office, {"dinas/b/sop.yaml": "paper: A9\n"})
    assert "sop.yaml:1: `A9`" in sop("impact", "uu-1").err


def test_everything_is_checked_at_once(office: Path, sop: Sop) -> None:
    assert sop("validate").err.startswith("5 files checked")
    assert sop("validate", "--hook").code == 0
    assert sop("render", "--book", "buku.pdf").code == 2


def test_an_sop_of_several_is_asked_about_one_by_one(office: Path, sop: Sop) -> None:
    ended = sop("impact", "surat")
    assert ended.code == 2
    assert "Several workspaces have `surat`: a, b." in ended.err
    assert sop("impact", "surat", "-w", "dinas/a").code == 0


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("options", [(), ("--each",)])
def test_no_workspace_is_written_through_a_link(
    options: tuple[str, ...], office: Path, sop: Sop, tmp_path: Path
) -> None:
    write(tmp_path, {"luar/berkas.txt": "", "kerja/hasil/isi.txt": ""})
    (office / "hasil" / "a").symlink_to(tmp_path / "luar")
    ended = sop("render", "dinas", "-o", "hasil", "--lang", "en", *options)
    assert ended.code == 1
    assert "is a link, and nothing is written through it" in ended.err
    assert [path.name for path in (tmp_path / "luar").iterdir()] == ["berkas.txt"]
    assert "b/surat.html" in documents(office / "hasil")


def test_a_workspace_at_fault_stops_no_other(office: Path, sop: Sop) -> None:
    write(office, {"dinas/a/sop.yaml": "profile: tidak-ada\n"})
    ended = sop("render", "dinas", "-o", "hasil", "--lang", "en")
    assert ended.code == 2
    assert "error: `a`: dinas/a/sop.yaml: no profile has the name `tidak-ada`." in ended.err
    assert documents(office / "hasil") == ["b/index.html", "b/nota.html", "b/surat.html"]
    for command in ("validate", "tree"):
        ended = sop(command, "dinas", "--lang", "en")
        assert ended.code == 2
        assert "dinas/a/sop.yaml: no profile has the name `tidak-ada`." in ended.err
        assert ended.out.startswith("== b\n") or "3 files checked: " in ended.err
