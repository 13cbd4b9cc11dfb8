"""Processes that work for this one: they end with it, and at once where it is stopped."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

_SIGNALS: Final = {
    number for name in ("SIGINT", "SIGTERM", "SIGHUP") if (number := getattr(signal, name, None))
}


def cores() -> int:
    """Return how many processes can work at once, of this one's own."""
    loaded = sys.modules.get("multiprocessing")  # what was begun for another has loaded it
    if loaded is not None and loaded.parent_process() is not None:
        return 1  # the others are at work already
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


@contextmanager
def workers(jobs: int, begin: Callable[..., None], *given: Any) -> Iterator[ProcessPoolExecutor]:
    """Give copies of this process; each calls `begin` with what is given first.

    Raises BrokenProcessPool where one of them is ended from outside.
    """
    import multiprocessing  # noqa: PLC0415 -- few runs need it
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(jobs, fork, _begun, (begin, *given))
    try:
        yield pool
    except BaseException:
        for child in multiprocessing.active_children():
            child.kill()
        # One that was killed while it told what came out leaves half a message: waited for for
        # ever, unless nobody is left who could write the rest.
        pool._result_queue._writer.close()  # type: ignore[attr-defined]
        raise
    finally:
        pool.shutdown()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep signals waiting while processes are begun.

    One that was begun but not noted yet would be ended by nobody, and waited for at the end.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begun(begin: Callable[..., None], *given: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others
    for name in ("SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    begin(*given)


def _end_with_parent() -> None:
    """Wait for the end of the first process, which may have had no time to say so."""
    from multiprocessing import parent_process  # noqa: PLC0415

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
