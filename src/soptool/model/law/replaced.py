"""What later regulations have replaced, as it is remembered: `replaced.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from soptool.model.law.citation import Citation
from soptool.model.law.reading import parse_citation


class Replaced(NamedTuple):
    """By what a regulation was replaced, and where that says so."""

    new: str
    source: str


def replaced(citation: Citation) -> Replaced | None:
    """Return what stands in the place of a regulation, None where nothing is known to."""
    return _table().get(citation.key) if citation.key is not None else None


@cache
def _table() -> dict[object, Replaced]:
    rows = tomllib.loads((files(__package__) / "replaced.toml").read_text(encoding="utf-8"))
    return {
        cited.key: Replaced(row["new"], row["source"])
        for row in rows["replaced"]
        for old in row["old"]
        if (cited := parse_citation(old)) is not None
    }
