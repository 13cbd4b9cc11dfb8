"""`sop pin`: write down what a macro's parts are like, or compare them with it."""

from __future__ import annotations

from typing import Annotated

import typer

from soptool.cli.command import Call, command
from soptool.cli.completion import ids
from soptool.cli.options import choice
from soptool.cli.texts import told
from soptool.language import msg
from soptool.report.reporters import OF_FINDINGS


@command()
def pin(
    call: Call,
    macros: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[MACRO]...",
            help=told("Ids, files or folders of macros."),
            autocompletion=ids,
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help=told("Write nothing; exit with 1 if a part has changed.")),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help=told("Show what would change, and write nothing."))
    ] = False,
    format: Annotated[  # noqa: A002
        str,
        choice(
            OF_FINDINGS,
            "--format",
            "-f",
            help=told("How the findings of `--check` are shown."),
        ),
    ] = "full",
) -> int:
    from soptool.api.pin import pin as pinned
    from soptool.cli import rewriting
    from soptool.cli.progress import progress

    terminal = call.terminal
    if check:
        return _check(call, macros, format)
    request = call.request(macros)
    if not diff:
        rewriting.settle(request, terminal)
    with progress(terminal) as step:
        made = pinned(request, step)
    files = rewriting.changed(made.files)
    if diff:
        rewriting.show_diff(files, terminal)
    elif rewriting.write_all(files, terminal):
        return 1
    for name in made.left:
        terminal.complain(msg("The part `{part}` is not loaded and can't be pinned.", part=name))
    terminal.note(msg("Parts pinned: {number}; files that differ: {files}.",
                      number=made.number, files=len(files)))  # fmt: skip
    return int(bool(made.left) or (diff and bool(files)))


def _check(call: Call, macros: list[str] | None, name: str) -> int:
    from dataclasses import replace

    from soptool.api.pin import check_pins
    from soptool.cli.formats import routes, show
    from soptool.cli.progress import progress
    from soptool.finding import Severity
    from soptool.report.summary import summary

    terminal = call.terminal
    with progress(terminal) as step:
        report = check_pins(call.request(macros), step)
    report = replace(report, fail_on=Severity.INFO)
    show(report, routes([name], []), terminal)
    terminal.note(summary(report))
    return int(report.has_failed)
