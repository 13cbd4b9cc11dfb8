"""A lock that its owner holds while it lives: the system lets it go when the process ends."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PAUSE = 0.05


class Held(Exception):  # noqa: N818
    """Another process holds the lock, and did not let go in time."""


@contextmanager
def held(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock in the file, waiting for it up to `patience` seconds. Raises Held, OSError.

    The file may be deleted under the lock: whoever waited for it then takes the next one.
    """
    handle = _taken(path, time.monotonic() + patience)
    try:
        yield
    finally:
        os.close(handle)


def is_held(path: Path) -> bool:
    """Whether a living process holds the lock; what can't be opened, or is no file, is not held."""
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return False
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        return not _locks(handle)
    finally:
        os.close(handle)


def _taken(path: Path, end: float) -> int:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        if locks(handle, path):
            return handle
        os.close(handle)
        if time.monotonic() > end:
            raise Held
        time.sleep(_PAUSE)


def locks(handle: int, path: Path) -> bool:
    """Take the lock of an open file, and say whether that is still the one at this path."""
    try:
        return _locks(handle) and os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


def _locks(handle: int) -> bool:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl  # noqa: PLC0415

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks: nobody else holds one either
        return True
    return True
