from __future__ import annotations

import os
from pathlib import Path

import pytest

from soptool.cli.output import write, write_in, write_new
from soptool.errors import FileLeft, OutputError, UsageError

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")


def test_folders_are_made_and_bytes_kept(tmp_path: Path) -> None:
    write(tmp_path / "a/b/c.html", "baris\nlain\r\n é \udcff")
    assert (tmp_path / "a/b/c.html").read_bytes() == "baris\nlain\r\n é \\udcff".encode()
    write(tmp_path / "a/b/c.html", b"\x00\xff")
    assert (tmp_path / "a/b/c.html").read_bytes() == b"\x00\xff"
    assert len(list((tmp_path / "a/b").iterdir())) == 1


@posix
def test_permissions_are_those_of_a_new_file_or_of_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "x"
    old = os.umask(0o027)
    try:
        write(file, "x")
    finally:
        os.umask(old)
    assert file.stat().st_mode & 0o777 == 0o640
    file.chmod(0o604)
    write(file, "y")
    assert file.stat().st_mode & 0o777 == 0o604


@posix
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "asli").write_text("lama")
    (tmp_path / "tautan").symlink_to("asli")
    write(tmp_path / "tautan", "baru")
    assert (tmp_path / "tautan").is_symlink()
    assert (tmp_path / "asli").read_text() == "baru"


@posix
def test_a_device_is_written_to(tmp_path: Path) -> None:
    write(Path(os.devnull), "x")
    assert Path(os.devnull).is_char_device()


@posix
def test_a_pipe_is_written_to_where_somebody_reads_and_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)
    with pytest.raises(OutputError, match="nobody reads"):
        write(pipe, "x")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(pipe, "x" * 30_000)
    assert os.read(reader, 40_000) == b"x" * 30_000
    os.close(reader)


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(OutputError, match="can't be written: "):
        write(tmp_path / "x", "y")


@pytest.mark.parametrize("name", ["a" * 400, "a\0b"])
def test_a_name_that_the_system_refuses(name: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="can't be written: "):
        write(tmp_path / name, "y")
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_never_replaces_one(tmp_path: Path) -> None:
    write_new(tmp_path / "x", "satu")
    with pytest.raises(UsageError, match="exists already"):
        write_new(tmp_path / "x", "dua")
    assert (tmp_path / "x").read_text() == "satu"


def test_a_file_that_came_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "x", "dari editor")
    monkeypatch.setattr("os.path.lexists", lambda _: False)
    with pytest.raises(UsageError, match="exists already"):
        write_new(tmp_path / "x", "milik kami")
    with pytest.raises(FileLeft, match="exists already"):
        write_in(tmp_path, "x", "milik kami", is_new=True)
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
    assert (tmp_path / "x").read_text() == "dari editor"
