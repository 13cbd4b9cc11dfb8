"""Documents of an old Office go through LibreOffice, where there is one."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import which

import pytest

pytest.importorskip("pypdfium2")

from importing.scanned import Picture, of_pictures
from soptool.export.xlsx.documents import data_workbook
from soptool.importing.kinds import kind_of
from soptool.importing.office import Office
from soptool.importing.reading import drafts_of
from soptool.importing.unreadable import Unreadable

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
DOC = OLD + "WordDocument".encode("utf-16-le")
XLS = OLD + "Workbook".encode("utf-16-le")
LOCKED = OLD + "EncryptedPackage".encode("utf-16-le")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")


def stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program in the place of LibreOffice; `$home` is its folder."""
    program = folder / "soffice"
    program.write_text(
        f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\nhome=$2\n{script}\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


def refused(content: bytes, seconds: float = 20) -> str:
    office = Office(seconds)
    try:
        with pytest.raises(Unreadable) as error:
            drafts_of(content, office=office)
    finally:
        office.close()
    return str(error.value)


def test_kinds_are_told_by_what_is_in_them() -> None:
    assert [kind_of(OLD), kind_of(DOC), kind_of(LOCKED), kind_of(b"{\\rtf1")] == [
        *("unknown", "doc", "unknown", "rtf"),
    ]  # fmt: skip
    assert "password" in refused(LOCKED)


def test_without_libreoffice_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("soptool.importing.office._PLACES", ())
    assert "LibreOffice, which is not installed" in refused(DOC)


def test_what_it_prints_is_read_as_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(of_pictures([Picture(bytes(100), 10, 10, 200, 200)]))
    script = f'test -f "$home/document.doc" && cp {tmp_path}/a.pdf "$home/document.pdf"'
    stand_in(tmp_path, script, monkeypatch)
    [draft] = drafts_of(DOC)
    assert draft.is_scan


def test_a_workbook_of_ours_is_read_from_its_sheets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = {"kind": "micro", "id": "a", "title": "A", "executors": {"x": "Staf"},
            "steps": [{"id": "m", "activity": "Membaca", "executor": "x"}]}  # fmt: skip
    (tmp_path / "a.xlsx").write_bytes(data_workbook(data, "id"))
    script = f'test -f "$home/document.xls" && cp {tmp_path}/a.xlsx "$home/document.xlsx"'
    stand_in(tmp_path, script, monkeypatch)
    [draft] = drafts_of(XLS)
    assert draft.data["steps"] == data["steps"]


@pytest.mark.parametrize(
    ("script", "seconds", "said"),
    [
        ("exit 1", 20, "could not open it"),
        ('mkdir "$home/document.pdf"', 20, "could not open it"),
        ("sleep 60 & sleep 60", 0.3, "could not print it in time"),
    ],
)
def test_what_it_can_not_do_is_said(
    script: str, seconds: float, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, script, monkeypatch)
    assert said in refused(DOC, seconds)


@pytest.mark.long
@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
def test_a_text_comes_through_libreoffice_itself() -> None:
    pytest.importorskip("pypdfium2")
    draft = drafts_of(b"{\\rtf1\\ansi Standar Operasional Prosedur\\par }")[0]
    assert (draft.pages, draft.counts.texts, draft.is_scan) == (1, 1, False)
