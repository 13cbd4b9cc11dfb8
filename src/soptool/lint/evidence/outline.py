"""An SOP among all others: what these are compared with, while its file stays closed.

The file is opened only where something is to be said of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from soptool.lint.evidence.filed import Filed
from soptool.shape.fill import Location
from soptool.source.document import Document
from soptool.workspace.facts import Facts
from soptool.workspace.workspace import Workspace


@dataclass(frozen=True)
class Outline(Filed):
    """One SOP or standard by its facts; `sop` and `identity` are these."""

    workspace: Workspace
    facts: Facts

    @property
    def id(self) -> str:
        """The document's id."""
        return self.facts.id

    @property
    def sop(self) -> Facts:
        """What it says."""
        return self.facts

    @property
    def identity(self) -> Facts:
        """Title, number, status."""
        return self.facts

    @property
    def path(self) -> str:
        """Its file."""
        return self.facts.path

    @property
    def file(self) -> Document:
        """The file, opened."""
        return self.workspace.by_path[self.facts.path].document

    def texts(self, name: str) -> tuple[tuple[Location, str], ...]:
        """Return the texts of a box with their paths in the file."""
        return self.facts.lists.get(name, ())
