"""`sop schema`: print the JSON Schema of a kind of file, or of composed data."""

from __future__ import annotations

from typing import Annotated

import typer

from soptool.cli.command import Call, command
from soptool.cli.options import no_such_value, told


def _begun(incomplete: str) -> list[str]:
    from soptool.api.schema import KINDS

    return [kind for kind in KINDS if kind.startswith(incomplete)]


@command("lang")
def schema(
    call: Call,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="[KIND]",
            autocompletion=_begun,
            help=told(
                "micro, macro, standard, workspace (sop.yaml), defaults (_defaults.yaml), or"
                " composed (data of `sop compose`)."
            ),
        ),
    ] = "micro",
) -> int:
    from soptool.api.schema import KINDS
    from soptool.api.schema import schema as read

    if kind not in KINDS:
        raise no_such_value("sop schema", kind, KINDS)
    call.terminal.result(read(kind))
    return 0
