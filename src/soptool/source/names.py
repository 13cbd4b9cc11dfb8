"""Names of files: settings, defaults and schemas, and the id that a file's name gives."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

FILE_NAME = "sop.yaml"
DEFAULTS_NAME = "_defaults.yaml"
SCHEMAS = ".sop"
"""The folder of a workspace in which its editors find the schemas."""
STEP_KEYS = frozenset(
    (
        *("id", "section", "no", "row", "start", "label", "activity", "use", "with", "executors"),
        *("pin", "executor", "when", "requirements", "duration", "pieces", "effort", "outputs"),
        *("details", "question", "branches", "chance", "note", "see", "footnote", "next", "join"),
        *("route", "kind", "title", "unit", "number", "status"),
    )
)
"""The keys of a step, of which two on one line are a line too few."""
ONLY_STEP_KEYS = STEP_KEYS - {
    *("executors", "id", "kind", "number", "outputs", "status", "title", "unit", "with"),
}
"""Those that no SOP has."""


def schema_name(kind: str) -> str:
    """Return the name of the file that holds the JSON Schema of a kind."""
    return f"{kind}.schema.json"


def default_id(path: str) -> str:
    """Return the id of a file that gives none: its name, made kebab-case."""
    stem = PurePosixPath(path).name.split(".")[0]
    return re.sub(r"[^a-z0-9]+", "-", stem.casefold()).strip("-") or "sop"


KEYS_OF_KEYS = frozenset(
    (
        *("approval", "branches", "calendar", "chance", "classification", "dates", "definitions"),
        *("executors", "labels", "organization", "parameters", "pledge", "rules", "with"),
    )
)
"""Keys whose value is keys and values, and nothing else."""
LEADING_KEYS = ("any", "each", "chain", "end", "sop")
"""Keys that may say how a value is meant, where a text could stand."""
