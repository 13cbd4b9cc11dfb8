"""Signals end a run in order, wherever Python is when they come."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import weakref
from collections.abc import Iterator

import pytest

from soptool.cli.signals import Stopped, stoppable


class Thing:
    pass


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGTERM")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_while_something_is_cleared_away(
    number: signal.Signals, capsys: pytest.CaptureFixture[str]
) -> None:
    done = []

    def clear_away() -> None:
        with stoppable():
            thing = Thing()
            weakref.finalize(thing, os.kill, os.getpid(), number)
            del thing
            done.append("the rest of the run")

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises((Stopped, KeyboardInterrupt)):
            clear_away()
    finally:
        signal.signal(signal.SIGINT, before)
    assert done
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGTERM")
def test_a_signal_that_a_library_takes_for_a_fault_of_its_own() -> None:
    def wrapped() -> None:
        with stoppable():
            try:
                os.kill(os.getpid(), signal.SIGTERM)
            except BaseException as error:
                raise RuntimeError("no schema") from error

    with pytest.raises(Stopped):
        wrapped()
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGTERM")
def test_what_was_at_work_is_let_go_at_once() -> None:
    done = []

    def work() -> Iterator[int]:
        try:
            yield 1
        finally:
            done.append("ended")

    def stopped() -> None:
        with stoppable():
            for _ in work():
                os.kill(os.getpid(), signal.SIGTERM)

    gc.disable()
    try:
        with contextlib.suppress(Stopped):
            stopped()
        assert done == ["ended"]
    finally:
        gc.enable()
