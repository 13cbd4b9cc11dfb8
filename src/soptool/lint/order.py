"""The canonical order of keys, that of the official form: what `sop fmt` brings a file into."""

from __future__ import annotations

from typing import Any

from soptool.finding import Reorder
from soptool.format.schema import SHAPES
from soptool.shape.names import marked, names_of, ordered


def in_canonical_order(file: str, data: Any, kind: str) -> tuple[Reorder, ...]:
    """Return what must be reordered, inner mappings first. `kind`: that of a schema.

    Keys that the format does not know keep their places behind the others.
    """
    names = names_of(SHAPES[kind])
    changes = (
        Reorder(file, path, order)
        for path, keys, mark in marked(data, names)
        if isinstance(keys, dict)
        and (order := ordered(tuple(keys), tuple(mark.within))) != tuple(keys)
    )
    return tuple(sorted(changes, key=lambda change: -len(change.path)))
