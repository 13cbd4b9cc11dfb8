"""Files that a command could not take into account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from soptool.cli.terminal import Terminal
from soptool.language import by_number, msg

_FEW: Final = 5


def passed_over(files: Sequence[str], terminal: Terminal) -> int:
    """Say which files could not be loaded, on one line; return 1 where there are any."""
    if not files:
        return 0
    names = ", ".join(f"`{name}`" for name in files[:_FEW])
    shown = f"{names}, …" if len(files) > _FEW else names
    one = msg("{names} can't be loaded and is left out: see `sop validate`.", names=shown)
    several = msg("{names} can't be loaded and are left out: see `sop validate`.", names=shown)
    terminal.complain(by_number(len(files), one, several))
    return 1
