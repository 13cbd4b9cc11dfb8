"""`sop explain`: what a rule asks, why, and how it looks."""

from __future__ import annotations

from typing import Annotated

import typer

from soptool.cli.command import Call, command
from soptool.cli.options import choice, told
from soptool.errors import UsageError
from soptool.language import msg


@command("lang", "color")
def explain(
    call: Call,
    rules: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CODE|NAME]...",
            help=told("Rules by code, name, or the beginning of a code (SOP5)."),
            show_default=False,
        ),
    ] = None,
    all_rules: Annotated[bool, typer.Option("--all", help=told("Every rule and check."))] = False,
    format: Annotated[  # noqa: A002
        str, choice(("text", "json", "md"), "--format", "-f", help=told("How it is shown."))
    ] = "text",
) -> int:
    from soptool.api.explain import explained

    terminal = call.terminal
    if bool(rules) == all_rules:
        message = msg("Name a rule, as in `sop explain SOP540`, or ask for `--all`.")
        raise UsageError(message)
    terminal.result(explained(rules or (), format, terminal.translate))
    return 0
