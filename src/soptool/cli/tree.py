"""`sop tree`: show which SOPs are parts of which."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from soptool.cli.command import Call, command
from soptool.cli.options import Paths, choice, told


@command(is_kept=True)
def tree(
    call: Call,
    paths: Paths = None,
    reverse: Annotated[
        bool, typer.Option("--reverse", "-r", help=told("Show who uses each SOP."))
    ] = False,
    format: Annotated[  # noqa: A002
        str, choice(("text", "json"), "--format", "-f", help=told("How the tree is shown."))
    ] = "text",
) -> int:
    from soptool.api.tree import tree as grow
    from soptool.cli import tree_view
    from soptool.cli.progress import progress

    terminal = call.terminal
    with progress(terminal) as step:
        request = call.request(paths)
        roots = grow(request, reverse=reverse, language=terminal.language, progress=step)
    if format == "json":
        terminal.result(tree_view.as_json(roots))
    elif sys.stdout.isatty() or terminal.has_color(sys.stdout):
        tree_view.print_rich(roots, terminal)
    else:
        terminal.result(tree_view.as_text(roots, terminal.translate))
    return 0
