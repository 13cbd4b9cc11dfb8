"""`sop fmt`: a file's text with its keys in canonical order, and nothing else changed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from soptool.finding import Reorder
from soptool.lint.order import in_canonical_order
from soptool.source.change import spliced, splices_of
from soptool.source.document import Document


def formatted(document: Document, kind: str) -> str:
    """Return the text in canonical order. `kind`: that of its schema.

    Keys that can't be moved exactly (an anchor would come behind its alias) stay where they are.
    """
    text = document.text
    changes = in_canonical_order(document.path, document.data, kind)
    for _, level in groupby(changes, key=lambda change: len(change.path)):
        text = _reordered(text, tuple(level))
    return text


def _reordered(text: str, changes: Sequence[Reorder]) -> str:
    together = splices_of(text, changes)
    if together is not None:
        return spliced(text, together)
    for change in changes:
        alone = splices_of(text, (change,))
        if alone is not None:
            text = spliced(text, alone)
    return text
