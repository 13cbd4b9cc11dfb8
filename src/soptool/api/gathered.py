"""The files that `sop import` was named: alone, in folders, in zips; each is read in its turn."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import ZipInfo

from soptool.disk.content import MAX_DATA, TooLarge, content_of, head_of
from soptool.errors import UsageError
from soptool.importing.archive import Archive
from soptool.importing.kinds import HEAD, kind_of, may_be_document
from soptool.importing.unreadable import Unreadable
from soptool.language import Message, grouped, msg
from soptool.workspace.discover import SUFFIXES

_ENDS: Final = (
    *(".xlsx", ".xlsm", ".docx", ".docm", ".pdf", ".doc", ".xls", ".rtf", ".odt", ".ods", ".zip"),
)
_OFFICE: Final = {"[Content_Types].xml", "mimetype"}
_MARK: Final = b"PK"


@dataclass(frozen=True, slots=True)
class Given:
    """A file: `source` is what people call it (`surat.zip/a.pdf`), `stem` its name without ending.

    `read` gives its content, and raises Unreadable. `is_aside`: it stood in a folder or zip, and
    is no document by its name or its first bytes, which are all that `read` gives then.
    """

    source: str
    stem: str
    read: Callable[[], bytes]
    is_aside: bool = False


def gathered(arguments: Sequence[str], open_: ExitStack) -> tuple[Given, ...]:
    """Return the files to read, in the order of the arguments. Raises UsageError.

    `open_` closes the zips that are opened.
    """
    return tuple(given for argument in arguments for given in _of(argument, open_))


def _of(argument: str, open_: ExitStack) -> Iterator[Given]:
    path = Path(argument)
    if not path.is_dir():
        if not os.path.lexists(path):
            raise UsageError(msg("`{path}` does not exist.", path=argument))
        yield from _file(path, open_)
        return
    for file in _below(path):
        if _is_document(file):
            yield from _file(file, open_)
        elif file.suffix.casefold() not in SUFFIXES:
            yield Given(str(file), file.stem, partial(_head, file), is_aside=True)


def _below(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and those below it, but for what is hidden.

    What has a document's name and is no file is one of them: that it can't be read is said.
    """
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(above) / name
            is_meant = path.is_file() or path.suffix.casefold() in _ENDS
            if is_meant and not name.startswith((".", "~$")):
                yield path


def _is_document(file: Path) -> bool:
    return file.suffix.casefold() in _ENDS or may_be_document(_head(file))


def _head(file: Path) -> bytes:
    try:
        return head_of(file, HEAD)
    except OSError:
        return b""


def _file(path: Path, open_: ExitStack) -> Iterator[Given]:
    """Yield a file, or those of a zip."""
    if path.suffix.casefold() in SUFFIXES:
        why = msg("It is YAML already: `sop validate` checks it.")
        yield Given(str(path), path.stem, partial(_refused, why))
        return
    if not path.is_file() or not _head(path).startswith(_MARK):
        yield Given(str(path), path.stem, partial(_content, path))
        return
    try:
        archive = Archive(path)
    except Unreadable as error:
        is_zip = path.suffix.casefold() == ".zip"
        read = partial(_refused, error.message) if is_zip else partial(_content, path)
        yield Given(str(path), path.stem, read)
        return
    if _OFFICE & {info.filename for info in archive.files}:
        archive.close()
        yield Given(str(path), path.stem, partial(_content, path))
        return
    open_.callback(archive.close)
    if not archive.files:
        yield Given(str(path), path.stem, partial(_refused, msg("There is no file in the zip.")))
    for info in archive.files:
        inside = PurePosixPath(info.filename.replace("\\", "/"))
        is_document = inside.suffix.casefold() in _ENDS or may_be_document(archive.head(info))
        read = partial(_unpacked, archive, info) if is_document else partial(archive.head, info)
        yield Given(f"{path}/{info.filename}", inside.stem, read, is_aside=not is_document)


def _content(path: Path) -> bytes:
    try:
        return content_of(path, MAX_DATA)
    except TooLarge as error:
        raise Unreadable(
            msg("It has {size} bytes; at most {allowed} are read.",
                size=grouped(error.size), allowed=grouped(error.most))
        ) from error  # fmt: skip
    except OSError as error:
        reason = error.strerror or error
        raise Unreadable(msg("It can't be read: {reason}.", reason=reason)) from error


def _refused(why: Message) -> bytes:
    raise Unreadable(why)


def _unpacked(archive: Archive, info: ZipInfo) -> bytes:
    content = archive.content(info)
    if kind_of(content) == "zip":
        raise Unreadable(msg("It is a zip within a zip: unpack it first."))
    return content
