"""What a folder of documents holds by our hand, and what is taken away of it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cli.conftest import Sop, write
from soptool.cli.manifest import FILE, manifest_in


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {FILE}


def test_documents_of_sops_that_are_gone_are_taken_away(workspace: Path, sop: Sop) -> None:
    assert sop("render", "--to", "html,md").code == 0
    build = workspace / "build"
    write(build, {"catatan.html": "milik kami"})
    before = names(build)
    (workspace / "mikro" / "surat-keluar.yaml").unlink()
    sop("render")
    assert names(build) == before
    ended = sop("render", "--clean")
    gone = {"surat-keluar.html", "surat-keluar.md"}
    assert names(build) == before - gone
    assert "2 documents deleted: surat-keluar.html, surat-keluar.md." in ended.err
    assert "surat-keluar.html" not in (build / "index.html").read_text()
    assert sop("render", "--clean", "surat-masuk").err.count("deleted") == 0


def test_what_was_changed_since_is_left_and_said(workspace: Path, sop: Sop) -> None:
    sop("render")
    build = workspace / "build"
    (build / "surat-keluar.html").write_text("diubah")
    (workspace / "mikro" / "surat-keluar.yaml").unlink()
    ended = sop("render", "--clean")
    assert "`surat-keluar.html` is left: it is not as it was written." in ended.err
    assert (build / "surat-keluar.html").read_text() == "diubah"


def test_one_sop_keeps_the_contents_and_links_of_the_others(workspace: Path, sop: Sop) -> None:
    sop("render", "--to", "html,md")
    build = workspace / "build"
    before = {path.name: path.read_bytes() for path in build.iterdir()}
    path = workspace / "mikro" / "surat-masuk.yaml"
    text = path.read_text()
    path.write_text(text.replace("title: Penanganan", "title: Pengurusan"))
    assert sop("render", "surat-masuk").code == 0
    assert "Pengurusan Surat Masuk" in (build / "index.html").read_text()
    path.write_text(text)
    sop("render", "surat-masuk")
    assert {path.name: path.read_bytes() for path in build.iterdir()} == before


def test_the_contents_do_not_tell_in_which_order_they_came(workspace: Path, sop: Sop) -> None:
    for folder, runs in (("a", ("html,md,json",)), ("b", ("json", "md", "html"))):
        for formats in runs:
            assert sop("render", "--to", formats, "-o", folder).code == 0
    assert (workspace / "a/index.html").read_text() == (workspace / "b/index.html").read_text()


def test_what_cannot_be_deleted_is_one_line(
    workspace: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    sop("render")
    (workspace / "mikro" / "surat-keluar.yaml").unlink()
    with monkeypatch.context() as patch:
        patch.setattr("soptool.cli.manifest.Path.unlink", refuse)
        ended = sop("render", "--clean")
    assert (ended.code, ended.err.count("error: ")) == (1, 1)
    assert "surat-keluar.html` can't be deleted: Permission denied." in ended.err
    assert "1 document deleted" in sop("render", "--clean").err


@pytest.mark.parametrize(
    "name", ["../sop.yaml", "/etc/hostname", "..", "a/b.html", "a\\b.html", "", 5, None, FILE]
)
def test_a_foreign_manifest_leads_nowhere(name: object, tmp_path: Path) -> None:
    entry = {"file": name, "sop": "x", "extension": "html", "sha256": "x"}
    content = {"version": 1, "documents": [entry, {**entry, "file": "a.html"}]}
    write(tmp_path, {FILE: json.dumps(content)})
    assert list(manifest_in(tmp_path).documents) == ["a.html"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 2, "documents": [{}]}', '{"version": 1, "documents": 5}',
             '{"version": 1, "documents": [{"file": "a.html"}]}', "[" * 9999]
)  # fmt: skip
def test_what_cannot_be_read_says_nothing(text: str, tmp_path: Path) -> None:
    write(tmp_path, {FILE: text})
    assert manifest_in(tmp_path).documents == {}


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege")
def test_a_link_is_never_followed_to_what_is_taken_away(workspace: Path, sop: Sop) -> None:
    sop("render")
    document = workspace / "build" / "surat-keluar.html"
    kept = workspace / "disimpan.html"
    document.rename(kept)
    document.symlink_to(kept)
    (workspace / "mikro" / "surat-keluar.yaml").unlink()
    sop("render", "--clean")
    assert kept.is_file()
    assert document.is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
def test_a_pipe_is_never_opened_to_compare_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.html")
    manifest = manifest_in(tmp_path)
    manifest.note("pipa.html", "pipa", "html", "isi")
    assert list(manifest.take_away(["pipa.html"])) == [("pipa.html", False)]
