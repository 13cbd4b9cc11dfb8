"""What is still known of a workspace that stays open while its files change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from soptool.workspace.shelf import Shelf


@dataclass
class Memory:
    """The files as they were read last, and what was found by them.

    `found`: by what it was worked out with, then by file; each with what it rests on (questions
    and what stood for their answers) and the finding itself.
    """

    shelf: Shelf | None = None
    _found: dict[str, dict[str, tuple[Mapping[str, str], Any]]] = field(default_factory=dict)

    def goes_on_with(self, shelf: Shelf) -> None:
        """Let the workspace as it is now know what still holds."""
        if self.shelf is not None:
            shelf.know(self.shelf)
        self.shelf = shelf

    def found(self, setup: str) -> dict[str, tuple[Mapping[str, str], Any]]:
        """Return what was found by one way of working; of others nothing is kept."""
        if setup not in self._found:
            self._found = {setup: {}}
        return self._found[setup]
