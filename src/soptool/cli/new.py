"""`sop init` and `sop new`: begin a workspace, begin a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from soptool.cli.command import Call, command
from soptool.cli.options import choice, no_such_value
from soptool.cli.terminal import Terminal
from soptool.cli.texts import told
from soptool.disk.ways import at_home, real
from soptool.language import msg

if TYPE_CHECKING:
    from soptool.api.new import NewFile


@command("lang", "color", "quiet")
def init(
    call: Call,
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help=told("The folder of the workspace."))
    ] = Path(),
) -> int:
    from soptool.api.new import init as begin

    terminal = call.terminal
    _write(begin(_absolute(folder), terminal.language), folder, terminal)
    terminal.note(msg("Next: `sop validate`, `sop tree`, `sop render`."))
    return 0


@command("lang", "color", "quiet")
def new(
    call: Call,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="micro|macro|standard",
            help=told("What to begin."),
            autocompletion=lambda: ["micro", "macro", "standard"],
        ),
    ],
    name: Annotated[
        str, typer.Argument(metavar="ID", help=told("Its id, which is the file's name."))
    ],
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="TEXT", help=told("Its title. Default: from the id.")),
    ] = None,
    folder: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help=told("Where to write the file."))
    ] = Path(),
    templates: Annotated[
        Path | None,
        typer.Option(
            "--templates",
            metavar="DIR",
            help=told("Templates of your own, by the names of ours."),
        ),
    ] = None,
    to: Annotated[
        str,
        choice(
            ("yaml", "xlsx"),
            "--to",
            help=told("A file for editors, or a workbook that explains itself."),
        ),
    ] = "yaml",
) -> int:
    from soptool.api.new import KINDS, new_workbook
    from soptool.api.new import new as begin_file
    from soptool.cli.output import sweep

    terminal = call.terminal
    sweep(_absolute(folder))
    if kind not in KINDS:
        raise no_such_value("sop new", kind, KINDS)
    begin = new_workbook if to == "xlsx" else begin_file
    _write(begin(kind, name, _absolute(folder), title, call.lang, templates), folder, terminal)
    if to == "xlsx":
        terminal.note(msg("Fill it, then: `sop import {file}`.", file=folder / f"{name}.xlsx"))
    return 0


def _absolute(folder: Path) -> Path:
    return real(at_home(folder))


def _write(files: tuple[NewFile, ...], folder: Path, terminal: Terminal) -> None:
    """Write all files or none, and name them; aids first, so that what is named is whole.

    Files that say already what they are to say are left of a run that was stopped.
    """
    from soptool.cli.output import already_there, sweep, write_in, write_new
    from soptool.disk.journal import holds
    from soptool.report.visible import visible
    from soptool.source.names import SCHEMAS

    base = _absolute(folder)
    there = {file.path for file in files if os.path.lexists(file.path)}
    own = [file for file in files if not file.is_aid]
    is_done = all(file.path in there for file in own)
    for place in {file.path.parent for file in files}:
        sweep(place)
    for file in own:
        if file.path in there and (is_done or not holds(file.path, file.content)):
            raise already_there(folder / os.path.relpath(file.path, base))
    for file in sorted(files, key=lambda file: not file.is_aid):
        if file.is_aid:
            write_in(file.path.parent.parent, f"{SCHEMAS}/{file.path.name}", file.text)
        elif file.path not in there:
            write_new(file.path, file.content)
        if not file.is_aid:
            shown = folder / os.path.relpath(file.path, base)
            terminal.result(f"{visible(shown.as_posix())}\n")
