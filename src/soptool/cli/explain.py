"""`sop explain`: what a rule asks, why, and how it looks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from soptool.cli import completion
from soptool.cli.command import Call, command
from soptool.cli.options import choice
from soptool.cli.texts import told
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
            autocompletion=completion.rules,
            show_default=False,
        ),
    ] = None,
    all_rules: Annotated[bool, typer.Option("--all", help=told("Every rule and check."))] = False,
    split: Annotated[
        Path | None,
        typer.Option(
            "--split",
            metavar="DIR",
            help=told("With --all: a page of Markdown for every rule, in this folder."),
        ),
    ] = None,
    format: Annotated[  # noqa: A002
        str, choice(("text", "json", "md"), "--format", "-f", help=told("How it is shown."))
    ] = "text",
) -> int:
    from soptool.api.explain import explained, pages
    from soptool.cli.output import write_in

    terminal = call.terminal
    if bool(rules) == all_rules:
        message = msg("Name a rule, as in `sop explain SOP540`, or ask for `--all`.")
        raise UsageError(message)
    if split is not None:
        if not all_rules:
            raise UsageError(msg("`--split` writes the pages of every rule: add `--all`."))
        written = pages(terminal.translate)
        for name, text in written.items():
            write_in(split, name, text)
        terminal.note(msg("{count} pages written to {folder}.", count=len(written), folder=split))
        return 0
    terminal.result(explained(rules or (), format, terminal.translate, terminal.look()))
    return 0
