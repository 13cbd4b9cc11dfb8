"""Which formats go where: `--format` and `--output-file`, both as often as wanted.

The last formats go to the files, in order; at most one is left for standard output.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from soptool.cli.options import no_such_value
from soptool.cli.terminal import Terminal
from soptool.errors import UsageError
from soptool.language import msg
from soptool.report.reporters import REPORTERS

if TYPE_CHECKING:
    from soptool.report.report import Report

Routes = tuple[tuple[str, Path | None], ...]


def routes(names: Sequence[str], files: Sequence[Path]) -> Routes:
    """Give each format its file, or None for standard output. Raises UsageError."""
    for name in names:
        if name not in REPORTERS:
            raise no_such_value("--format", name, tuple(REPORTERS))
    if len(files) > len(names):
        message = msg(
            "There are {files} `--output-file` for {formats} `--format`.",
            files=len(files),
            formats=len(names),
        )
        raise UsageError(message)
    on_screen = names[: len(names) - len(files)]
    if len(on_screen) > 1:
        listed = ", ".join(f"`{name}`" for name in on_screen)
        problem = msg("Only one format can go to standard output, not {names}.", names=listed)
        hint = msg("Give the others an `--output-file` each; files belong to the last formats.")
        raise UsageError(msg("{problem} {hint}", problem=problem, hint=hint))
    return tuple(zip(names, (*[None] * len(on_screen), *files), strict=True))


def show(report: Report, chosen: Routes, terminal: Terminal) -> None:
    """Write the report in every format to where it goes. Raises OutputError."""
    from soptool.cli.output import write

    for name, file in chosen:
        written = REPORTERS[name].write(report, terminal.look(to_file=file is not None))
        if file is not None:
            write(file, written)
        elif REPORTERS[name].for_people:
            terminal.lines(written)
        else:
            terminal.result(written)
    names = [name for name, _ in chosen]
    if os.environ.get("GITHUB_ACTIONS") == "true" and "github" not in names:
        is_free = all(REPORTERS[name].for_people for name, file in chosen if file is None)
        annotations = REPORTERS["github"].write(report, terminal.look())
        (sys.stdout if is_free else sys.stderr).write(annotations)


def tell(report: Report, chosen: Routes, terminal: Terminal) -> None:
    """Write the report where it goes, and its last line to standard error."""
    from soptool.report.fixable import fixable
    from soptool.report.summary import summary

    show(report, chosen, terminal)
    terminal.note(summary(report))
    can = fixable(report.findings)
    if can and any(REPORTERS[name].for_people for name, _ in chosen):
        terminal.note(can)
