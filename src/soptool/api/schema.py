"""`sop schema`: the JSON Schema of a kind of file, and of composed data."""

from __future__ import annotations

from soptool.assets import folder
from soptool.errors import SopToolError
from soptool.language import msg

__all__ = ("KINDS", "schema")

KINDS = ("micro", "macro", "standard", "workspace", "defaults", "composed")


def schema(kind: str) -> str:
    """Return the JSON Schema of `kind`, one of `KINDS`."""
    try:
        return (folder("schemas") / f"{kind}.schema.json").read_text(encoding="utf-8")
    except OSError:
        raise SopToolError(msg("The schema of `{kind}` is not installed.", kind=kind)) from None
