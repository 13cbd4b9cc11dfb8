"""A zip of documents: what is in it, read within limits. Nothing of it is ever unpacked to disk.

The names in it are shown to people, and are no paths.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from soptool.disk.content import MAX_DATA
from soptool.importing.kinds import HEAD
from soptool.importing.unreadable import Unreadable
from soptool.language import Message, grouped, msg

MAX_FILES: Final = 2_000
MAX_BYTES: Final = 1_000_000_000
"""Bytes of all files of a zip that are read, when they are unpacked."""
MAX_RATIO: Final = 200
"""So many times its size a file may become; documents are packed already, and seldom reach 20."""
_SMALL: Final = 1_000_000
"""Bytes below which a ratio says nothing."""
_DIRECTORY: Final = 4_000_000
"""Bytes of the list of what is in a zip."""
_END: Final = struct.Struct("<4s4H2LH")
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR: Final = 20
_PIECE: Final = 1 << 16
_DAMAGE: Final = (BadZipFile, OSError, EOFError, zlib.error, NotImplementedError, ValueError)


class Archive:
    """A zip that lies on disk. Raises Unreadable where it is damaged, or holds too much."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as stream:
                _check_directory(stream)
            self._zip = ZipFile(path)
        except (*_DAMAGE, struct.error) as error:
            raise _damaged() from error
        self._read = 0
        self.files = tuple(_documents(self._zip.infolist()))
        if len(self.files) > MAX_FILES:
            raise Unreadable(_too_many())

    def content(self, info: ZipInfo) -> bytes:
        """Unpack a file. Raises Unreadable, which says why it is not."""
        _check(info)
        pieces: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as stream:
                while piece := stream.read(_PIECE):
                    size += len(piece)
                    if size > MAX_DATA:
                        raise Unreadable(_too_large(size))
                    pieces.append(piece)
        except _DAMAGE as error:
            raise _damaged() from error
        self._read += size
        if self._read > MAX_BYTES:
            most = grouped(MAX_BYTES)
            raise Unreadable(msg("The zip unpacks to more than {most} bytes.", most=most))
        return b"".join(pieces)

    def head(self, info: ZipInfo) -> bytes:
        """Return the first bytes of a file, none where it can't be unpacked."""
        try:
            with self._zip.open(info) as stream:
                return stream.read(HEAD)
        except (*_DAMAGE, RuntimeError):
            return b""

    def close(self) -> None:
        """Close the file."""
        self._zip.close()


def _check_directory(stream: IO[bytes]) -> None:
    """Refuse a zip whose list alone would fill the memory: it is read whole when it is opened."""
    size = stream.seek(0, 2)
    start = max(0, size - _END.size - 65_536)
    stream.seek(start)
    tail = stream.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or at + _END.size > len(tail):
        raise _damaged()
    long = _END.unpack_from(tail, at)[5]
    before = start + at - _LOCATOR - _END_64.size
    if before >= 0 and tail[max(0, at - _LOCATOR) : at].startswith(b"PK\6\7"):
        stream.seek(before)
        long = max(long, _END_64.unpack(stream.read(_END_64.size))[8])
    if long > _DIRECTORY:
        raise Unreadable(_too_many())


def _documents(infos: list[ZipInfo]) -> Iterator[ZipInfo]:
    """Yield the files that people put into a zip, by their names."""
    for info in sorted(infos, key=lambda info: info.filename):
        parts = PurePosixPath(info.filename.replace("\\", "/")).parts
        hidden = any(part.startswith((".", "~$")) and part != ".." for part in parts)
        if not info.is_dir() and not hidden and "__MACOSX" not in parts:
            yield info


def _check(info: ZipInfo) -> None:
    if info.flag_bits & 1:
        raise Unreadable(msg("It is locked with a password: unpack the zip, and name the folder."))
    if info.file_size > MAX_DATA:
        raise Unreadable(_too_large(info.file_size))
    if info.file_size > _SMALL and info.file_size > MAX_RATIO * info.compress_size:
        times = grouped(info.file_size // max(info.compress_size, 1))
        raise Unreadable(
            msg("It would unpack to {times} times its size, which no document does.", times=times)
        )


def _too_large(size: int) -> Message:
    return msg("It has {size} bytes; at most {allowed} are read.",
               size=grouped(size), allowed=grouped(MAX_DATA))  # fmt: skip


def _too_many() -> Message:
    most = grouped(MAX_FILES)
    return msg("The zip holds more than {most} files: make several of it.", most=most)


def _damaged() -> Unreadable:
    return Unreadable(msg("The zip is damaged: make it anew, or name the folder."))
