"""Paths as they really are: where links lead, and whose home `~` means."""

from __future__ import annotations

import os
from pathlib import Path


def real(path: Path) -> Path:
    """Follow all links; one that leads round in a circle stays as it is, for opening it says so.

    (`Path.resolve` raises RuntimeError there, on some versions of Python.) Raises ValueError for a
    name that no folder can hold.
    """
    return Path(os.path.realpath(path))


def at_home(path: Path) -> Path:
    """Read `~` and `~name` at the beginning as shells do; of a name that nobody has it is a `~`."""
    return Path(os.path.expanduser(path))  # noqa: PTH111 -- the other raises
