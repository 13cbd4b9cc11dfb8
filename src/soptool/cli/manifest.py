"""What a folder holds by our hand: `.sop-written.json`, by which stale documents are known.

Only what it names is ever taken away, and only as it was written.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from soptool.api.unchanged import Document
from soptool.cli.links import check_no_link
from soptool.cli.output import write_in
from soptool.disk.content import MAX_DATA, content_of
from soptool.errors import FileLeft, OutputError, reason_of
from soptool.language import msg

FILE: Final = ".sop-written.json"
_VERSION: Final = 1
_MOST: Final = 1_000_000_000
"""Bytes of a document that is compared with what was written."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A document that an earlier run wrote: of which SOP (or of none), and what it holds."""

    sop: str
    extension: str
    digest: str


@dataclass(slots=True)
class Manifest:
    """The documents of a folder, by the names of their files."""

    folder: Path
    documents: dict[str, Standing] = field(default_factory=dict)
    is_changed: bool = False

    @property
    def standing(self) -> Mapping[str, frozenset[str]]:
        """The SOPs whose documents are there, by the extension of these."""
        found: dict[str, set[str]] = {}
        for name, one in self.documents.items():
            if one.sop and (self.folder / name).is_file():
                found.setdefault(one.extension, set()).add(one.sop)
        return {extension: frozenset(ids) for extension, ids in found.items()}

    def note(self, name: str, sop: str, extension: str, content: str | bytes) -> Document:
        """Remember a document that was written, and return it."""
        one = Standing(sop, extension, _digest(content))
        self.is_changed |= self.documents.get(name) != one
        self.documents[name] = one
        return Document(name, sop, extension, one.digest)

    def has(self, document: Document) -> bool:
        """Whether a document stands there as it was written."""
        known = Standing(document.sop, document.extension, document.digest)
        is_noted = self.documents.get(document.name) == known
        return is_noted and _holds(self.folder, document.name, document.digest)

    def touch(self, names: Iterable[str]) -> bool:
        """Give documents the time of now, as if they were written; return whether that can be."""
        if not os.access(self.folder, os.W_OK):
            return False
        try:
            for name in names:
                os.utime(self.folder / name)
        except OSError:
            return False
        return True

    def take_away(self, names: Iterable[str]) -> Iterator[tuple[str, bool]]:
        """Delete documents that are as they were written; yield each name, and whether it went.

        Raises OutputError.
        """
        for name in names:
            path, one = self.folder / name, self.documents[name]
            is_there = path.exists()
            is_ours = is_there and _holds(self.folder, name, one.digest)
            if is_ours:
                _delete(path)
            del self.documents[name]
            self.is_changed = True
            if is_there:
                yield name, is_ours

    def save(self) -> None:
        """Write it down, where something has changed. Raises OutputError."""
        if not self.is_changed:
            return
        documents = [
            {"file": name, "sop": one.sop, "extension": one.extension, "sha256": one.digest}
            for name, one in sorted(self.documents.items())
        ]
        content = {"version": _VERSION, "documents": documents}
        write_in(self.folder, FILE, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
        self.is_changed = False


def manifest_in(folder: Path) -> Manifest:
    """Read what a folder says; what can't be trusted says nothing."""
    try:
        content = json.loads(content_of(folder / FILE, MAX_DATA))
        entries = content["documents"] if content["version"] == _VERSION else ()
        documents = {
            entry["file"]: _standing(entry) for entry in entries if _is_name(entry["file"])
        }
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Manifest(folder)
    return Manifest(folder, documents)


def _standing(entry: Mapping[str, Any]) -> Standing:
    return Standing(str(entry["sop"]), str(entry["extension"]), str(entry["sha256"]))


def _is_name(name: object) -> bool:
    """Whether it names a file in the folder itself: a foreign manifest leads nowhere else."""
    is_plain = isinstance(name, str) and Path(name).name == name and "\\" not in name
    return is_plain and name not in ("", ".", "..", FILE)


def _holds(folder: Path, name: str, digest: str) -> bool:
    with suppress(OSError, FileLeft):
        check_no_link(folder, name)
        return _digest(content_of(folder / name, _MOST)) == digest
    return False


def _delete(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        reason = reason_of(error)
        raise OutputError(
            msg("`{path}` can't be deleted: {reason}.", path=path, reason=reason)
        ) from error


def _digest(content: str | bytes) -> str:
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    return sha256(data).hexdigest()
