"""Which documents are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from soptool.compose.level import Level
from soptool.export.versions import VERSION


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to make: formats by name, how far macros are drawn, templates of the user's.

    `book`: a file for all SOPs in one. `data_version`: the shape of JSON. `connectors`: lines that
    leave their page end in lettered connectors. `standing`: the ids of which earlier runs left
    documents in the same place, by extension; pages lead to these too. `jobs`: in how many
    processes documents are made, where these are many; None: as many as there are cores.
    `attaches_source`: PDFs carry the files that they were made from.
    """

    formats: tuple[str, ...] = ("html",)
    level: Level = Level.PARTS
    templates: Path | None = None
    is_strict: bool = False
    book: Path | None = None
    data_version: int = VERSION
    connectors: bool = True
    attaches_source: bool = False
    standing: Mapping[str, frozenset[str]] = field(default_factory=dict, compare=False)
    jobs: int | None = field(default=None, compare=False)
