"""Which files belong to a workspace: its root, and the YAML files below it.

A folder below with a `sop.yaml` of its own is another workspace.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from pathspec import GitIgnoreSpec

from soptool.source.names import FILE_NAME

SUFFIXES = (".yaml", ".yml")
Ignores = tuple[tuple[Path, GitIgnoreSpec], ...]


def find_root(start: Path) -> Path:
    """Go up from `start` to the nearest `sop.yaml`, at most to the repository's root."""
    folder = start if start.is_dir() else start.parent
    folder = folder.resolve()
    for candidate in (folder, *folder.parents):
        if (candidate / FILE_NAME).is_file():
            return candidate
        if (candidate / ".git").exists():
            break
    return folder


def yaml_files(root: Path, exclude: Sequence[str] = ()) -> tuple[Path, ...]:
    """Return the YAML files of the workspace, sorted; `exclude` has patterns as in .gitignore."""
    excluded = ((root, GitIgnoreSpec.from_lines(exclude)),)
    found = _walk(root, excluded + _ignores_above(root))
    return tuple(sorted(found, key=lambda path: path.relative_to(root).as_posix()))


def nested_workspaces(root: Path) -> tuple[Path, ...]:
    """Return the folders below `root` that are workspaces of their own, sorted."""
    found: list[Path] = []
    ignores = _ignores_above(root)
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        ignores = _with_own(ignores, here, names)
        if here != root and FILE_NAME in names:
            found.append(here)
            folders.clear()
        folders[:] = [name for name in folders if _enters(here / name, ignores)]
    return tuple(sorted(found))


def _walk(root: Path, ignores: Ignores) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        ignores = _with_own(ignores, here, names)
        folders[:] = [
            name
            for name in folders
            if _enters(here / name, ignores) and not _is_marked(here / name)
        ]
        for name in names:
            path = here / name
            if name == FILE_NAME or name.startswith(".") or path.suffix.lower() not in SUFFIXES:
                continue
            if not _ignored(path, ignores) and path.is_file():
                yield path


def _is_marked(folder: Path) -> bool:
    """Whether the folder is a workspace of its own; one that can't be entered is not."""
    try:
        return (folder / FILE_NAME).is_file()
    except OSError:
        return False


def _enters(folder: Path, ignores: Ignores) -> bool:
    return not folder.name.startswith(".") and not _ignored(folder, ignores, is_folder=True)


def _ignored(path: Path, ignores: Ignores, *, is_folder: bool = False) -> bool:
    for base, spec in ignores:
        if path.is_relative_to(base):
            name = path.relative_to(base).as_posix() + ("/" if is_folder else "")
            if spec.match_file(name):
                return True
    return False


def _with_own(ignores: Ignores, folder: Path, names: Sequence[str]) -> Ignores:
    return (*ignores, *_own(folder)) if ".gitignore" in names else ignores


def _own(folder: Path) -> Ignores:
    try:
        lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    return ((folder, GitIgnoreSpec.from_lines(lines)),)


def _ignores_above(root: Path) -> Ignores:
    """Collect the .gitignore files from the repository's root down to the workspace."""
    above: list[Path] = []
    for folder in root.parents:
        above.append(folder)
        if (folder / ".git").exists():
            break
    else:
        return ()
    if (root / ".git").exists():
        return ()
    return tuple(ignore for folder in reversed(above) for ignore in _own(folder))
