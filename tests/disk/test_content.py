from __future__ import annotations

import os
from pathlib import Path

import pytest

from soptool.disk.content import TooLarge, content_of


def test_the_content_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"abc\x00\r\n")
    assert content_of(tmp_path / "x", 6) == b"abc\x00\r\n"


def test_more_bytes_than_asked_for_are_never_read(tmp_path: Path) -> None:
    with (tmp_path / "x").open("wb") as stream:
        stream.truncate(10**12)
    with pytest.raises(TooLarge) as raised:
        content_of(tmp_path / "x", 1000)
    assert (raised.value.size, raised.value.most) == (10**12, 1000)


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="Linux only")
def test_a_file_that_does_not_know_its_size() -> None:
    with pytest.raises(TooLarge):
        content_of(Path("/proc/self/maps"), 10)


@pytest.mark.parametrize(("grown", "is_read"), [(5, True), (6, True), (7, False), (99, False)])
def test_a_file_that_grows_while_it_is_read(
    grown: int, is_read: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x").write_bytes(b"abc")
    asked = os.fstat

    def growing(stream: int) -> os.stat_result:
        status = asked(stream)
        (tmp_path / "x").write_bytes(b"x" * grown)
        return status

    monkeypatch.setattr(os, "fstat", growing)
    if is_read:
        assert content_of(tmp_path / "x", 6) == b"x" * grown
        return
    with pytest.raises(TooLarge):
        content_of(tmp_path / "x", 6)


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    places = [tmp_path, tmp_path / "tiada"]
    if os.name != "nt":
        os.mkfifo(tmp_path / "pipa")
        (tmp_path / "nol").symlink_to("/dev/zero")
        places += [tmp_path / "pipa", tmp_path / "nol"]
    for place in places:
        with pytest.raises(OSError, match=r"no regular file|No such file"):
            content_of(place, 10)
