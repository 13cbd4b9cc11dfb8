"""The journal of a change of several files: what they held, and what they are to hold.

It stands in `.sop-journal/` beside `sop.yaml` from before the first file is replaced until after
the last. Where it is found and nobody holds its lock, the change was cut off.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Final

from soptool.disk.content import MAX_DATA, content_of
from soptool.disk.lock import is_held

FOLDER: Final = ".sop-journal"
NAME: Final = "journal.json"
LOCK: Final = "lock"
_VERSION: Final = 1


class BadJournal(ValueError):  # noqa: N818
    """What stands in the journal's place was not written by us."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file, by its path from the workspace with `/`; `moved` is the one that it gets."""

    path: str
    before: bytes
    after: bytes
    moved: str | None = None

    @property
    def target(self) -> str:
        """Where the new content stands."""
        return self.moved or self.path


@dataclass(frozen=True, slots=True)
class Before:
    """What stood in the place of files that a change has reached: contents, and names not there."""

    contents: Mapping[Path, bytes] = field(default_factory=dict)
    gone: frozenset[Path] = frozenset()


@dataclass(frozen=True, slots=True)
class Journal:
    """A change of several files."""

    changes: tuple[Change, ...]

    def text(self) -> str:
        """Return what is written to disk."""
        rows = [
            {
                "path": one.path,
                "before": _text(one.before),
                "after": _text(one.after),
                "moved": one.moved,
            }
            for one in self.changes
        ]
        return json.dumps({"version": _VERSION, "files": rows}, indent=1) + "\n"


def read_journal(root: Path) -> Journal | None:
    """Return the journal of a workspace; None where there is none. Raises BadJournal."""
    try:
        content = content_of(root / FOLDER / NAME, MAX_DATA)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadJournal(str(error)) from error
    try:
        data: Any = json.loads(content)
        if data["version"] != _VERSION:
            raise BadJournal(data["version"])
        return Journal(tuple(_change(row) for row in data["files"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadJournal(str(error)) from error


def before_change(root: Path) -> Before:
    """Return what files held before a change that is under way, or was cut off.

    Only of files that hold what the change gave them: one that was edited since is as it is.
    """
    try:
        journal = read_journal(root)
    except BadJournal:
        return Before()
    changes = journal.changes if journal else ()
    reached = [one for one in changes if holds(root / one.target, one.after)]
    return Before(
        {root / one.path: one.before for one in reached},
        frozenset(root / one.moved for one in reached if one.moved),
    )


def is_under_way(root: Path) -> bool:
    """Whether a change was begun, be it that its owner is gone."""
    return (root / FOLDER / NAME).is_file()


def is_cut_off(root: Path) -> bool:
    """Whether a change was begun whose owner is gone."""
    return is_under_way(root) and not is_held(root / FOLDER / LOCK)


def holds(path: Path, content: bytes) -> bool:
    """Whether the file has exactly this content."""
    try:
        return content_of(path, len(content)) == content
    except OSError:
        return False


def _change(row: Any) -> Change:
    moved = row.get("moved")
    before, after = _bytes(row["before"]), _bytes(row["after"])
    return Change(_path(row["path"]), before, after, None if moved is None else _path(moved))


def _path(text: str) -> str:
    path = PurePosixPath(text)
    if path.is_absolute() or ".." in path.parts or not path.name:
        raise BadJournal(text)  # it came with the files, from one who means harm
    return path.as_posix()


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
