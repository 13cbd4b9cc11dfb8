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


_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEPT = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)


def is_id(text: str) -> bool:
    """Whether a text is written as ids are: small letters, digits and single hyphens."""
    return _ID.fullmatch(text) is not None


def is_kept(stem: str) -> bool:
    """Whether Windows keeps this name of a file for itself: no id can be called so."""
    return _KEPT.fullmatch(stem) is not None


def as_id(text: str) -> str:
    """Return words as an id: kebab-case. Empty where the text has neither letters nor digits."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


def default_id(path: str) -> str:
    """Return the id of a file that gives none: its name, made kebab-case."""
    return as_id(PurePosixPath(path).name.split(".")[0]) or "sop"


KEYS_OF_KEYS = frozenset(
    (
        *("approval", "branches", "calendar", "chance", "classification", "dates", "definitions"),
        *("executors", "labels", "organization", "parameters", "pledge", "rules", "with"),
    )
)
"""Keys whose value is keys and values, and nothing else."""
LEADING_KEYS = ("any", "each", "chain", "end", "sop")
"""Keys that may say how a value is meant, where a text could stand."""
