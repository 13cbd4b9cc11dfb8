"""What an SOP's own file says, as it is meant: without what others say for it."""

from __future__ import annotations

from typing import Any

from soptool.model.parse import understood
from soptool.source.document import Document


def own_data(document: Document, kind: str, name: str) -> dict[str, Any]:
    """Return the data of the file, its kind and id first."""
    said = understood(document.own).document.data
    own = {"kind": kind, "id": name}
    rest = said.items() if isinstance(said, dict) else ()
    return {**own, **{key: value for key, value in rest if key not in own}}
