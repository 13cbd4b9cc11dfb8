"""What a command prints to, and how: streams, colour, language, quiet or verbose."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import quote

from soptool.catalogue import translator
from soptool.language import Message, Translate, msg

if TYPE_CHECKING:
    from rich.console import Console

    from soptool.errors import Passage
    from soptool.report.report import Look, Report

_PIPED_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Terminal:
    """How to speak to the user. Results go to standard output, all else to standard error.

    `began`: when, in seconds of the monotonic clock.
    """

    language: str = "en"
    color: str = "auto"
    is_quiet: bool = False
    is_verbose: bool = False
    began: float = field(default_factory=time.monotonic, compare=False)

    @property
    def translate(self) -> Translate:
        """What turns messages into the user's language."""
        return translator(self.language)

    def changed(
        self,
        language: str | None = None,
        color: str | None = None,
        *,
        quiet: bool = False,
        verbose: bool = False,
    ) -> Terminal:
        """Return the terminal as a command's own options want it."""
        return replace(
            self,
            language=language or self.language,
            color=color or self.color,
            is_quiet=quiet or self.is_quiet,
            is_verbose=verbose or self.is_verbose,
        )

    def look(self, *, to_file: bool = False) -> Look:
        """Return how text for people is shown on standard output, or in a file."""
        from soptool.report.report import Look

        color = self.has_color(sys.stdout) and (not to_file or self.color == "always")
        is_screen = not to_file and (sys.stdout.isatty() or "COLUMNS" in os.environ)
        width = screen_width() if is_screen else _PIPED_WIDTH
        manuals = _manuals(os.environ, self.language)
        return Look(self.translate, color, width, Path.cwd(), wraps=is_screen, manuals=manuals)

    def has_color(self, stream: IO[str]) -> bool:
        """Whether to colour what goes to this stream."""
        return wants_color(self.color, stream, os.environ)

    def result(self, text: str) -> None:
        """Write a result to standard output."""
        sys.stdout.write(text)

    def lines(self, text: str) -> None:
        """Write lines for people to standard output; on a screen no word of theirs is cut."""
        self.result(_fitted(text) if sys.stdout.isatty() else text)

    def note(self, message: Message) -> None:
        """Tell the user something in passing, unless they want it quiet."""
        if not self.is_quiet:
            self._print(message)

    def detail(self, message: Message) -> None:
        """Tell the user more, where they asked for it."""
        if self.is_verbose:
            self._print(message)

    def findings(self, report: Report) -> None:
        """Show findings on standard error, one line each."""
        from soptool.report.reporters import REPORTERS

        _beside(REPORTERS["concise"].write(report, self.look()))

    def clear(self) -> None:
        """Empty the screen, where standard output is one."""
        if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
            sys.stdout.write("\x1b[2J\x1b[3J\x1b[H")

    def console(self) -> Console:
        """Return Rich's console for standard output."""
        from rich.console import Console

        color = self.has_color(sys.stdout)
        return Console(
            no_color=not color,
            force_terminal=color or None,
            highlight=False,
            markup=False,
            emoji=False,
        )

    def complain(self, message: Message, passage: Passage | None = None) -> None:
        """Tell the user why the command ends, and show the place that it speaks of."""
        self._say(msg("error"), "1;31", message)
        if passage is not None:
            from soptool.report.passage import quoted

            sys.stderr.writelines(f"{line}\n" for line in quoted(passage, screen_width()))

    def remark(self, message: Message) -> None:
        """Tell the user what they should know, however quiet they want it."""
        self._say(msg("warning"), "1;33", message)

    def _say(self, kind: Message, style: str, message: Message) -> None:
        word = kind.render(self.translate)
        if self.has_color(sys.stderr):
            word = f"\x1b[{style}m{word}\x1b[0m"
        self._print(message, f"{word}: ")

    def _print(self, message: Message, before: str = "") -> None:
        from soptool.report.visible import visible

        _beside(f"{before}{visible(message.render(self.translate))}\n")


def _beside(text: str) -> None:
    """Write to standard error, behind what was written before: both may go to one file."""
    with suppress(OSError):  # whoever reads the results may be gone: that is told at the end
        sys.stdout.flush()
    sys.stderr.write(_fitted(text) if sys.stderr.isatty() else text)


def _fitted(text: str) -> str:
    from soptool.report.wrap import fitted

    return fitted(text, screen_width())


def _manuals(environment: Mapping[str, str], language: str) -> str:
    """Return where the manuals of rules stand, below `SOPTOOL_DOCS`, the address of our pages."""
    base = environment.get("SOPTOOL_DOCS", "").strip().rstrip("/")
    if not re.match(r"(https?|file)://", base):
        return ""
    return f"{quote(base, safe=':/?#[]@!$&()*+,;=%~')}/{'aturan' if language == 'id' else 'rules'}"


def wants_color(choice: str, stream: IO[str], environment: Mapping[str, str]) -> bool:
    """Decide on colour: the option, then NO_COLOR, FORCE_COLOR, TERM, then what the stream is."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return environment.get("TERM") != "dumb" and stream.isatty()


def screen_width() -> int:
    """Return the columns of the screen, 80 where there is none."""
    return shutil.get_terminal_size((_PIPED_WIDTH, 24)).columns
