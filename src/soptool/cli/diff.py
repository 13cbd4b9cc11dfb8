"""`sop diff`: tell what differs between two states of SOPs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from soptool.cli.command import Call, command
from soptool.cli.completion import ids
from soptool.cli.options import choice
from soptool.cli.texts import told
from soptool.errors import UsageError
from soptool.language import grouped, msg


@command()
def diff(
    call: Call,
    old: Annotated[
        str,
        typer.Argument(metavar="[A]", help=told("A file, a folder, or a git revision as HEAD~1.")),
    ] = "HEAD",
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="[B]",
            help=told("Another one. Default: the files as they are now."),
            show_default=False,
        ),
    ] = None,
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...",
            help=told("Only these SOPs."),
            autocompletion=ids,
            show_default=False,
        ),
    ] = None,
    format: Annotated[  # noqa: A002
        str,
        choice(
            ("text", "json", "md", "html", "docx"),
            "--format",
            "-f",
            "--to",
            help=told(
                "Sentences, data, or the official form with changed rows marked; in Word with"
                " tracked changes."
            ),
        ),
    ] = "text",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output-file",
            "-o",
            metavar="FILE",
            help=told("Write here instead of standard output."),
            show_default=False,
        ),
    ] = None,
    templates: Annotated[
        Path | None,
        typer.Option(
            "--templates",
            metavar="DIR",
            help=told("Folder of your own templates."),
            show_default=False,
        ),
    ] = None,
) -> int:
    from soptool.api.diff import diff as compared
    from soptool.api.diff import diff_document, diff_word
    from soptool.cli import diff_view
    from soptool.cli.output import write
    from soptool.cli.progress import progress
    from soptool.cli.unread import passed_over

    terminal = call.terminal
    if format == "docx" and output is None:
        raise UsageError(msg("A Word document goes to a file: name it with `-o FILE`."))
    with progress(terminal) as step:
        found = compared(call.request(), old, new, ids or (), step)
    if format == "docx":
        assert output is not None
        from soptool.cli.documents import hinted

        document, drawn = diff_word(found, templates)
        terminal.findings(replace(drawn, findings=tuple(map(hinted, drawn.findings))))
        write(output, document)
    else:
        if format == "text":
            written = diff_view.as_text(found, terminal)
        elif format == "json":
            written = diff_view.as_json(found, terminal.translate)
        else:
            written = diff_document(found, format, templates)
        if output is not None:
            write(output, written)
        else:
            (terminal.lines if format == "text" else terminal.result)(written)
    code = passed_over(found.unread, terminal)
    if not found.comparison.is_empty:
        sops = grouped(len(found.comparison.sops))
        terminal.note(msg("SOPs that differ: {number}.", number=sops))
        return 1
    if not code:
        terminal.note(msg("Nothing has changed."))
    return code
