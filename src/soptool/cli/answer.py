"""What a command said before of the same files, asked in the same terms: it is said again.

Kept is what went to standard output, with the findings that were shown, where all went well.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from soptool.api.recall import Words, recalled_at_root, report_as_data, report_in
from soptool.cli.terminal import Terminal
from soptool.report.report import Report

if TYPE_CHECKING:
    from soptool.api.request import Request

_LOOKED_AT = ("COLUMNS", "TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE")
"""Variables by which Rich chooses how tables look."""
Keep = Callable[[Words, object], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one command line is answered; `asked` are the command and all its options."""

    request: Request
    terminal: Terminal
    asked: Words

    def again(self) -> bool:
        """Say what was said before; return whether there was something. Raises UsageError."""
        found = recalled_at_root(self.request, self._words)
        if found is None:
            return False
        root, value = found
        try:
            text, number, *values = value
            report = report_in(values, root, int(number))
        except (TypeError, ValueError, KeyError, AttributeError):
            return False
        self.terminal.findings(report)
        self.terminal.result(str(text))
        return True

    def first(self, text: str, keep: Keep, report: Report | None = None) -> None:
        """Say it for the first time, behind the findings, and keep both."""
        report = report or Report()
        self.terminal.findings(report)
        self.terminal.result(text)
        keep(self._words, [text, report.files, *report_as_data(report)])

    @property
    def _words(self) -> Words:
        """All that the answer rests on beside the files: language, folder, and how it is shown."""
        shown = (os.environ.get(name) for name in _LOOKED_AT)
        colors = [self.terminal.has_color(stream) for stream in (sys.stdout, sys.stderr)]
        screens = (sys.stdout.isatty(), sys.stderr.isatty(), *map(_columns, range(3)))
        return (*self.asked, self.terminal.language, Path.cwd(), *colors, *screens, *shown)


def _columns(stream: int) -> int:
    """Return the columns of the screen behind a stream, 0 where there is none."""
    try:
        return os.get_terminal_size(stream).columns
    except OSError:
        return 0
