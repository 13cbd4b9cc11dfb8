"""`sop schema`: print the JSON Schema of a kind, or bring those of a workspace up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from soptool.cli.command import Call, command
from soptool.cli.options import no_such_value
from soptool.cli.texts import told
from soptool.disk.ways import at_home, real
from soptool.errors import UsageError
from soptool.language import msg

if TYPE_CHECKING:
    from soptool.cli.terminal import Terminal


def _begun(incomplete: str) -> list[str]:
    from soptool.api.schema import KINDS

    return [kind for kind in KINDS if kind.startswith(incomplete)]


@command("lang", "color", "quiet", "workspace")
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
    update: Annotated[
        bool,
        typer.Option(
            "--update", help=told("Write all schemas to `.sop/`, where editors look for them.")
        ),
    ] = False,
) -> int:
    from soptool.api.schema import KINDS
    from soptool.api.schema import schema as read

    if update:
        if "kind" in call.typed:
            raise UsageError(msg("`--update` writes the schemas of all kinds: name none."))
        return _update(_roots(call.workspace), call.terminal)
    if kind not in KINDS:
        raise no_such_value("sop schema", kind, KINDS)
    call.terminal.result(read(kind))
    return 0


def _roots(folder: Path | None) -> tuple[Path, ...]:
    """Return the workspace that is meant; where it is none, those below it."""
    from soptool.workspace.discover import find_root, is_marked, nested_workspaces

    root = real(at_home(folder)) if folder else find_root(Path.cwd())
    if not root.is_dir():
        raise UsageError(msg("There is no folder `{path}`.", path=root))
    return (root,) if is_marked(root) else nested_workspaces(root) or (root,)


def _update(roots: tuple[Path, ...], terminal: Terminal) -> int:
    from soptool.api.schema import schemas_due
    from soptool.cli.output import write_in
    from soptool.report.visible import visible
    from soptool.workspace.load import relative

    written = 0
    for root in roots:
        for path, text in schemas_due(root).items():
            write_in(root, relative(path, root), text)
            terminal.result(f"{visible(relative(path, Path.cwd()))}\n")
            written += 1
    if not written:
        terminal.note(msg("The schemas in `.sop/` are those of this version."))
    return 0
