"""What was read of all files, as a register is begun from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from soptool.importing.draft import Draft


@dataclass(frozen=True, slots=True)
class ReadSop:
    """An SOP that was read: of which file, under which id."""

    source: str
    id: str
    draft: Draft

    @property
    def data(self) -> dict[str, Any]:
        """What it says, by the keys of the format."""
        return self.draft.data

    @property
    def kind(self) -> str:
        """What kind of document it is."""
        return str(self.data.get("kind", "micro"))

    @property
    def title(self) -> str:
        """Its title, its id where none was read."""
        return str(self.data.get("title") or self.id)

    def texts(self, key: str) -> list[str]:
        """Return the texts of a list of the identity part."""
        return [text for text in _listed(self.data.get(key)) if isinstance(text, str)]

    def steps(self) -> list[Mapping[str, Any]]:
        """Return its steps."""
        return [step for step in _listed(self.data.get("steps")) if isinstance(step, dict)]

    def step_texts(self, key: str) -> Iterator[str]:
        """Yield the texts of a list in all of its steps."""
        for step in self.steps():
            yield from (text for text in _listed(step.get(key)) if isinstance(text, str))

    def posts(self) -> Iterator[str]:
        """Yield the names of its executors, and the post of who approved it."""
        executors = self.data.get("executors")
        for value in executors.values() if isinstance(executors, dict) else ():
            name = value.get("name") if isinstance(value, dict) else value
            if isinstance(name, str) and name:
                yield name
        approval = self.data.get("approval")
        position = approval.get("position") if isinstance(approval, dict) else None
        if isinstance(position, str) and position:
            yield position


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]
