"""Files beside the SOPs, by what stands for their contents: what is kept rests on these too."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from soptool.cache.store import digest, digest_of
from soptool.disk.content import MAX_DATA, MAX_NOTES, content_of
from soptool.source.names import FILE_NAME

if TYPE_CHECKING:
    from soptool.workspace.workspace import Workspace

_NOTHING, _UNREAD = "-", "?"
_FOLDER: Final = "fonts/"


def pictures_and_fonts(workspace: Workspace) -> Mapping[str, str]:
    """Return what is there of the logo and of the workspace's own fonts."""
    logo = workspace.settings.organization.logo
    names = (*([logo] if logo else []), _FOLDER)
    return {name: _word(workspace.root, name) for name in names}


def beside(workspace: Workspace, before: Mapping[str, str]) -> dict[str, str] | None:
    """Return all files beside the SOPs; None where what was found may rest on something else.

    `before`: the logo and the fonts as they were when the workspace was opened.
    """
    from soptool.workspace.schema_lines import schemas_asked  # noqa: PLC0415

    settings = workspace.settings
    is_path = any(mark in settings.profile for mark in "/\\.")
    logo = settings.organization.logo
    if is_path or not workspace.shared.is_whole or before.get(logo or "") == _NOTHING:
        return None
    read = {FILE_NAME: _word(workspace.root, FILE_NAME), **before}
    documents = (*workspace.shared.documents, *([workspace.registry] if workspace.registry else ()))
    read |= {document.path: digest_of(document.content) for document in documents}
    asked = {name: _word(workspace.root, name) for name in schemas_asked(workspace)}
    return {**asked, **read} if holds(read, workspace.root) else None


def holds(known: Mapping[str, str], root: Path) -> bool:
    """Whether all these files are what they were."""
    return all(_word(root, name) == word != _UNREAD for name, word in known.items())


def _word(root: Path, name: str) -> str:
    return _of_folder(root / name) if name == _FOLDER else _of_file(root / name, MAX_NOTES)


def _of_file(file: Path, most: int) -> str:
    try:
        return digest_of(content_of(file, most)) if os.path.lexists(file) else _NOTHING
    except OSError:
        return _UNREAD


def _of_folder(folder: Path) -> str:
    if not os.path.lexists(folder):
        return _NOTHING
    words = tuple(_words(folder))
    return _UNREAD if _UNREAD in words else digest(*words)


def _words(folder: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*")):
        yield str(file)
        if file.is_symlink() and file.is_dir():  # who follows it sees more than we do
            yield _UNREAD
        elif not file.is_dir():
            yield _of_file(file, MAX_DATA)
