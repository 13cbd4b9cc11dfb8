"""One SOP of a document that came back: the copy that it carries, and what it says now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from soptool.importing.seen import Mark

Where = tuple[str | int, ...]
"""Leads to a value of the copy; a step that came in is `("steps", "+", NUMBER)`."""


@dataclass(slots=True)
class Version:
    """One SOP: `content` is the copy of its file, `base` its data, `data` what is meant now.

    `origins` has for each step of `data` its place in the base, None for one that came in.
    `evidence`: who changed what is at a place; `editor`: who saved the document last.
    """

    sop: str
    content: bytes
    base: dict[str, Any]
    data: dict[str, Any]
    origins: list[int | None]
    evidence: dict[Where, tuple[Mark, ...]] = field(default_factory=dict)
    editor: Mark | None = None

    def put(self, path: Sequence[str], value: Any, marks: Iterable[Mark] = ()) -> None:
        """Give a key below keys a value; one that says nothing takes it away."""
        data = self.data
        for key in path[:-1]:
            below = data.get(key)
            data[key] = data = below if isinstance(below, dict) else {}
        if value:
            data[path[-1]] = value
        else:
            data.pop(path[-1], None)
        self.evidence[tuple(path)] = tuple(marks)

    def at(self, path: Sequence[str]) -> Any:
        """Return what the copy says at a place, None where it says nothing."""
        found: Any = self.base
        for key in path:
            found = found.get(key) if isinstance(found, dict) else None
        return found

    def known(self, where: Where) -> tuple[Mark, ...]:
        """Return who changed what is at a place, or around it."""
        for length in range(len(where), 0, -1):
            if found := self.evidence.get(where[:length]):
                return found
        return (self.editor,) if self.editor else ()

    @property
    def steps(self) -> list[Any]:
        """The steps of the copy."""
        steps = self.base.get("steps")
        return steps if isinstance(steps, list) else []

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from the copy."""
        return self.base != self.data


def alike(one: Any, other: Any) -> bool:
    """Whether two values say the same: one text where a list may stand is a list of one."""
    return bool(plain(one) == plain(other))


def plain(value: Any) -> Any:
    """Return what a value says, without what says nothing."""
    if isinstance(value, dict):
        return {key: said for key, each in value.items() if (said := plain(each))}
    if isinstance(value, list):
        found = [plain(each) for each in value]
        return found[0] if len(found) == 1 else found
    return value.strip() if isinstance(value, str) else value
