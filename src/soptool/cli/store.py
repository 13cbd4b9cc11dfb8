"""Where the documents of many workspaces go: a folder, or an object store (`s3://…`).

Every worker writes below its own workspace's name, and says last that it is done.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from soptool.api.making import Written
from soptool.cli.links import check_no_link
from soptool.cli.manifest import Manifest, manifest_in
from soptool.cli.output import write_in
from soptool.disk.content import MAX_DATA, content_of
from soptool.disk.ways import real
from soptool.errors import OutputError
from soptool.extras import need
from soptool.language import msg

FILE: Final = ".sop-done.json"
_ADDRESS: Final = re.compile(r"file:/{1,3}|([a-z][a-z0-9+.-]+):/{1,2}(?=[^/])")
"""As `pathlib` leaves it, which takes two slashes for one; drives of Windows have one letter."""


@dataclass(frozen=True, slots=True)
class Record:
    """That a workspace was done without trouble: by which wish, from which state of its files."""

    asked: str
    state: str


class Store(Protocol):
    """The place of one workspace's documents."""

    @property
    def standing(self) -> Mapping[str, frozenset[str]]:
        """The SOPs whose documents are there, by extension."""

    def is_in(self, folder: Path) -> bool:
        """Whether a folder is this place, or holds it."""

    def write(self, document: Written) -> None:
        """Write a file. Raises FileLeft, OutputError."""

    def close(self) -> None:
        """Write down what there is. Raises OutputError."""

    def record(self) -> Record | None:
        """Return what the last run to the end said, where all that it wrote is still there."""

    def keep(self, record: Record | None) -> None:
        """Say that all is done, or that it is not. Raises OutputError."""


def place_of(output: Path) -> str:
    """Return the folder, or the address that it was typed as."""
    text = output.as_posix()
    found = _ADDRESS.match(text)
    if found is None:
        return str(output.absolute())
    return f"{found[1]}://{text[found.end() :]}" if found[1] else f"file:///{text[found.end() :]}"


def store_at(place: str, way: str) -> Store:
    """Return the place of a workspace; `way` leads to it with `/`.

    Raises UsageError; FileLeft: a link lies on the way.
    """
    below = "" if way == "." else way
    if "://" in place:
        return _Remote(f"{place.rstrip('/')}/{below}".rstrip("/"))
    check_no_link(Path(place), below)
    return _Folder(manifest_in(Path(place) / below))


@dataclass(frozen=True, slots=True)
class _Folder:
    manifest: Manifest

    @property
    def standing(self) -> Mapping[str, frozenset[str]]:
        return self.manifest.standing

    def is_in(self, folder: Path) -> bool:
        return real(self.manifest.folder).is_relative_to(real(folder))

    def write(self, document: Written) -> None:
        content = document.content or ""
        write_in(self.manifest.folder, document.name, content)
        if document.extension:
            self.manifest.note(document.name, document.sop, document.extension, content)

    def close(self) -> None:
        self.manifest.save()

    def record(self) -> Record | None:
        folder = self.manifest.folder
        try:
            is_whole = all((folder / name).is_file() for name in self.manifest.documents)
            return _record(content_of(folder / FILE, MAX_DATA)) if is_whole else None
        except OSError:
            return None

    def keep(self, record: Record | None) -> None:
        write_in(self.manifest.folder, FILE, _text(record))


class _Remote:
    """A folder of any file system that fsspec knows."""

    def __init__(self, address: str) -> None:
        self.address = address
        what = msg("Writing to `{address}` needs fsspec", address=address)
        library = need("fsspec", "cluster", what)
        try:
            self.system, self.path = library.url_to_fs(address)
        except (ImportError, ValueError) as error:
            raise self._failed(error) from error

    @property
    def standing(self) -> Mapping[str, frozenset[str]]:
        return {}

    def is_in(self, folder: Path) -> bool:
        return Path(self.path).is_relative_to(real(folder))

    def write(self, document: Written) -> None:
        content = document.content or ""
        data = (
            content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
        )
        try:
            self.system.makedirs(self.path, exist_ok=True)
            self.system.pipe_file(f"{self.path}/{document.name}", data)
        except Exception as error:  # each file system has its own
            raise self._failed(error) from error

    def close(self) -> None:
        """Do nothing: every file is written when it is given."""

    def record(self) -> Record | None:
        try:
            return _record(self.system.cat_file(f"{self.path}/{FILE}"))
        except Exception:  # not there, or not to be read
            return None

    def keep(self, record: Record | None) -> None:
        self.write(Written(FILE, _text(record)))

    def _failed(self, error: Exception) -> OutputError:
        reason = str(error) or type(error).__name__
        return OutputError(
            msg("`{path}` can't be written: {reason}.", path=self.address, reason=reason)
        )


def _text(record: Record | None) -> str:
    return json.dumps(asdict(record) if record else {}, indent=1) + "\n"


def _record(content: Any) -> Record | None:
    try:
        data = json.loads(content)
        return Record(str(data["asked"]), str(data["state"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
