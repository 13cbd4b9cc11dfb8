"""The one door to `templates/` and `schemas/`, in the wheel and in a checkout."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

OWN: Final = "soptool"
"""Where our templates stay reachable under those of the user's."""


def folder(name: str) -> Traversable:
    """Return the folder `templates` or `schemas`."""
    packaged = files("soptool") / "_assets" / name
    if packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parents[2] / name
