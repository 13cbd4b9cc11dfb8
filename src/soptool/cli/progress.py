"""A progress bar on standard error: only on a terminal, and only for long work."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from soptool.cli.terminal import Terminal
from soptool.language import msg

if TYPE_CHECKING:
    from rich.progress import Progress

Step = Callable[[int, int], None]
_PATIENCE = 0.7


@contextmanager
def progress(terminal: Terminal) -> Iterator[Step | None]:
    """Give a function to call with (done, all); None where no bar is wanted."""
    if terminal.is_quiet or not sys.stderr.isatty():
        yield None
        return
    bar = _Bar(terminal)
    try:
        yield bar.step
    finally:
        bar.close()


class _Bar:
    """A bar that appears when the work has gone on for a while, so that Rich is seldom loaded."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._began = time.monotonic()
        self._bar: Progress | None = None

    def step(self, done: int, total: int) -> None:
        if self._bar is None:
            if time.monotonic() - self._began < _PATIENCE:
                return
            self._bar = self._open(total)
        self._bar.update(self._bar.task_ids[0], completed=done, total=total)

    def _open(self, total: int) -> Progress:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        console = Console(stderr=True, no_color=not self._terminal.has_color(sys.stderr))
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        bar = Progress(*columns, console=console, transient=True)
        bar.add_task(msg("Working").render(self._terminal.translate), total=total)
        bar.start()
        return bar

    def close(self) -> None:
        if self._bar is not None:
            self._bar.stop()
