"""What a shell offers behind a command: ids of SOPs."""

from __future__ import annotations

from pathlib import Path

import typer


def ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids that begin so; files and folders are the shell's own offer.

    Nothing is printed and nothing raises: a fault would stand amid what the user types.
    """
    try:
        from soptool.workspace.discover import find_root
        from soptool.workspace.ids import ids_in

        folder = ctx.params.get("workspace")
        root = Path(folder) if folder else find_root(Path.cwd())
        return sorted({name for name in ids_in(root) if name.startswith(incomplete)})
    except Exception:
        return []
