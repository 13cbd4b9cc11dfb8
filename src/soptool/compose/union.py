"""What a macro and its parts have in common: legal bases, equipment, qualifications."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from soptool.compose.documents import regulation_text, same_words
from soptool.compose.procedure import Part
from soptool.model.law.reading import parse_citation
from soptool.model.sop import Procedural
from soptool.workspace.workspace import Workspace

Field = Literal["legal_basis", "qualifications", "equipment"]


def united(
    workspace: Workspace, sop: Procedural, parts: Sequence[Part], field: Field
) -> tuple[str, ...]:
    """Return the SOP's own entries as they are written, then those that its parts add."""
    names = dict.fromkeys(part.sop for part in parts if part.sop)
    sops = [sop, *(found for name in names if (found := workspace.procedure(name)))]
    laws = field == "legal_basis"
    key = _law_key if laws else same_words
    entries: list[str] = []
    known: set[str] = set()
    for one in sops:
        texts = getattr(one, field)
        if laws:
            texts = [regulation_text(workspace.settings, text) for text in texts]
        # Within one list nothing is dropped: its author may mean what looks alike.
        entries += [text for text in texts if key(text) not in known]
        known.update(map(key, texts))
    return tuple(entries)


@lru_cache(maxsize=10_000)
def _law_key(text: str) -> str:
    """Return one key for all citations of the same places in a regulation."""
    citation = parse_citation(text)
    if citation is None or citation.key is None or citation.amendments:
        return same_words(text)
    return repr((citation.key, citation.place_key))
