"""SOPs by their ids: which file has one, which was to have it, and who uses it.

As long as not all files are known, only those are asked that may name it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from soptool.workspace.facts import Facts
from soptool.workspace.naming import Naming
from soptool.workspace.reading import Raw
from soptool.workspace.row import Row


class Files(Protocol):
    """The files in which names are looked up."""

    @property
    def is_known(self) -> bool:
        """Whether the ids of all files are known."""

    def know_all(self) -> None:
        """Read what is not known."""

    def row(self, path: str) -> Row | None:
        """Return what is known of a file, which is read where it was not."""

    def facts(self, path: str) -> Facts | None:
        """Return what its SOP is compared by, inherited things included."""

    def seen(self, path: str) -> tuple[Facts | None, str | None]:
        """Return what is known of a file without reading it: its own facts, the id it lost."""


@dataclass
class Lookup:
    """The files of a workspace, asked by name."""

    files: Files
    raws: Sequence[Raw]
    naming: Naming

    def first(self, name: str) -> str | None:
        """Return the first file whose SOP has this id."""
        if self.files.is_known:
            return self._ids.get(name)
        return next(iter(self._with(name)), None)

    def paths_of(self, name: str) -> tuple[str, ...]:
        """Return every file whose SOP has this id."""
        return tuple(self._with(name))

    def _with(self, name: str) -> Iterator[str]:
        for raw in self.naming.files(name):
            row = self.files.row(raw.path)
            if row and row.facts and row.facts.id == name:
                yield raw.path

    def lost_file(self, name: str) -> str | None:
        """Return the first file that was to hold the SOP with this id, and could not be loaded."""
        if self.files.is_known:
            return self._lost.get(name)
        rows = ((raw.path, self.files.row(raw.path)) for raw in self.naming.files(name))
        return next((path for path, row in rows if row and row.lost == name), None)

    def users(self, name: str) -> tuple[str, ...]:
        """Return the ids of the SOPs that have it as a part or deliver through it."""
        if self.files.is_known:
            return self._users.get(name, ())
        found: dict[str, str] = {}
        names = [name]
        while names:
            for raw in self.naming.files(names.pop()):
                facts = self.files.facts(raw.path)
                # Who extends a user has its parts, and need not name them.
                if facts and name in facts.parts and raw.path not in found:
                    found[raw.path] = facts.id
                    names.append(facts.id)
        return tuple(dict.fromkeys(found[raw.path] for raw in self.raws if raw.path in found))

    @property
    def ids(self) -> Mapping[str, str]:
        """Every id with the first file that has it."""
        self.files.know_all()
        return self._ids

    @property
    def lost(self) -> Mapping[str, str]:
        """The ids of SOPs that could not be loaded, each with its file."""
        self.files.know_all()
        return self._lost

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        ids: dict[str, str] = {}
        for raw in self.raws:
            facts, _ = self.files.seen(raw.path)
            if facts is not None:
                ids.setdefault(facts.id, raw.path)
        return ids

    @cached_property
    def _lost(self) -> Mapping[str, str]:
        lost: dict[str, str] = {}
        for raw in self.raws:
            _, name = self.files.seen(raw.path)
            if name is not None:
                lost.setdefault(name, raw.path)
        return lost

    @cached_property
    def _users(self) -> Mapping[str, tuple[str, ...]]:
        users: dict[str, dict[str, None]] = {}
        for raw in self.raws:
            facts = self.files.facts(raw.path)
            for part in facts.parts if facts else ():
                users.setdefault(part, {})[facts.id if facts else ""] = None
        return {part: tuple(names) for part, names in users.items()}
