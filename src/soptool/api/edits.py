"""Changes of several files' data as the files' new contents, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from soptool.api.mend import Rewritten
from soptool.errors import UsageError
from soptool.finding import Change
from soptool.language import msg
from soptool.source.change import spliced, splices_of
from soptool.source.encoding import bytes_of, text_of
from soptool.workspace.workspace import Workspace


def by_file(changes: Iterable[Change]) -> Mapping[str, tuple[Change, ...]]:
    """Group changes by the file they belong to, in order of the files' names."""
    grouped: dict[str, tuple[Change, ...]] = {}
    for change in changes:
        grouped[change.file] = (*grouped.get(change.file, ()), change)
    return dict(sorted(grouped.items()))


def rewritten(workspace: Workspace, changes: Iterable[Change]) -> tuple[Rewritten, ...]:
    """Make the changes in the files of a workspace as they were read; nothing is written.

    Raises UsageError where one can't be made without touching what is not meant.
    """
    return tuple(_rewritten(workspace, name, made) for name, made in by_file(changes).items())


def _rewritten(workspace: Workspace, name: str, changes: tuple[Change, ...]) -> Rewritten:
    before = content_in(workspace, name)
    return Rewritten(workspace.root, name, before, edited(name, before, changes))


def content_in(workspace: Workspace, name: str) -> bytes:
    """Return what a file of the workspace held when it was read."""
    return workspace.documents[name].content


def edited(name: str, content: bytes, changes: tuple[Change, ...]) -> bytes:
    """Return the content of a file with the changes made. Raises UsageError."""
    text = text_of(content)
    splices = splices_of(text, changes)
    if splices is None:
        message = msg(
            "`{path}` can't be edited without changing more than is meant"
            " (anchors, aliases or misnamed keys stand in the way). Nothing was written.",
            path=name,
        )
        raise UsageError(message)
    return bytes_of(spliced(text, splices), content)
