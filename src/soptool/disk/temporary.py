"""Folders among the temporary files, each beside a lock that is there before it and after it.

What a killed run leaves, the next one deletes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir, mkstemp
from typing import Final
from weakref import finalize

from soptool.disk.lock import is_held, locks

_PREFIX: Final = "soptool-"
_SUFFIX: Final = ".lock"


class TemporaryFolder:
    """A folder that is there while this object is, or until it is cleared. Raises OSError."""

    def __init__(self) -> None:
        sweep()
        handle, lock = _locked()
        self.path = lock.with_suffix("")
        self.clear = finalize(self, _clear, os.getpid(), handle, lock)
        self.path.mkdir(mode=0o700)


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Lend a folder that is gone afterwards. Raises OSError."""
    folder = TemporaryFolder()
    try:
        yield folder.path
    finally:
        folder.clear()


def sweep() -> None:
    """Delete the folders of runs that were killed."""
    with suppress(OSError):
        for lock in _place().glob(f"{_PREFIX}*{_SUFFIX}"):
            if lock.is_file() and not lock.is_symlink() and not is_held(lock):
                _delete(lock)


def _place() -> Path:
    """Return where temporary files go; Python would write one there to find out."""
    named = (os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    places = [place for place in (*named, "/tmp") if place]  # noqa: S108 -- as Python does
    fit = (place for place in places if os.path.isdir(place) and os.access(place, os.W_OK))  # noqa: PTH112
    return Path(next(fit, None) or gettempdir())


def _locked() -> tuple[int, Path]:
    while True:
        handle, name = mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=_place())
        if locks(handle, Path(name)):
            return handle, Path(name)
        os.close(handle)  # swept up by another before it was locked


def _clear(owner: int, handle: int, lock: Path) -> None:
    """Delete the folder, then its lock; a copy of the owner (fork) leaves them."""
    if os.getpid() == owner:
        _delete(lock)
        os.close(handle)
        lock.unlink(missing_ok=True)  # Windows deletes no open file


def _delete(lock: Path) -> None:
    rmtree(lock.with_suffix(""), ignore_errors=True)
    with suppress(OSError):
        lock.unlink(missing_ok=True)
