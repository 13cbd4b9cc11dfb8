"""Strangers' SOPs beside defaults: what paper does not say is not inherited in silence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from soptool.model.inheritance import laid_upon
from soptool.source.document import Document
from soptool.workspace.chains import Chains

_PRINTED: Final = (
    *("unit", "dates", "approval", "legal_basis", "qualifications", "equipment", "records"),
)
"""What a form shows: where it shows none, there is none."""
_NOTHING: Final = "-"


def apart(data: Mapping[str, Any], path: str, chains: Chains) -> dict[str, Any]:
    """Return the data of an SOP at `path`, with a dash where it would inherit what it has not."""
    kind = str(data.get("kind", "micro"))
    found = dict(data)
    for key, value in inherited(path, kind, chains).items():
        own = found.get(key)
        if key not in _PRINTED:
            continue
        if not own:
            found[key] = _NOTHING
        elif isinstance(own, dict) and isinstance(value, dict):
            found[key] = {**own, **{inner: _NOTHING for inner in value if inner not in own}}
    return found


def inherited(
    path: str, kind: str, chains: Chains, said: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return what an SOP at `path` says that `said` so much itself."""
    return laid_upon(Document(path, "", {}), said or {}, chains.layers(path, kind))[0]
