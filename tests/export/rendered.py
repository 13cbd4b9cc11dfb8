"""All procedures of the examples and the real cases, for tests that render each of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from soptool.compose.expand import Composer
from soptool.compose.level import Level
from soptool.compose.parts import compose
from soptool.compose.procedure import Procedure
from soptool.form.edition import Edition
from soptool.model.standard import Standard
from soptool.workspace.load import load
from soptool.workspace.logo import load_logo

ROOT = Path(__file__).parents[2]
FOLDERS = {"examples": ROOT / "examples", "cases": ROOT / "tests" / "cases"}


@cache
def edition_of(folder: str) -> Edition:
    workspace = load(FOLDERS[folder])
    logo, _ = load_logo(workspace.root, workspace.settings)
    return Edition(workspace, logo)


@cache
def procedures() -> dict[str, tuple[Procedure, Edition]]:
    """Return every SOP by name; macros twice: a row for each part, and every step."""
    return dict(_procedures())


def drawn_names() -> list[str]:
    """Return the names of those with a drawing: a narrative has no executors."""
    return sorted(
        name for name, (each, _) in procedures().items() if any(row.executors for row in each.rows)
    )


def _procedures() -> Iterator[tuple[str, tuple[Procedure, Edition]]]:
    for folder in FOLDERS:
        edition = edition_of(folder)
        composer = Composer(edition.workspace)
        for entry in edition.workspace.entries:
            if isinstance(entry.sop, Standard):
                continue
            for level in Level if entry.sop.kind == "macro" else (Level.ALL,):
                name = f"{entry.sop.id}-{level}"
                yield name, (compose(composer, entry, level), edition)
