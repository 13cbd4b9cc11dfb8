"""`sop explain`: what a rule asks, why, and how it looks."""

from __future__ import annotations

from typing import Annotated

import typer

from soptool.cli.options import Colored, Lang, choice, told
from soptool.errors import UsageError
from soptool.language import msg


def explain(
    context: typer.Context,
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
    lang: Lang = None,
    color: Colored = None,
) -> int:
    from soptool.api.explain import explained

    terminal = context.obj.changed(lang, color)
    if bool(rules) == all_rules:
        message = msg("Name a rule, as in `sop explain SOP540`, or ask for `--all`.")
        raise UsageError(message)
    terminal.result(explained(rules or (), format, terminal.translate))
    return 0
