"""Zips of documents: bounded, and only names to show."""

from __future__ import annotations

import struct
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from soptool.importing import archive
from soptool.importing.archive import Archive
from soptool.importing.unreadable import Unreadable


def zipped(path: Path, **files: bytes) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path


def test_what_people_put_into_it_is_listed_and_nothing_else(tmp_path: Path) -> None:
    names = ["b.pdf", "../../luar.pdf", "__MACOSX/._b.pdf", "x/.DS_Store", "~$b.docx", "x/", "/a"]
    opened = Archive(zipped(tmp_path / "a.zip", **dict.fromkeys(names, b"isi")))
    assert [info.filename for info in opened.files] == ["../../luar.pdf", "/a", "b.pdf"]
    assert [opened.content(info) for info in opened.files] == [b"isi"] * 3


def refused(path: Path) -> str:
    with pytest.raises(Unreadable) as error:
        contents(path)
    return str(error.value)


def contents(path: Path) -> list[bytes]:
    opened = Archive(path)
    return [opened.content(info) for info in opened.files]


def test_what_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = zipped(tmp_path / "a.zip", bom=bytes(3_000_000))
    assert "times its size" in refused(bomb)
    lie = bytearray(bomb.read_bytes())  # says that it is small
    for mark, at in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        lie[lie.rfind(mark) + at : lie.rfind(mark) + at + 4] = struct.pack("<L", 900)
    (tmp_path / "lie.zip").write_bytes(lie)
    assert "damaged" in refused(tmp_path / "lie.zip")
    monkeypatch.setattr(archive, "MAX_DATA", 100)
    assert "at most 100" in refused(zipped(tmp_path / "b.zip", a=bytes(range(101))))
    monkeypatch.setattr(archive, "MAX_BYTES", 150)
    assert "more than 150" in refused(zipped(tmp_path / "c.zip", a=bytes(90), b=bytes(90)))
    monkeypatch.setattr(archive, "MAX_FILES", 1)
    assert "more than 1 files" in refused(tmp_path / "c.zip")


def test_a_list_that_would_fill_the_memory_is_not_read(tmp_path: Path) -> None:
    file = zipped(tmp_path / "a.zip", a=b"x")
    content = bytearray(file.read_bytes())
    at = content.rfind(b"PK\5\6")
    content[at + 12 : at + 16] = struct.pack("<L", 100_000_000)
    file.write_bytes(content)
    assert "files" in refused(file)


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\3\4" + bytes(80), b"PK\5\6" + bytes(9)])
def test_damage_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    assert "damaged" in refused(tmp_path / "a.zip")


def test_what_is_locked_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    with ZipFile(file, "w") as made:
        made.writestr(ZipInfo("a.pdf"), b"isi")
    content = bytearray(file.read_bytes())
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.find(mark) + at] |= 1
    file.write_bytes(content)
    assert "password" in refused(file)
