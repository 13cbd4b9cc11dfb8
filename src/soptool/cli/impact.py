"""`sop impact`: show everything that uses an SOP, a regulation, an executor, a unit, a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from soptool.cli.command import Call, command
from soptool.cli.completion import names
from soptool.cli.options import choice
from soptool.cli.texts import told
from soptool.language import grouped, msg

if TYPE_CHECKING:
    from soptool.api.impact import Impact

KINDS = ("sop", "regulation", "executor", "document", "unit", "process")


@command()
def impact(
    call: Call,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help=told(
                "An id, a citation, a post, a unit, a process code, a document's or tool's name."
            ),
            autocompletion=names,
        ),
    ],
    kind: Annotated[
        str | None,
        choice(KINDS, "--kind", "-k", help=told("What the name means, where it is not clear.")),
    ] = None,
    format: Annotated[  # noqa: A002
        str, choice(("text", "json"), "--format", "-f", help=told("How the uses are shown."))
    ] = "text",
) -> int:
    from soptool.api.impact import NothingNamed, check_one_sop
    from soptool.api.impact import impact as impact_of
    from soptool.api.scope import requests_of
    from soptool.cli import impact_view
    from soptool.cli.progress import progress
    from soptool.cli.unread import passed_over
    from soptool.cli.walk import common_way

    terminal = call.terminal
    requests = requests_of(call.request())
    way = common_way(requests)
    found: dict[str, Impact] = {}
    unknown: list[NothingNamed] = []
    with progress(terminal) as step:
        for request in requests:
            try:
                found[way(request)] = impact_of(request, name, kind, step)
            except NothingNamed as error:  # it may be known in another of them
                unknown.append(error)
    if not found:
        raise unknown[0]
    check_one_sop(found)
    if format == "json":
        terminal.result(impact_view.as_json(found))
    else:
        terminal.lines(impact_view.as_text(found, terminal.translate))
    number = sum(len(one.touched) for one in found.values())
    unread = [f"{way}/{path}" if way else path for way, one in found.items() for path in one.unread]
    terminal.note(msg("SOPs that use it: {number}.", number=grouped(number)))
    return passed_over(unread, terminal)
