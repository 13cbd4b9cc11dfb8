"""A process of its own for readers of foreign files: what exhausts or fells them ends only it."""

from __future__ import annotations

import pickle
import struct
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO, Any, Final, Literal

from soptool.importing.sheets import PagePicture, Sheets

SECONDS: Final = 30.0
"""So long one file may be read."""
MEMORY: Final = 2_000_000_000
"""Bytes that the process may take, where the system can hold it to that."""
_SIZE: Final = struct.Struct(">Q")
_READ: Final = b"R"
_PAINT: Final = b"P"
Failure = Literal["damaged", "locked", "slow", "missing"]


class Unread(Exception):  # noqa: N818
    """A file that the child could not read; `failure` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure: Failure = failure


class Reader:
    """Reads one PDF after another in a child, which is begun anew where it fell."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None

    def read(self, content: bytes) -> Sheets:
        """Read a file. Raises Unread."""
        found = self._asked(_READ, content)
        if isinstance(found, Sheets):
            return found
        raise Unread(found)

    def pictures(self, content: bytes) -> tuple[PagePicture, ...]:
        """Paint the pages of a file; none where it can't be."""
        try:
            found = self._asked(_PAINT, content)
        except Unread:
            return ()
        return found if isinstance(found, tuple) else ()

    def _asked(self, order: bytes, content: bytes) -> Any:
        """Let the child do its work on a file. Raises Unread where it fell."""
        child = self._running()
        assert child.stdin is not None
        assert child.stdout is not None
        slow = threading.Event()

        def stop() -> None:
            slow.set()
            child.kill()

        watch = threading.Timer(self.seconds, stop)
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
            raise Unread("slow" if slow.is_set() else "damaged")
        return pickle.loads(answer)  # noqa: S301 - written by our own child

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._child = subprocess.Popen(
                [sys.executable, "-m", "soptool.importing.child"],
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


def serve() -> None:
    """Read files from standard input until it ends; write what was read to standard output."""
    _within_limits()
    try:
        from soptool.importing.pdf.objects import Broken  # noqa: PLC0415 - in the child alone
        from soptool.importing.pdf.pictures import pictures_of  # noqa: PLC0415
        from soptool.importing.pdf.reader import read  # noqa: PLC0415
    except ImportError:
        _send(sys.stdout.buffer, pickle.dumps("missing"))
        return
    while (asked := _received(sys.stdin.buffer)) is not None:
        answer: Sheets | tuple[PagePicture, ...] | Failure
        order, content = asked[:1], asked[1:]
        try:
            answer = read(content) if order == _READ else pictures_of(content)
        except Broken as error:
            answer = "locked" if error.is_locked else "damaged"
        except (MemoryError, ValueError, ArithmeticError, LookupError, OSError, RuntimeError):
            answer = "damaged"
        _send(sys.stdout.buffer, pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))


def _within_limits() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    serve()
