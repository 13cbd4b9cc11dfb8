"""Which files belong to a workspace: its root, and the YAML files below it.

A folder below with a `sop.yaml` of its own is another workspace.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from soptool.disk.content import MAX_NOTES, content_of
from soptool.disk.patterns import Patterns, exclusions, git_patterns
from soptool.disk.ways import real
from soptool.source.names import FILE_NAME

SUFFIXES = (".yaml", ".yml")
Ignores = tuple[tuple[Path, Patterns], ...]


def find_root(start: Path) -> Path:
    """Go up from `start` to the nearest `sop.yaml`, at most to the repository's root."""
    folder = start if start.is_dir() else start.parent
    folder = real(folder)
    for candidate in (folder, *folder.parents):
        if is_marked(candidate):
            return candidate
        if (candidate / ".git").exists():
            break
    return folder


def is_marked(folder: Path) -> bool:
    """Whether the folder has a `sop.yaml`, be it one that can't be read."""
    return os.path.lexists(folder / FILE_NAME) and not _is_folder(folder / FILE_NAME)


def repository_of(folder: Path) -> Path | None:
    """Return the root of the git repository that a folder lies in."""
    above = (folder, *folder.parents)
    return next((path for path in above if (path / ".git").exists()), None)


def yaml_files(root: Path, exclude: Sequence[str] = ()) -> tuple[Path, ...]:
    """Return the YAML files of the workspace, sorted; `exclude` has patterns as in .gitignore.

    A link that leads nowhere is one of them, and so is a pipe with such a name: what can't be read
    is said, not passed over.
    """
    return tuple(root / path for path in yaml_paths(root, exclude))


def yaml_paths(root: Path, exclude: Sequence[str] = ()) -> tuple[str, ...]:
    """Do as `yaml_files`, and return the ways from the root, with `/`."""
    found = (path for folder in _folders(root, exclusions(exclude)) for path in folder.files)
    return tuple(sorted(found))


def nested_workspaces(root: Path) -> tuple[Path, ...]:
    """Return the folders below `root` that are workspaces of their own, sorted."""
    folders = (root / folder.path for folder in _folders(root, Patterns()) if folder.path)
    return tuple(sorted(path for path in folders if is_marked(path)))


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder with its YAML files and the folders to go on to: ways from the root, with `/`."""

    path: str
    files: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    ignores: Ignores = ()


def _folders(root: Path, excluded: Patterns) -> Iterator[_Folder]:
    """Walk down from `root`, not into what is hidden, left out, linked, or another workspace."""
    waiting = [("", _ignores_above(root))]
    while waiting:
        path, ignores = waiting.pop()
        folder = _Folder(path)
        if not path or not is_marked(root / path):
            folder = _looked_into(path, root, excluded, ignores)
        yield folder
        waiting += ((below, folder.ignores) for below in folder.folders)


def _looked_into(folder: str, root: Path, excluded: Patterns, above: Ignores) -> _Folder:
    entries = _entries(root / folder)
    has_own = any(entry.name == ".gitignore" for entry in entries)
    ignores = (*above, *_own(root / folder)) if has_own else above
    files: list[str] = []
    folders: list[str] = []
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False)
        if entry.name.startswith(".") or not (is_folder or _is_yaml(entry)):
            continue
        path = f"{folder}/{entry.name}" if folder else entry.name
        if not _left_out(path, root, excluded, ignores, is_folder=is_folder):
            (folders if is_folder else files).append(path)
    return _Folder(folder, tuple(files), tuple(folders), ignores)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:  # a folder that can't be entered holds nothing for us
        return []


def _is_yaml(entry: os.DirEntry[str]) -> bool:
    is_named_so = entry.name != FILE_NAME and entry.name.lower().endswith(SUFFIXES)
    return is_named_so and not (entry.is_symlink() and _is_folder(Path(entry)))


def _is_folder(path: Path) -> bool:
    """Whether a name leads to a folder, also by a link; what can't be looked at does not."""
    return os.path.isdir(path)  # noqa: PTH112 -- the other raises


def _left_out(
    path: str, root: Path, excluded: Patterns, ignores: Ignores, *, is_folder: bool
) -> bool:
    if excluded.says(path, is_folder=is_folder):
        return True
    for base, patterns in reversed(ignores):  # the nearest .gitignore decides
        seen = (root / path).relative_to(base).as_posix()
        said = patterns.says(seen, is_folder=is_folder)
        if said is not None:
            return said
    return False


def _own(folder: Path) -> Ignores:
    file = folder / ".gitignore"
    try:
        if file.is_symlink():  # as git does
            return ()
        text = content_of(file, MAX_NOTES).decode("utf-8", "replace")
    except OSError:
        return ()
    return ((folder, git_patterns(text)),)


def _ignores_above(root: Path) -> Ignores:
    """Collect the .gitignore files from the repository's root down to the workspace."""
    repository = repository_of(root)
    if repository is None or repository == root:
        return ()
    between = [path for path in root.parents if path.is_relative_to(repository)]
    return tuple(ignore for folder in reversed(between) for ignore in _own(folder))
