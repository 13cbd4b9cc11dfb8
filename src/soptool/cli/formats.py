"""Which formats go where: `--format` and `--output-file`, both as often as wanted.

Files belong to the last formats before them, in order; at most one is left for standard output.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import groupby
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


def routes(names: Sequence[str], files: Sequence[Path], order: Sequence[str] = ()) -> Routes:
    """Give each format its file, or None for standard output. Raises UsageError.

    `order`: the options as they were typed, `format` and `output_file` among them.
    """
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
    chosen = by_order(names, files, order)
    on_screen = [name for name, file in chosen if file is None]
    if len(on_screen) > 1:
        listed = ", ".join(f"`{name}`" for name in on_screen)
        problem = msg("Only one format can go to standard output, not {names}.", names=listed)
        hint = msg("Give the others an `--output-file` each, behind the format.")
        raise UsageError(msg("{problem} {hint}", problem=problem, hint=hint))
    return chosen


def by_order(names: Sequence[str], files: Sequence[Path], order: Sequence[str]) -> Routes:
    """Give files to the formats before them; those with none before them, to what follows."""
    typed = [word for word in order if word in ("format", "output_file")]
    if typed.count("format") != len(names):
        typed = ["format"] * len(names) + ["output_file"] * len(files)
    given: list[Path | None] = [None] * len(names)
    waiting, free, owed = list(files), list[int](), list[Path]()
    number = 0
    for word, run in groupby(typed):
        count = len(list(run))
        if word == "format":
            for at in range(number, number + count):
                if owed:
                    given[at] = owed.pop(0)
                else:
                    free.append(at)
            number += count
            continue
        taken, waiting = waiting[:count], waiting[count:]
        theirs = free[-count:]
        del free[-count:]
        for at, file in zip(theirs, taken, strict=False):
            given[at] = file
        owed += taken[len(theirs) :]
    return tuple(zip(names, given, strict=True))


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
