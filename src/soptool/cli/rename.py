"""`sop rename`: give an SOP, an executor, a unit, a document another name, in every file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from soptool.cli.command import Call, command
from soptool.cli.completion import ids, names
from soptool.cli.options import no_such_value
from soptool.cli.texts import told
from soptool.language import msg

KINDS = ("sop", "executor", "document", "unit", "regulation", "process", "step", "parameter")
SHOWN = 5


@command()
def rename(
    call: Call,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="|".join(KINDS),
            help=told("What to rename."),
            autocompletion=lambda incomplete: [n for n in KINDS if n.startswith(incomplete)],
        ),
    ],
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD",
            help=told("The id, post or name that there is."),
            autocompletion=names,
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help=told("What it is to be called."))],
    diff: Annotated[
        bool, typer.Option("--diff", help=told("Show what would change, and write nothing."))
    ] = False,
    where: Annotated[
        str | None,
        typer.Option(
            "--in",
            metavar="SOP",
            help=told("The SOP, by id or file, whose executor, step or parameter is meant."),
            autocompletion=ids,
        ),
    ] = None,
    keep_file: Annotated[
        bool,
        typer.Option("--keep-file", help=told("Leave a file's name that is the SOP's id.")),
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help=told(
                "A baseline that knows them by the new name, too. Always: those beside sop.yaml."
            ),
        ),
    ] = None,
) -> int:
    from soptool.api.rename import rename as renamed
    from soptool.cli import rewriting
    from soptool.cli.progress import progress

    if kind not in KINDS:
        raise no_such_value("KIND", kind, KINDS)
    terminal = call.terminal
    request = call.request()
    if not diff:
        rewriting.settle(request, terminal)
    with progress(terminal) as step:
        made = renamed(
            request, kind, old, new, step, where=where, keep_file=keep_file, baseline=baseline
        )
    files = rewriting.changed(made.files)
    if diff:
        rewriting.show_diff(files, terminal)
    elif rewriting.write_all(files, terminal):
        return 1
    for path in made.left:
        terminal.note(msg("`{path}` can't be loaded and was not looked at.", path=path))
    if made.still:
        lines = list(dict.fromkeys(f"{at.path}:{at.line}" for at in made.still))
        shown = ", ".join(lines[:SHOWN])
        dots = ", …" if len(lines) > SHOWN else ""
        said = msg("`{name}` stands in texts too, which were left: {places}.", name=old,
                   places=shown + dots)  # fmt: skip
        terminal.note(said)
    terminal.note(msg("Places: {places}; files: {files}.", places=made.places, files=len(files)))
    return 0
