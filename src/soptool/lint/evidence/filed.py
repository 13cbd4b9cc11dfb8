"""What stands in a file: findings in it, and the changes that the fix of a rule asks for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from soptool.finding import (
    Change,
    Check,
    Data,
    Delete,
    Finding,
    Fix,
    Place,
    Related,
    Reorder,
    SetValue,
    found,
)
from soptool.language import Message
from soptool.shape.fill import Location
from soptool.source.document import Document


class Filed(Protocol):
    """A document in its file; paths begin at the file's root."""

    @property
    def file(self) -> Document:
        """The file."""

    def says(self, *path: str | int) -> bool:
        """Whether the file has something written at `path`."""
        data: Any = self.file.data
        for step in path:
            if step not in (data if isinstance(data, dict) else range(len(data))):
                return False
            data = data[step]
        return bool(data)

    def place(self, *path: str | int) -> Place:
        """Return the place of the value at `path`, or of the nearest thing above it."""
        return self.file.value(path)

    def at(
        self,
        check: Check,
        path: Location,
        message: Message,
        *,
        hint: Message | None = None,
        related: Iterable[Related] = (),
        fix: Fix | None = None,
        key: bool = False,
    ) -> Finding:
        """Make a finding at the value of `path` in this file; with `key`, at its key."""
        place = self.file.key(path) if key else self.file.value(path)
        return found(check, message, place, hint=hint, related=related, fix=fix)

    def lines_at(self, *path: str | int) -> list[str]:
        """Return the lines of the file in which the value at `path` is written."""
        return self.file.origin(path)[0].lines

    def is_one_list(self, *path: str | int) -> bool:
        """Whether the entries of a list are written as one, in one file."""
        value, (document, at) = self.file.at(path), self.file.origin(path)
        return isinstance(value, list) and document.at(at) == value

    def setting(self, path: Location, value: Data) -> Change:
        """Return the change that gives `path` a value; a missing key or entry is added last.

        What is inherited changes where it is written.
        """
        document, at = self.file.origin(path)
        return SetValue(document.path, at, value)

    def saying(self, path: Location, value: Data) -> Change:
        """Return the change that says it in this very file, whatever is inherited."""
        return SetValue(self.file.path, path, value)

    def deleting(self, path: Location) -> Change:
        """Return the change that takes the key or list entry at `path` away."""
        document, at = self.file.origin(path)
        return Delete(document.path, at)

    def ordering(self, path: Location, order: Iterable[str | int]) -> Change:
        """Return the change that puts all keys (or entries, by number) under `path` in order."""
        document, at = self.file.origin(path)
        return Reorder(document.path, at, tuple(order))
