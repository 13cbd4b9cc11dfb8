"""`sop cache`: show what earlier runs left in `.sop-cache/`, or delete it."""

from __future__ import annotations

from typing import Annotated

import typer

from soptool.cli.command import Call, command
from soptool.cli.options import no_such_value
from soptool.cli.texts import told

_WORDS = ("info", "clear")


@command("workspace", "lang", "color", "quiet")
def cache(
    call: Call,
    what: Annotated[
        str,
        typer.Argument(
            metavar="info|clear",
            help=told("Show it, or delete it."),
            autocompletion=lambda incomplete: [w for w in _WORDS if w.startswith(incomplete)],
        ),
    ] = "info",
) -> int:
    from soptool.api.kept import clear, info
    from soptool.language import by_number, grouped, msg
    from soptool.report.visible import visible

    if what not in _WORDS:
        raise no_such_value("sop cache", what, _WORDS)
    request = call.request()
    if what == "clear":
        call.terminal.note(msg("Deleted: `{folder}`.", folder=clear(request)))
        return 0
    known = info(request)
    results = by_number(
        known.texts, msg("1 result"), msg("{number} results", number=grouped(known.texts))
    )
    said = msg(
        "{folder}: {results}, {size} kB",
        folder=known.folder,
        results=results,
        size=grouped(-(-known.size // 1000)),
    )
    call.terminal.result(f"{visible(said.render(call.terminal.translate))}\n")
    return 0
