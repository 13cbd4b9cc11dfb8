"""SIGTERM and SIGHUP end a run as Ctrl-C does: what was begun is taken back, in order.

A signal that comes while Python clears something away can't be raised there: it is raised at the
end of the run.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP")


class Stopped(BaseException):
    """The system, or another program, asks the run to end; `number` is the signal's."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def stoppable() -> Iterator[None]:
    """Raise Stopped where a signal comes that would end the process; once."""
    numbers = [number for name in _NAMES if (number := getattr(signal, name, None)) is not None]
    ours = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    if threading.current_thread() is not threading.main_thread():
        ours = []

    def stop(number: int, _frame: FrameType | None) -> None:
        for each in ours:
            signal.signal(each, signal.SIG_IGN)
        raise Stopped(number)

    for number in ours:
        signal.signal(number, stop)
    try:
        with _swallowed_raised():
            yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


@contextmanager
def _swallowed_raised() -> Iterator[None]:
    swallowed: list[BaseException] = []
    others = sys.unraisablehook

    def keep(what: sys.UnraisableHookArgs) -> None:
        if isinstance(what.exc_value, Stopped | KeyboardInterrupt):
            swallowed.append(what.exc_value)
        else:
            others(what)

    sys.unraisablehook = keep
    try:
        yield
    finally:
        sys.unraisablehook = others
    if swallowed:
        raise swallowed[0]
