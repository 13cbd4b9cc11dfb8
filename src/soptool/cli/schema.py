"""`sop schema`: print the JSON Schema of a kind of file."""

from __future__ import annotations

from typing import Annotated

import typer

from soptool.cli.options import Lang, no_such_value, told


def schema(
    context: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="[KIND]", help=told("micro, macro, standard, or workspace (sop.yaml).")
        ),
    ] = "micro",
    lang: Lang = None,
) -> int:
    from soptool.api.schema import KINDS
    from soptool.api.schema import schema as read

    if kind not in KINDS:
        raise no_such_value("sop schema", kind, KINDS)
    context.obj.changed(lang).result(read(kind))
    return 0
