"""`sop validate`: check SOPs and report what is wrong with them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from soptool.cli.options import (
    MAX_SIZE,
    Colored,
    Lang,
    MaxSize,
    Paths,
    Quiet,
    StdinName,
    Verbose,
    WorkspaceFolder,
    choice,
    text,
)
from soptool.cli.terminal import Terminal

if TYPE_CHECKING:
    from soptool.report.report import Report

FORMATS = ("full", "concise", "json", "github")
_FOR_PEOPLE = ("full", "concise")


def validate(
    context: typer.Context,
    paths: Paths = None,
    format: Annotated[  # noqa: A002
        str, choice(FORMATS, "--format", "-f", help=text("How findings are shown."))
    ] = "full",
    output_file: Annotated[
        Path | None,
        typer.Option(
            "--output-file",
            "-o",
            metavar="FILE",
            help=text("Write findings here instead."),
            show_default=False,
        ),
    ] = None,
    fail_on: Annotated[
        str,
        choice(
            ("error", "warning", "info"),
            "--fail-on",
            help=text("Exit with 1 when a finding is this bad, or worse."),
        ),
    ] = "error",
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help=text("Exit with 0 in spite of findings."))
    ] = False,
    stdin_filename: StdinName = None,
    workspace: WorkspaceFolder = None,
    max_size: MaxSize = MAX_SIZE,
    lang: Lang = None,
    color: Colored = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    from soptool.api.validate import validate as check
    from soptool.cli.arguments import request_of
    from soptool.cli.progress import progress
    from soptool.finding import Severity
    from soptool.report.summary import summary

    terminal: Terminal = context.obj.changed(lang, color, quiet=quiet, verbose=verbose)
    request = request_of(paths, workspace, max_size, stdin_filename)
    with progress(terminal) as step:
        report = check(request, step)
    _show(report, format, output_file, terminal)
    terminal.note(summary(report))
    return int(report.reaches(Severity(fail_on)) and not exit_zero)


def _show(report: Report, name: str, file: Path | None, terminal: Terminal) -> None:
    from soptool.report.reporters import REPORTERS

    written = REPORTERS[name](report, terminal.look(to_file=file is not None))
    if file is None:
        terminal.result(written)
    else:
        from soptool.cli.output import write

        write(file, written)
    if os.environ.get("GITHUB_ACTIONS") == "true" and name != "github":
        stream = sys.stdout if file or name in _FOR_PEOPLE else sys.stderr
        stream.write(REPORTERS["github"](report, terminal.look()))
