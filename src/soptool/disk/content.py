"""The content of a file: of regular files only, and never more than was asked for."""

from __future__ import annotations

import os
import stat
from errno import EFBIG, EINVAL
from pathlib import Path

from soptool.language import grouped, msg

MAX_NOTES = 1_000_000
"""Bytes of a small file beside the SOPs: profile, `.gitignore`, logo."""
MAX_DATA = 20_000_000
"""Bytes of a file that a program wrote: baseline, journal, table."""


_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class TooLarge(OSError):  # noqa: N818
    """A file with more bytes than are read: `size` of them, where `most` are allowed."""

    def __init__(self, path: Path, size: int, most: int) -> None:
        self.reason_given = msg(
            "{size} bytes, at most {most} are read", size=grouped(size), most=grouped(most)
        )
        super().__init__(EFBIG, str(self.reason_given), str(path))
        self.size, self.most = size, most


def content_of(path: Path, most: int) -> bytes:
    """Return the content of a regular file. Raises OSError; TooLarge above `most` bytes.

    A pipe would never end and a device may never: neither is opened.
    """
    _check_kind(os.stat(path), path)  # noqa: PTH116 -- of thousands of files
    # Should it have become a pipe since: without waiting for one who writes.
    stream = os.open(path, os.O_RDONLY | _FLAGS)
    try:
        status = os.fstat(stream)
        _check_kind(status, path)
        if status.st_size > most:
            raise TooLarge(path, status.st_size, most)
        return _read(stream, path, status.st_size, most)
    finally:
        os.close(stream)


def head_of(path: Path, most: int) -> bytes:
    """Return the first bytes of a regular file, `most` of them. Raises OSError."""
    _check_kind(os.stat(path), path)  # noqa: PTH116 -- of thousands of files
    stream = os.open(path, os.O_RDONLY | _FLAGS)
    try:
        _check_kind(os.fstat(stream), path)
        return os.read(stream, most)
    finally:
        os.close(stream)


def _read(stream: int, path: Path, size: int, most: int) -> bytes:
    """Read to the end, which may have moved since the size was asked."""
    content = os.read(stream, size + 1)
    while len(content) <= most and (more := os.read(stream, most + 1 - len(content))):
        content += more
    if len(content) > most:
        raise TooLarge(path, len(content), most)
    return content


def _check_kind(status: os.stat_result, path: Path) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise OSError(EINVAL, "no regular file", str(path))
