"""Workspaces in memory: their files, as they are and as renaming makes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from soptool.api.edits import by_file, edited
from soptool.revision.rename import Renaming, Wish, renaming
from soptool.shape.names import Kind
from soptool.source.read import read
from soptool.workspace.load import Loading, load
from soptool.workspace.mentions import Mention, mentions
from soptool.workspace.workspace import Workspace


@dataclass(frozen=True)
class State:
    """The files of a workspace as they would be."""

    contents: dict[str, bytes]
    workspace: Workspace
    mentions: tuple[Mention, ...]

    def after(self, plans: Iterable[Renaming]) -> State:
        """Make all the changes at once."""
        known = tuple(plans)
        contents = dict(self.contents)
        changes = dict.fromkeys(change for plan in known for change in plan.changes)
        for name, made in by_file(changes).items():
            contents[name] = edited(name, contents[name], made)
        for source, target in (move for plan in known for move in plan.moves):
            contents[target] = contents.pop(source)
        return state(contents)

    def plan(self, kind: Kind, old: str, new: str, where: str | None) -> Renaming:
        entry = self.workspace.by_id[where] if where else None
        return renaming(self.workspace, self.mentions, Wish(kind, old, new, entry))


def state(contents: dict[str, bytes]) -> State:
    nowhere = Path("/nowhere")
    given = {nowhere / name: content for name, content in contents.items()}
    workspace = load(nowhere, Loading(contents=given))
    return State(contents, workspace, mentions(workspace))


def scalars(where: State) -> Iterator[tuple[str, str]]:
    """Yield every text and every key of the files, with the keys that lead to it."""
    for name, content in where.contents.items():
        document, _ = read(name, content)
        assert document is not None
        yield from flat(document.data, ())


def flat(data: Any, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(data, str):
        yield ".".join(path), data.strip()
    elif isinstance(data, list):
        for item in data:
            yield from flat(item, path)
    else:
        for key, value in data.items():
            yield ".".join((*path, "*")), key
            yield from flat(value, (*path, key))
