"""`sop tree`: show which SOPs are parts of which."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from soptool.cli.command import Call, command
from soptool.cli.options import Paths, choice
from soptool.cli.texts import told
from soptool.errors import UsageError

if TYPE_CHECKING:
    from soptool.api.branch import Branch
    from soptool.api.request import Request
    from soptool.cli.terminal import Terminal


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
    from soptool.api.branch import recalled_tree, unread_in
    from soptool.cli import tree_view
    from soptool.cli.unread import passed_over
    from soptool.report.visible import visible

    terminal = call.terminal
    request = call.request(paths)
    known = recalled_tree(request, reverse=reverse, language=terminal.language)
    faults: list[UsageError] = []
    grown = {"": known} if known is not None else _grown(request, terminal, faults, reverse=reverse)
    every = [root for roots in grown.values() for root in roots]
    if format == "json":
        terminal.result(tree_view.as_json(every))
        return max(_told(faults, terminal), passed_over(unread_in(every), terminal))
    is_rich = sys.stdout.isatty() or terminal.has_color(sys.stdout)
    for folder, roots in grown.items():
        if folder:
            terminal.result(f"== {visible(folder)}\n")
        if is_rich:
            tree_view.print_rich(roots, terminal)
        else:
            terminal.result(tree_view.as_text(roots, terminal.translate))
    return max(_told(faults, terminal), passed_over(unread_in(every), terminal))


def _told(faults: Sequence[UsageError], terminal: Terminal) -> int:
    for fault in faults:
        terminal.complain(fault.message)
    return max((fault.exit_code for fault in faults), default=0)


def _grown(
    request: Request, terminal: Terminal, faults: list[UsageError], *, reverse: bool
) -> dict[str, tuple[Branch, ...]]:
    """Return the hierarchy of each workspace by the way to it; one at fault stops no other."""
    from soptool.api.branch import below
    from soptool.api.scope import requests_of
    from soptool.api.tree import tree as grow
    from soptool.cli.progress import progress
    from soptool.cli.walk import common_way

    requests = requests_of(request)
    way = common_way(requests)
    grown: dict[str, tuple[Branch, ...]] = {}
    with progress(terminal) as step:
        for one in requests:
            try:
                roots = grow(one, reverse=reverse, language=terminal.language, progress=step)
            except UsageError as fault:
                faults.append(fault)
                continue
            grown[way(one)] = below(way(one), roots)
    if not grown:
        raise faults[0]
    return grown
