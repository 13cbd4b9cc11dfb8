"""Names of files: those of settings and defaults, and the id that a file's name gives."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

FILE_NAME = "sop.yaml"
DEFAULTS_NAME = "_defaults.yaml"


def default_id(path: str) -> str:
    """Return the id of a file that gives none: its name, made kebab-case."""
    stem = PurePosixPath(path).name.split(".")[0]
    return re.sub(r"[^a-z0-9]+", "-", stem.casefold()).strip("-") or "sop"
