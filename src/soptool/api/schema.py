"""`sop schema`: the JSON Schema of a kind of file, and the schemas that a workspace holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from soptool.assets import folder
from soptool.disk.content import MAX_NOTES, content_of
from soptool.errors import SopToolError
from soptool.language import msg
from soptool.source.names import SCHEMAS, schema_name

__all__ = ("KINDS", "are_schemas_old", "schema", "schemas_due")

KINDS = ("micro", "macro", "standard", "workspace", "defaults", "composed")


def schema(kind: str) -> str:
    """Return the JSON Schema of `kind`, one of `KINDS`."""
    try:
        return (folder("schemas") / schema_name(kind)).read_text(encoding="utf-8")
    except OSError:
        raise SopToolError(msg("The schema of `{kind}` is not installed.", kind=kind)) from None


def schemas_due(root: Path) -> Mapping[Path, str]:
    """Return the schemas that a workspace lacks, or has from another version, by their files."""
    texts = {root / SCHEMAS / schema_name(kind): schema(kind) for kind in KINDS}
    return {path: text for path, text in texts.items() if not _says(path, text)}


def are_schemas_old(root: Path) -> bool:
    """Whether a workspace has schemas, and some of them from another version."""
    return (root / SCHEMAS / schema_name("micro")).is_file() and bool(schemas_due(root))


def _says(path: Path, text: str) -> bool:
    """Whether a file says what the text says, however its lines are broken."""
    try:
        content = content_of(path, MAX_NOTES)
        return content == text.encode() or json.loads(content) == json.loads(text)
    except (OSError, ValueError, RecursionError):
        return False
