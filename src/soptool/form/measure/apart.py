"""Templates of the user's are set in a process of their own: bounded, and without a network.

    python -P -m soptool.form.measure.apart BYTES FOLDER FONTS…

reads questions, one JSON a line, and answers each with one JSON a line and as many bytes as that
says. It ends when its input does, or when it takes more memory than those bytes.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any, Final

from soptool.form.measure.engine import Engine, Fault

_SECONDS: Final = 30.0
_LETTERS: Final = 20_000
"""For so many letters of data there is a second more."""
_MEMORY: Final = 2 << 30
"""Bytes of addresses."""
_LARGEST: Final = 100_000_000
"""Bytes of an answer."""
_HEAD: Final = 1_000_000


class Apart:
    """Typst in another process, begun when it is first asked. Ends with this one."""

    def __init__(self, folder: Path, fonts: Sequence[str]) -> None:
        self._command = [sys.executable, "-P", "-m", __name__, str(_MEMORY), str(folder), *fonts]
        self._running: tuple[int, subprocess.Popen[bytes]] | None = None
        self._gone: Fault | None = None

    def query(self, main: str, data: str) -> str:
        """Return the values of what is labelled `<measure>`, as JSON. Raises Fault."""
        return self._asked({"main": main, "data": data}).decode()

    def pdf(self, main: str, data: str, timestamp: int, *, attaches: bool = False) -> bytes:
        """Return the PDF. Raises Fault."""
        asked = {"main": main, "data": data, "timestamp": timestamp, "attaches": attaches}
        return self._asked(asked)

    def _asked(self, question: Mapping[str, object]) -> bytes:
        if self._gone is not None:  # what never ended will not end for the next document
            raise self._gone
        process = self._process()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        clock = threading.Timer(_SECONDS + len(str(question["data"])) / _LETTERS, stop)
        clock.start()
        try:
            return _answer(process, question)
        except (OSError, EOFError, ValueError) as error:
            process.kill()
            process.wait()
            reason = "it takes too long" if late.is_set() else "it takes too much memory"
            self._gone = Fault(reason)
            raise self._gone from error
        except BaseException:  # stopped in the midst of an answer
            process.kill()
            self._running = None
            raise
        finally:
            clock.cancel()

    def _process(self) -> subprocess.Popen[bytes]:
        """Return the process; a copy of this one (fork) has its own."""
        if self._running is None or self._running[0] != os.getpid():
            process = subprocess.Popen(  # noqa: S603 -- our own module
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_offline(),
            )
            self._running = (os.getpid(), process)
        return self._running[1]


def _answer(process: subprocess.Popen[bytes], question: Mapping[str, object]) -> bytes:
    """Ask and read. Raises Fault, and OSError, EOFError or ValueError where there is no answer."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(question).encode() + b"\n")
    process.stdin.flush()
    head = json.loads(process.stdout.readline(_HEAD))
    if "fault" in head:
        raise Fault(*head["fault"], is_template=head["is_template"])
    if head["size"] > _LARGEST:
        raise ValueError(head["size"])
    content = process.stdout.read(head["size"])
    if len(content) != head["size"]:
        raise EOFError
    return content


def _offline() -> dict[str, str]:
    """Lead Typst's downloads nowhere: a template can put the name of a package together."""
    environment = {k: v for k, v in os.environ.items() if k.lower() != "no_proxy"}
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        environment[name] = environment[name.upper()] = "http://127.0.0.1:9"
    return environment


def _serve(memory: int, folder: Path, fonts: Sequence[str]) -> None:
    """Answer until the input ends."""
    _limit(memory)
    questions: SimpleQueue[dict[str, Any]] = SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, questions), daemon=True).start()
    engine = Engine(folder, fonts)
    while True:
        head, content = _worked(engine, questions.get())
        sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + content)
        sys.stdout.buffer.flush()


def _listen(stream: IO[bytes], questions: SimpleQueue[dict[str, Any]]) -> None:
    """Take questions in; the end of them is the end of everything, whatever is being set."""
    for line in stream:
        questions.put(json.loads(line))
    os._exit(0)


def _worked(engine: Engine, asked: Mapping[str, Any]) -> tuple[dict[str, object], bytes]:
    try:
        if "timestamp" in asked:
            attaches = asked["attaches"]
            content = engine.pdf(
                asked["main"], asked["data"], asked["timestamp"], attaches=attaches
            )
        else:
            content = engine.query(asked["main"], asked["data"]).encode()
    except Fault as fault:
        said = [fault.message[: _HEAD // 20], fault.diagnostic[: _HEAD // 20]]
        return {"fault": said, "is_template": fault.is_template}, b""
    return {"size": len(content)}, content


def _limit(memory: int) -> None:
    """Bound the memory where the system can; Ctrl-C is for the process that asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415

        for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
            hard = resource.getrlimit(kind)[1]
            if hard == resource.RLIM_INFINITY or hard > most:
                resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    _serve(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
