"""Names of files: those of settings and defaults, and the id that a file's name gives."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

FILE_NAME = "sop.yaml"
DEFAULTS_NAME = "_defaults.yaml"
STEP_KEYS = frozenset(
    (
        *("id", "section", "no", "row", "start", "label", "activity", "use", "with", "executors"),
        *("pin", "executor", "when", "requirements", "duration", "pieces", "effort", "outputs"),
        *("details", "question", "branches", "chance", "note", "see", "footnote", "next", "join"),
        *("route", "kind", "title", "unit", "number", "status"),
    )
)
"""The keys of a step, of which two on one line are a line too few."""


def default_id(path: str) -> str:
    """Return the id of a file that gives none: its name, made kebab-case."""
    stem = PurePosixPath(path).name.split(".")[0]
    return re.sub(r"[^a-z0-9]+", "-", stem.casefold()).strip("-") or "sop"
