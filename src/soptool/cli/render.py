"""`sop render`: write documents."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from soptool.cli.options import (
    MAX_SIZE,
    Colored,
    Lang,
    MaxSize,
    Paths,
    Quiet,
    StdinName,
    Verbose,
    WorkspaceFolder,
    choice,
    no_such_value,
    told,
)
from soptool.cli.terminal import Terminal
from soptool.errors import OutputError, UsageError
from soptool.language import by_number, msg

if TYPE_CHECKING:
    from soptool.api.render import Rendering
    from soptool.finding import Finding


def render(
    context: typer.Context,
    paths: Paths = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FORMAT,…",
            help=told(
                "Formats, with commas between: html, pdf, md, svg, json, poster, poster-pdf, "
                "maklumat, maklumat-pdf, scorecard."
            ),
            show_default="html",
        ),
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help=told("Folder of the documents."))
    ] = Path("build"),
    book: Annotated[
        Path | None,
        typer.Option(
            "--book",
            metavar="FILE",
            help=told("One PDF of all: cover, contents, every SOP, macros with their parts."),
        ),
    ] = None,
    expand: Annotated[
        str,
        choice(("parts", "all"), "--expand", help=told("One row for each part, or every step.")),
    ] = "parts",
    strict: Annotated[
        bool, typer.Option("--strict", help=told("Refuse SOPs that have errors."))
    ] = False,
    templates: Annotated[
        Path | None,
        typer.Option(
            "--templates",
            metavar="DIR",
            help=told("Templates of your own, by the names of ours."),
        ),
    ] = None,
    stdin_filename: StdinName = None,
    workspace: WorkspaceFolder = None,
    max_size: MaxSize = MAX_SIZE,
    lang: Lang = None,
    color: Colored = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    from soptool.api.render import Wanted
    from soptool.api.render import render as prepare
    from soptool.cli.arguments import request_of
    from soptool.cli.progress import progress
    from soptool.compose.parts import Level

    terminal: Terminal = context.obj.changed(lang, color, quiet=quiet, verbose=verbose)
    formats = () if book and not to else _formats(to or "html")
    wanted = Wanted(formats, Level(expand), templates, strict, book and book.absolute())
    request = request_of(paths, workspace, max_size, stdin_filename)
    with progress(terminal) as step:
        rendering = prepare(request, wanted, step)
    return _write(rendering, output, terminal)


def _formats(text: str) -> tuple[str, ...]:
    """Read the value of `--to`: names with commas between. Raises UsageError."""
    from soptool.export.exporters import EXPORTERS

    known = tuple(EXPORTERS)
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",")))
    for name in names:
        if name not in known:
            raise no_such_value("--to", name, known)
    return names


def _write(rendering: Rendering, folder: Path, terminal: Terminal) -> int:
    from soptool.finding import in_order
    from soptool.report.summary import summary

    saved = _Saved()
    try:
        _save(rendering, folder, terminal, saved)
    except OutputError as error:
        _say(rendering, terminal)
        terminal.complain(error.message)
        return 1
    except UsageError:
        _say(rendering, terminal)
        raise
    _say(rendering, terminal)
    terminal.findings(replace(rendering.report, findings=in_order(saved.findings)))
    terminal.note(summary(rendering.report))
    terminal.note(
        by_number(
            saved.number,
            msg("1 document written to {folder}.", folder=folder),
            msg("{number} documents written to {folder}.", number=saved.number, folder=folder),
        )
    )
    for reason in rendering.refused:
        terminal.complain(reason)
    for name in saved.failed:
        terminal.complain(msg("`{name}` was not written.", name=name))
    if rendering.report.is_misconfigured:
        return 2
    return int(bool(rendering.refused or saved.failed))


@dataclass(slots=True)
class _Saved:
    """What was written, what could not be, and what was found in the making."""

    number: int = 0
    failed: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def _save(rendering: Rendering, folder: Path, terminal: Terminal, saved: _Saved) -> None:
    from soptool.cli.output import write
    from soptool.cli.progress import progress

    with progress(terminal) as step:
        for document in rendering.documents:
            saved.findings += document.findings
            if document.content is None:
                saved.failed.append(document.name)
                continue
            write(folder / document.name, document.content)
            saved.number += 1
            terminal.detail(msg("{path} written", path=folder / document.name))
            if step:
                step(saved.number, rendering.number)


def _say(rendering: Rendering, terminal: Terminal) -> None:
    """Show what was found in the files; where there are many, only now is all of it known."""
    terminal.findings(rendering.report)
    for note in rendering.notes:
        terminal.note(note)
