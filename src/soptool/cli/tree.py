"""`sop tree`: show which SOPs are parts of which."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from soptool.cli.options import (
    MAX_SIZE,
    Colored,
    Lang,
    MaxSize,
    Paths,
    Quiet,
    Verbose,
    WorkspaceFolder,
    choice,
    told,
)
from soptool.cli.terminal import Terminal


def tree(
    context: typer.Context,
    paths: Paths = None,
    reverse: Annotated[
        bool, typer.Option("--reverse", "-r", help=told("Show who uses each SOP."))
    ] = False,
    format: Annotated[  # noqa: A002
        str, choice(("text", "json"), "--format", "-f", help=told("How the tree is shown."))
    ] = "text",
    workspace: WorkspaceFolder = None,
    max_size: MaxSize = MAX_SIZE,
    lang: Lang = None,
    color: Colored = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    from soptool.api.tree import tree as grow
    from soptool.cli import tree_view
    from soptool.cli.arguments import request_of
    from soptool.cli.progress import progress

    terminal: Terminal = context.obj.changed(lang, color, quiet=quiet, verbose=verbose)
    with progress(terminal) as step:
        request = request_of(paths, workspace, max_size)
        roots = grow(request, reverse=reverse, language=terminal.language, progress=step)
    if format == "json":
        terminal.result(tree_view.as_json(roots))
    elif sys.stdout.isatty() or terminal.has_color(sys.stdout):
        tree_view.print_rich(roots, terminal)
    else:
        terminal.result(tree_view.as_text(roots, terminal.translate))
    return 0
