"""What a macro and its parts have in common: legal bases, equipment, qualifications."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from soptool.compose.documents import normal, regulation_key, regulation_text, without_repeats
from soptool.compose.procedure import Part
from soptool.model.sop import Procedural
from soptool.workspace.load import Workspace

Field = Literal["legal_basis", "qualifications", "equipment"]


def united(
    workspace: Workspace, sop: Procedural, parts: Sequence[Part], field: Field
) -> tuple[str, ...]:
    """Return the SOP's own entries, then those of its parts, without repeats."""
    names = dict.fromkeys(part.sop for part in parts if part.sop)
    sops = [sop, *(found for name in names if (found := workspace.procedure(name)))]
    texts = (text for one in sops for text in getattr(one, field))
    if field != "legal_basis":
        return without_repeats(texts, normal)
    settings = workspace.settings
    unique = without_repeats(texts, regulation_key(settings))
    return tuple(regulation_text(settings, text) for text in unique)
