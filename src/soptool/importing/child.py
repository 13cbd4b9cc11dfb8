"""A process of its own for readers of foreign files: what exhausts or fells them ends only it."""

from __future__ import annotations

import math
import pickle
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import IO, Any, Final, Literal

from soptool.importing.kinds import kind_of
from soptool.importing.package import Parts
from soptool.importing.sheets import PagePicture, ScannedPage, Sheets
from soptool.importing.unreadable import Unreadable
from soptool.language import Message

SECONDS: Final = 20.0
"""So long the child may work at one file."""
_EXHAUSTED: Final = getattr(signal, "SIGXCPU", None)
"""What ends a child that worked too long; where no system counts that, the clock does."""
_PATIENCE: Final = 1 if _EXHAUSTED is None else 9
"""So many times as long may pass by the clock: other programs may keep the machine busy."""
MEMORY: Final = 2_000_000_000
"""Bytes that the process may take, where the system can hold it to that."""
_SIZE: Final = struct.Struct(">Q")
_READ: Final = b"R"
_PAINT: Final = b"P"
_SCAN: Final = b"S"
Failure = Literal["damaged", "locked", "large", "slow", "fell", "missing"]
"""Why nothing was read: refused as it is, or locked; more memory, or more time, than there is for
it; the library that reads it fell over it, as libraries not written in Python do; it is missing."""
_Answer = Sheets | tuple[PagePicture, ...] | ScannedPage | Failure


class Unread(Exception):  # noqa: N818
    """A file that the child could not read; `failure` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure: Failure = failure


class Reader:
    """Reads one file after another in a child, which is begun anew where it fell."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None

    def read(self, content: bytes) -> Sheets:
        """Read a file. Raises Unread, or Unreadable where the file itself says why it can't be."""
        found = self._asked(_READ, content)
        if isinstance(found, Sheets):
            return found
        if isinstance(found, Message):
            raise Unreadable(found)
        raise Unread(found)

    def pictures(self, content: bytes) -> tuple[PagePicture, ...]:
        """Paint the pages of a file; none where it can't be."""
        try:
            found = self._asked(_PAINT, content)
        except Unread:
            return ()
        return found if isinstance(found, tuple) else ()

    def scan(self, content: bytes, number: int) -> ScannedPage | None:
        """Return a page that is a picture, for OCR; None where it can't be painted."""
        try:
            found = self._asked(_SCAN, _SIZE.pack(number) + content)
        except Unread:
            return None
        return found if isinstance(found, ScannedPage) else None

    def _asked(self, order: bytes, content: bytes) -> Any:
        """Let the child do its work on a file. Raises Unread where it fell."""
        child = self._running()
        assert child.stdin is not None
        assert child.stdout is not None
        slow = threading.Event()

        def stop() -> None:
            slow.set()
            child.kill()

        watch = threading.Timer(self.seconds * _PATIENCE, stop)
        watch.start()
        try:
            _send(child.stdin, order + content)
            answer = _received(child.stdout)
        except OSError:
            answer = None
        finally:
            watch.cancel()
        if answer is None:
            self.close()
            is_slow = slow.is_set() or child.returncode == -(_EXHAUSTED or 0)
            raise Unread("slow" if is_slow else "fell")
        return pickle.loads(answer)  # noqa: S301 - written by our own child

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._child = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "soptool.importing.child", str(math.ceil(self.seconds))],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._child

    def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for stream in (child.stdin, child.stdout):
            with suppress(OSError):
                stream.close()  # type: ignore[union-attr]
        child.wait()


def _send(stream: IO[bytes], content: bytes) -> None:
    stream.write(_SIZE.pack(len(content)))
    stream.write(content)
    stream.flush()


def _received(stream: IO[bytes]) -> bytes | None:
    """Return what was sent; None where the other side ended."""
    size = stream.read(_SIZE.size)
    if len(size) < _SIZE.size:
        return None
    length = _SIZE.unpack(size)[0]
    content = stream.read(length)
    return content if len(content) == length else None


def serve(seconds: int) -> None:
    """Read files from standard input until it ends; write what was read to standard output."""
    _within_limits()
    while (asked := _received(sys.stdin.buffer)) is not None:
        answer: _Answer | Message
        order, content = asked[:1], asked[1:]
        _begin_anew(seconds)
        try:
            answer = _WORK[order](content)
        except Unreadable as error:
            answer = error.message
        except MemoryError:
            answer = "large"
        except (ValueError, ArithmeticError, LookupError, OSError, RuntimeError):
            answer = "damaged"
        _send(sys.stdout.buffer, pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))


def _read(content: bytes) -> Sheets | Failure:
    """Read a file by the reader of its kind, which alone is loaded."""
    kind = kind_of(content)
    if kind == "docx":
        from soptool.importing.docx.reader import read as read_word  # noqa: PLC0415

        return read_word(Parts(content))
    if kind == "xlsx":
        from soptool.importing.xlsx.reader import read as read_book  # noqa: PLC0415

        return read_book(Parts(content))
    return _read_pdf(content)


def _read_pdf(content: bytes) -> Sheets | Failure:
    try:
        from soptool.importing.pdf.objects import Broken  # noqa: PLC0415 - in the child alone
        from soptool.importing.pdf.reader import read  # noqa: PLC0415
    except ImportError:
        return "missing"
    try:
        return read(content)
    except Broken as error:
        return "locked" if error.is_locked else "damaged"


def _painted(content: bytes) -> tuple[PagePicture, ...] | Failure:
    """Paint the pages of a PDF; of other files there are no pictures."""
    if kind_of(content) != "pdf":
        return ()
    try:
        from soptool.importing.pdf.objects import Broken  # noqa: PLC0415 - in the child alone
        from soptool.importing.pdf.pictures import pictures_of  # noqa: PLC0415
    except ImportError:
        return "missing"
    try:
        return pictures_of(content)
    except Broken:
        return "damaged"


def _scanned(asked: bytes) -> ScannedPage | Failure:
    """Prepare a page of a PDF for OCR."""
    try:
        from soptool.importing.pdf.objects import Broken  # noqa: PLC0415 - in the child alone
        from soptool.importing.pdf.scans import scanned_page  # noqa: PLC0415
    except ImportError:
        return "missing"
    number = _SIZE.unpack(asked[: _SIZE.size])[0]
    try:
        return scanned_page(asked[_SIZE.size :], number)
    except Broken:
        return "damaged"


_WORK: Final[Mapping[bytes, Callable[[bytes], _Answer]]] = {
    _READ: _read,
    _PAINT: _painted,
    _SCAN: _scanned,
}


def _within_limits() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _begin_anew(seconds: int) -> None:
    """Let the time run from here in which a file must be read."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        until = int(time.process_time()) + seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    serve(int(sys.argv[1]))
