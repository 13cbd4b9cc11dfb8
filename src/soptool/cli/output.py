"""Results on disk, a file at a time: written beside and renamed.

A crash leaves the old file or the new. What a killed run leaves beside (`.sop-….tmp`) is swept up
by the next one that writes there.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EDQUOT, EEXIST, EIO, ENOSPC, ENXIO, EROFS
from pathlib import Path

from soptool.cli.links import check_inside, check_no_link, home_of
from soptool.disk.lock import is_held, locks
from soptool.disk.ways import real
from soptool.errors import FileLeft, OutputError, UsageError, reason_of
from soptool.language import Message, msg

_LEFT_OVER = re.compile(r"\.sop-\w+\.tmp")
_FOR_ALL = (EDQUOT, EIO, ENOSPC, EROFS)
"""What goes wrong with one file here goes wrong with every other."""
_swept: set[Path] = set()


def write(path: Path, content: str | bytes) -> None:
    """Write a file that the user named, whole or not at all, with the folders it needs.

    A link is followed, and what it leads to is replaced; none out of the repository. A device is
    written to, and a pipe that somebody reads. Raises OutputError.
    """
    check_inside(path, home_of(Path.cwd()))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            _pour(path, _bytes(content))
        else:
            replace(real(path), _bytes(content))
    except (OSError, ValueError) as error:
        raise OutputError(_why(path, error)) from error


def write_in(folder: Path, name: str, content: str | bytes, *, is_new: bool = False) -> None:
    """Write a file of a folder, but through no link in it; where it `is_new`, over none.

    Raises FileLeft where only this one can't be written, else OutputError.
    """
    check_no_link(folder, name)
    path = folder / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put = _add if is_new else replace
        put(real(path.parent) / path.name, _bytes(content))
    except (OSError, ValueError) as error:
        if isinstance(error, FileExistsError) and path.parent.is_dir():
            raise FileLeft(already_there(path).message) from error
        is_here = os.path.isdir(path.parent)  # noqa: PTH112 -- the other raises
        is_alone = is_here and getattr(error, "errno", None) not in _FOR_ALL
        raise (FileLeft if is_alone else OutputError)(_why(path, error)) from error


def write_new(path: Path, content: str | bytes) -> None:
    """Write a file that is not there yet; raises UsageError rather than overwrite one."""
    if os.path.lexists(path):
        raise already_there(path)
    check_inside(path, home_of(Path.cwd()))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _add(real(path.parent) / path.name, _bytes(content))
    except FileExistsError as error:  # since a moment ago
        raise already_there(path) from error
    except (OSError, ValueError) as error:
        raise OutputError(_why(path, error)) from error


def already_there(path: Path) -> UsageError:
    """Make the error for a file that must not be overwritten."""
    return UsageError(msg("`{path}` exists already and is left as it is.", path=path))


def _pour(path: Path, data: bytes) -> None:
    """Write into what is no file, without waiting for one who reads. Raises OSError."""
    handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))  # of a folder this raises
    with os.fdopen(handle, "wb") as stream:
        if hasattr(os, "O_NONBLOCK"):
            os.set_blocking(handle, True)
        stream.write(data)


def replace(target: Path, data: bytes) -> None:
    """Put the content in the place of a file, whose permissions stay. Raises OSError."""
    with _beside(target, data) as beside:
        beside.replace(target)


def _add(target: Path, data: bytes) -> None:
    """Put the content where nothing is. Raises OSError, FileExistsError among them."""
    with _beside(target, data) as beside:
        try:
            os.link(beside, target)
        except FileExistsError:
            raise
        except OSError:  # a file system without a second name for a file
            if os.path.lexists(target):
                raise FileExistsError(EEXIST, os.strerror(EEXIST), str(target)) from None
            beside.replace(target)


@contextmanager
def _beside(target: Path, data: bytes) -> Iterator[Path]:
    """Write what is to replace the target into a file beside it; what is not taken goes again."""
    sweep(target.parent)
    handle, beside = _made(target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            if target.exists():
                os.fsync(handle)
            beside.chmod(mode_of(target))
            if os.name != "nt":  # open, it stays locked; but Windows renames no open file
                yield beside
        if os.name == "nt":
            yield beside
    finally:
        beside.unlink(missing_ok=True)


def _made(folder: Path) -> tuple[int, Path]:
    while True:
        handle, name = tempfile.mkstemp(prefix=".sop-", suffix=".tmp", dir=folder)
        if locks(handle, Path(name)):
            return handle, Path(name)
        os.close(handle)  # swept up by another before it was locked


def sweep(folder: Path) -> None:
    """Delete what runs that were killed left in the folder; once in a run."""
    if folder in _swept:
        return
    _swept.add(folder)
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _LEFT_OVER.fullmatch(entry.name) and not is_held(Path(entry)):
                Path(entry).unlink(missing_ok=True)


def mode_of(target: Path) -> int:
    """Return the permissions of the file to replace, or those of a new file."""
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")


def _why(path: Path, error: OSError | ValueError) -> Message:
    blocked = next((above for above in path.parents if _is_file(above)), None)
    if blocked is not None:
        return msg("`{path}` is a file, not a folder.", path=blocked)
    reason = reason_of(error) if isinstance(error, OSError) else error
    if getattr(error, "errno", None) == ENXIO:
        reason = msg("nobody reads what is written there")
    message = msg("`{path}` can't be written: {reason}.", path=path, reason=reason)
    hint = msg("Name another place, or make this one writable.")
    return msg("{problem} {hint}", problem=message, hint=hint)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that no folder can hold
        return False
