"""A progress bar on standard error: only on a terminal, and only for long work."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from soptool.cli.terminal import Terminal
from soptool.language import msg
from soptool.report.visible import visible

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 0.7


class Step(Protocol):
    """What is called as the work goes on, with the name of what is under way, where it has one."""

    def __call__(self, done: int, total: int, name: str = "") -> None: ...


@contextmanager
def progress(terminal: Terminal, since: float | None = None) -> Iterator[Step | None]:
    """Give a function to call with (done, all, name); None where no bar is wanted.

    `since`: when the work began, in seconds of the monotonic clock; by default now.
    """
    if terminal.is_quiet or not sys.stderr.isatty():
        yield None
        return
    bar = _Bar(terminal, time.monotonic() if since is None else since)
    try:
        yield bar.step
    finally:
        bar.close()


class _Bar:
    """A bar that appears when the work has gone on for a while, so that Rich is seldom loaded."""

    def __init__(self, terminal: Terminal, began: float) -> None:
        self._terminal = terminal
        self._began = began
        self._bar: Progress | None = None

    def step(self, done: int, total: int, name: str = "") -> None:
        if self._bar is None:
            if time.monotonic() - self._began < _PATIENCE:
                return
            self._bar = self._open(total)
        task = self._bar.task_ids[0]
        self._bar.update(task, completed=done, total=total, description=self._said(name))

    def _said(self, name: str) -> str:
        said = msg("Making {name}", name=visible(name)) if name else msg("Working")
        return said.render(self._terminal.translate)

    def _open(self, total: int) -> Progress:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        console = Console(stderr=True, no_color=not self._terminal.has_color(sys.stderr))
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
        )
        bar = Progress(*columns, console=console, transient=True)
        bar.add_task(self._said(""), total=total)
        bar.start()
        return bar

    def close(self) -> None:
        if self._bar is not None:
            self._bar.stop()
