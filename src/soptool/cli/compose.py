"""`sop compose`: show a macro expanded into its micros."""

from __future__ import annotations

from typing import Annotated

import typer

from soptool.cli.command import Call, command
from soptool.cli.completion import ids
from soptool.cli.options import DATA_VERSION, DataVersion, StdinName, choice
from soptool.cli.texts import told


@command(is_kept=True)
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
    data_version: DataVersion = DATA_VERSION,
    stdin_filename: StdinName = None,
) -> int:
    from soptool.cli.answer import Answer
    from soptool.compose.level import Level

    terminal = call.terminal
    request = call.request([sop], stdin_filename)
    answer = Answer(request, terminal, ("compose", sop, format, expand, data_version))
    if answer.again():
        return 0
    from soptool.api.compose import compose as composed
    from soptool.cli import compose_view
    from soptool.cli.progress import progress
    from soptool.export.json.composed import composed_data

    with progress(terminal) as step:
        composition = composed(request, Level(expand), step)
    procedure = composition.procedure
    if procedure is None:
        terminal.findings(composition.report)
        return 1
    if format == "table":
        language = composition.workspace.settings.language
        text = compose_view.as_table(procedure, language, terminal)
    else:
        data = composed_data(procedure, composition.workspace, int(data_version))
        yaml = compose_view.as_yaml(data, composition.workspace) if format == "yaml" else None
        text = yaml or compose_view.as_json(data)
    if procedure.is_complete and not composition.report.is_misconfigured:
        answer.first(text, composition.keep, composition.report)
        return 0
    terminal.findings(composition.report)
    terminal.result(text)
    if not procedure.is_complete:
        terminal.complain(compose_view.incomplete(procedure))
    return 2 if composition.report.is_misconfigured else 1
