"""Locks as Windows has them, by a stand-in for its module."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from soptool.disk.lock import Held, held, is_held


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a file's first byte locked by one handle, as `msvcrt.locking` does."""
    owners: dict[tuple[int, int], int] = {}

    def locking(handle: int, mode: int, size: int) -> None:
        status = os.fstat(handle)
        owner = owners.setdefault((status.st_dev, status.st_ino), handle)
        if owner != handle:
            raise OSError(13, "Permission denied")

    real = os.close

    def close(handle: int) -> None:
        for file in [file for file, owner in owners.items() if owner == handle]:
            del owners[file]
        real(handle)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    monkeypatch.setattr(os, "close", close)


@pytest.mark.usefixtures("windows")
def test_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with held(path, 0):
        assert is_held(path)
        with pytest.raises(Held), held(path, 0):
            pass
    assert not is_held(path)
    with held(path, 0):
        assert is_held(path)
