"""SIGTERM, SIGHUP and Ctrl-C end a run: what was begun is taken back, in order."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT")


class Stopped(BaseException):
    """The system, or another program, asks the run to end; `number` is the signal's."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def stoppable() -> Iterator[None]:
    """Raise Stopped, or KeyboardInterrupt, where a signal comes that would end the process.

    It comes only once; and where a library took the exception for a fault of its own, or was in no
    place to raise it, it is raised at the end.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[BaseException] = []
    before = {number: signal.getsignal(number) for number in _numbers()}

    def stop(number: int, _frame: FrameType | None) -> None:
        for each in before:
            signal.signal(each, signal.SIG_IGN)
        came.append(KeyboardInterrupt() if number == signal.SIGINT else Stopped(number))
        raise came[0]

    for number in before:
        signal.signal(number, stop)
    try:
        with _raised_at_the_end(came), _silent(came):
            yield
    finally:
        came.clear()  # else it would keep itself, and all that was at work, from being let go
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _raised_at_the_end(came: list[BaseException]) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        if came:
            raise came.pop() from error
        raise
    if came:
        raise came.pop()


def _numbers() -> Iterator[int]:
    """Yield the signals that nobody has given another meaning."""
    for name in _NAMES:
        number = getattr(signal, name, None)
        handlers = (signal.SIG_DFL, signal.default_int_handler)
        if number is not None and signal.getsignal(number) in handlers:
            yield number


@contextmanager
def _silent(came: Sequence[BaseException]) -> Iterator[None]:
    """Say nothing of what came while Python cleared something away."""
    others = sys.unraisablehook

    def say(what: sys.UnraisableHookArgs) -> None:
        if what.exc_value not in came:
            others(what)

    sys.unraisablehook = say
    try:
        yield
    finally:
        sys.unraisablehook = others
