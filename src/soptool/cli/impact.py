"""`sop impact`: show everything that uses an SOP, a regulation, an executor, a unit, a document."""

from __future__ import annotations

from typing import Annotated

import typer

from soptool.cli.completion import names
from soptool.cli.options import (
    MAX_SIZE,
    Colored,
    Lang,
    MaxSize,
    Quiet,
    Verbose,
    WorkspaceFolder,
    choice,
    told,
)
from soptool.cli.terminal import Terminal
from soptool.language import msg

KINDS = ("sop", "regulation", "executor", "document", "unit", "process")


def impact(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help=told(
                "An id, a citation, a post, a unit, a process code, a document's or tool's name."
            ),
            autocompletion=names,
        ),
    ],
    kind: Annotated[
        str | None,
        choice(KINDS, "--kind", "-k", help=told("What the name means, where it is not clear.")),
    ] = None,
    format: Annotated[  # noqa: A002
        str, choice(("text", "json"), "--format", "-f", help=told("How the uses are shown."))
    ] = "text",
    workspace: WorkspaceFolder = None,
    max_size: MaxSize = MAX_SIZE,
    lang: Lang = None,
    color: Colored = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    from soptool.api.impact import impact as impact_of
    from soptool.cli import impact_view
    from soptool.cli.arguments import request_of
    from soptool.cli.progress import progress

    terminal: Terminal = context.obj.changed(lang, color, quiet=quiet, verbose=verbose)
    with progress(terminal) as step:
        found = impact_of(request_of(None, workspace, max_size), name, kind, step)
    if format == "json":
        terminal.result(impact_view.as_json(found))
    else:
        terminal.result(impact_view.as_text(found, terminal.translate))
    terminal.note(msg("SOPs that use it: {number}.", number=len(found.touched)))
    return 0
