"""A process of its own for cases: what kills or hangs it is an outcome, and the next one starts."""

from __future__ import annotations

import multiprocessing
import os
import resource
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from unittest import mock

from soptool.cli import run
from soptool.cli.app import Commands, build
from soptool.cli.help import translated
from soptool.language import Translate

from .cases import Case, case_of
from .judging import CPU, Fault, Outcome, judged

GIVE_UP = 6 * CPU
"""Seconds of CPU after which the system ends the process."""
PATIENCE = 300.0
"""Seconds after which a case that waits for something is given up."""
MEMORY_DISK = Path("/dev/shm")
ROOM = 4 << 30
"""Bytes of address space."""


class Worker:
    """Judges cases one after another, in a process that is started anew when it dies."""

    def __init__(self) -> None:
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def judge(self, case: Case | tuple[int, int]) -> Outcome:
        """Judge a case, given whole or by seed and number."""
        pipe = self._started()
        try:
            pipe.send(case)
            if not pipe.poll(PATIENCE):
                return self._lost(case, "no end")
            outcome: Outcome = pipe.recv()
        except (EOFError, ConnectionError):
            return self._lost(case, "the process died")
        return outcome

    def _lost(self, case: Case | tuple[int, int], what: str) -> Outcome:
        process = self._process
        if process:
            process.join(2)
        code = process.exitcode if process else None
        self._end()
        whole = case if isinstance(case, Case) else case_of(*case)
        return Outcome(whole, (Fault("budget", f"{what} ({code})"),))

    def _started(self) -> Connection:
        if self._pipe is None:
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_work, args=(theirs,), daemon=False)
            self._process.start()
            theirs.close()
        return self._pipe

    def _end(self) -> None:
        if self._pipe:
            self._pipe.close()
        if self._process:
            self._process.join(3)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
        self._pipe = self._process = None


def _work(pipe: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    with _cli_built_once(), tempfile.TemporaryDirectory(prefix="sop-fuzz-", dir=_quick()) as folder:
        while True:
            try:
                case = pipe.recv()
            except EOFError:
                return
            _limit_cpu()
            whole = case if isinstance(case, Case) else case_of(*case)
            pipe.send(judged(whole, Path(folder)))


def _quick() -> str | None:
    """Return a folder in memory, where there is one: cases write many small files."""
    return str(MEMORY_DISK) if os.access(MEMORY_DISK, os.W_OK) else None


def _limit_cpu() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + GIVE_UP), hard))


@contextmanager
def _cli_built_once() -> Iterator[None]:
    """Make the grammar of the command line once a language: it takes as long as many a command."""
    made: dict[str, Commands] = {}

    def built() -> Commands:
        return made.get(os.environ["LANGUAGE"]) or build()

    def once(command: Commands, translate: Translate) -> None:
        if made.setdefault(os.environ["LANGUAGE"], command) is not command or command not in known:
            translated(command, translate)
            known.append(command)

    known: list[Commands] = []
    with mock.patch.multiple(run, build=built, translated=once):
        yield
