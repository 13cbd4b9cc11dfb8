"""The workspaces in which documents may have their SOPs: that of the folder, or those below it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from soptool.disk.ways import real
from soptool.errors import UsageError
from soptool.importing.unreadable import Unreadable
from soptool.language import msg
from soptool.workspace.discover import find_root, is_marked, nested_workspaces
from soptool.workspace.load import load
from soptool.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Homes:
    """`own` is the workspace that the folder lies in; without one, `below` are those in it."""

    own: Workspace | None
    below: tuple[Workspace, ...] = ()

    @property
    def all(self) -> tuple[Workspace, ...]:
        """Every workspace."""
        return (self.own, *self.below) if self.own else self.below

    def file_of(self, sop: str) -> Path | None:
        """Return the file of an SOP that is there. Raises Unreadable where several have its id."""
        found = [path for workspace in self.all if (path := _file(workspace, sop))]
        if len(found) > 1:
            files = ", ".join(f"`{path}`" for path in found)
            problem = msg("`{id}` is in several workspaces: {files}.", id=sop, files=files)
            hint = msg("Name one of them with `-o`.")
            raise Unreadable(msg("{problem} {hint}", problem=problem, hint=hint))
        return found[0] if found else None

    def around(self, path: Path) -> Workspace | None:
        """Return the workspace that a file belongs to."""
        place = real(path.parent)
        return next((one for one in self.all if place.is_relative_to(real(one.root))), None)


def homes_of(folder: Path, workspace: Path | None = None) -> Homes:
    """Load the workspaces of a folder; a `workspace` alone that is named. Raises UsageError."""
    if workspace is not None:
        if not workspace.is_dir():
            raise UsageError(msg("There is no folder `{path}`.", path=workspace))
        return Homes(load(real(workspace)))
    root = find_root(folder) if folder.is_dir() else folder
    if is_marked(root):
        return Homes(load(root))
    below = nested_workspaces(root) if folder.is_dir() else ()
    return Homes(None, tuple(load(each) for each in below))


def _file(workspace: Workspace, sop: str) -> Path | None:
    entry = workspace.by_id.get(sop)
    path = entry.path if entry is not None else workspace.unloaded.get(sop)
    return None if path is None else workspace.root / path
