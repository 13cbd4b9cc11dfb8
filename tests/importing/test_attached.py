"""PDFs that carry their source (`--attach-source`): it comes back byte for byte, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from soptool.api.importing import bring_in
from soptool.api.render import render
from soptool.api.request import Request
from soptool.api.wanted import Wanted
from soptool.form.carried import fingerprint
from soptool.importing.attached import attached_drafts, changed
from soptool.importing.sheets import Sheets

MICRO = """\
kind: micro   # catatan
id: contoh
title: Contoh «ñ» 日本
executors: {a: Kepala Bagian}
steps:
  - {id: mulai, activity: Membaca surat, executor: a, effort: 3 menit, duration: 5 menit}
"""


def printed(place: Path, *, attaches: bool = True) -> bytes:
    (place / "contoh.yaml").write_bytes(MICRO.replace("\n", "\r\n").encode())
    (place / "sop.yaml").write_text("language: id\n")
    request = Request(("contoh",), workspace=place)
    [document] = render(request, Wanted(("pdf",), attaches_source=attaches)).documents
    assert isinstance(document.content, bytes)
    return document.content


def test_what_was_attached_comes_back_byte_for_byte(tmp_path: Path) -> None:
    pytest.importorskip("typst")
    pytest.importorskip("pypdfium2")
    (tmp_path / "ws").mkdir()
    content = printed(tmp_path / "ws")
    assert b"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in content
    assert content.count(b"/AFRelationship/Source") == 2
    (tmp_path / "contoh.pdf").write_bytes(content)
    plain = printed(tmp_path / "ws", attaches=False)
    assert b"pdfaid:part>2<" in plain
    (tmp_path / "a.pdf").write_bytes(plain)
    files = [str(tmp_path / "a.pdf"), str(tmp_path / "contoh.pdf")]
    read, aside, settings = bring_in(files, tmp_path / "in")
    assert read.text == MICRO.replace("\n", "\r\n")
    assert (settings.path, settings.text) == (tmp_path / "in" / "sop.yaml", "language: id\n")
    assert read.draft is not None
    assert read.draft.remarks == []
    assert (aside.source, aside.is_aside, aside.text) == (files[0], True, None)


def carrying(said: str, *files: tuple[str, bytes], own: str = "id=contoh") -> Sheets:
    return Sheets((), marks=("soptool", "kind=micro", own, f"source={said}"), attachments=files)


def test_what_was_changed_is_not_taken() -> None:
    own = ("contoh.yaml", MICRO.encode())
    said = fingerprint(dict([own]))
    assert [draft.data["id"] for draft in attached_drafts(carrying(said, own))] == ["contoh"]
    assert attached_drafts(carrying(said, ("contoh.yaml", MICRO.encode() + b" "))) == ()
    assert attached_drafts(carrying(said, ("lain.yaml", MICRO.encode()))) == ()
    assert attached_drafts(carrying(said)) == ()
    assert attached_drafts(carrying(said, own, ("lagi.yaml", b"a: 1"))) == ()
    broken = ("contoh.yaml", b"- steps")
    assert attached_drafts(carrying(fingerprint(dict([broken])), broken)) == ()
    remark = changed(carrying(said))
    assert remark is not None
    assert "was changed" in str(remark.message)
    assert changed(Sheets((), marks=("soptool",))) is None


def test_a_book_carries_each_of_its_sops() -> None:
    files = (("a.yaml", MICRO.replace("contoh", "a").encode()),
             ("b.yaml", MICRO.replace("contoh", "b").encode()))  # fmt: skip
    found = attached_drafts(carrying(fingerprint(dict(files)), *files, own="x"))
    assert [draft.version.sop for draft in found if draft.version] == ["a", "b"]
