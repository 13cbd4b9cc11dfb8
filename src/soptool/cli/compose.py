"""`sop compose`: show a macro expanded into its micros."""

from __future__ import annotations

from typing import Annotated

import typer

from soptool.cli.command import Call, command
from soptool.cli.completion import ids
from soptool.cli.options import StdinName, choice, told


@command()
def compose(
    call: Call,
    sop: Annotated[
        str,
        typer.Argument(metavar="ID|PATH", help=told("The SOP to compose."), autocompletion=ids),
    ],
    format: Annotated[  # noqa: A002
        str,
        choice(("table", "yaml", "json"), "--format", "-f", help=told("How the SOP is shown.")),
    ] = "table",
    expand: Annotated[
        str,
        choice(("all", "parts"), "--expand", help=told("Every step, or one row for each part.")),
    ] = "all",
    stdin_filename: StdinName = None,
) -> int:
    from soptool.api.compose import compose as composed
    from soptool.cli import compose_view
    from soptool.cli.progress import progress
    from soptool.compose.parts import Level

    terminal = call.terminal
    request = call.request([sop], stdin_filename)
    with progress(terminal) as step:
        composition = composed(request, Level(expand), step)
    terminal.findings(composition.report)
    procedure, language = composition.procedure, composition.language
    if procedure is None:
        return 1
    if format == "table":
        terminal.result(compose_view.as_table(procedure, language, terminal))
    else:
        show = compose_view.as_json if format == "json" else compose_view.as_yaml
        terminal.result(show(procedure, language))
    return 2 if composition.report.is_misconfigured else 0
