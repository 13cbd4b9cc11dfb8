"""Results on disk: written beside and renamed, so that a crash leaves the old file or the new."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from errno import EEXIST
from pathlib import Path

from soptool.errors import OutputError, UsageError
from soptool.language import msg


def write(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, with the folders it needs. Raises OutputError."""
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            _write_into(path, data)
        else:
            _replace(path, data)
    except (OSError, ValueError) as error:
        blocked = next((above for above in path.parents if _is_file(above)), None)
        if blocked is not None:
            raise OutputError(msg("`{path}` is a file, not a folder.", path=blocked)) from error
        reason = getattr(error, "strerror", None) or error
        message = msg("`{path}` can't be written: {reason}.", path=path, reason=reason)
        hint = msg("Name another place, or make this one writable.")
        raise OutputError(msg("{problem} {hint}", problem=message, hint=hint)) from error


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that no folder can hold
        return False


def write_new(path: Path, content: str) -> None:
    """Write a file that is not there yet; raises UsageError rather than overwrite one."""
    if os.path.lexists(path):
        raise already_there(path)
    write(path, content)


def move(source: Path, target: Path) -> None:
    """Give a file another name, unless there is one with it. Raises OutputError."""
    try:
        if os.path.lexists(target):
            raise FileExistsError(EEXIST, os.strerror(EEXIST))
        source.rename(target)
    except OSError as error:
        message = msg("Nothing was written: {path}: {reason}.", path=target, reason=error.strerror)
        raise OutputError(message) from error


def already_there(path: Path) -> UsageError:
    """Make the error for a file that must not be overwritten."""
    return UsageError(msg("`{path}` exists already and is left as it is.", path=path))


def _write_into(path: Path, data: bytes) -> None:
    """Write to what is there and no file: a pipe or a device; a folder raises."""
    with path.open("wb") as stream:
        stream.write(data)


def write_together(files: Mapping[Path, bytes]) -> None:
    """Replace the contents of all these files or of none. Raises OutputError."""
    staged: list[tuple[Path, Path]] = []
    kept: list[tuple[Path, bytes]] = []
    try:
        for path, data in files.items():
            staged.append(_beside(path.resolve(), data))
        for beside, target in staged:
            before = target.read_bytes()
            beside.replace(target)
            kept.append((target, before))
    except BaseException as error:
        for beside, _ in staged:
            beside.unlink(missing_ok=True)
        for target, before in kept:
            _replace(target, before)
        if not isinstance(error, (OSError, ValueError)):
            raise
        reason = getattr(error, "strerror", None) or error
        message = msg("Nothing was written: {path}: {reason}.",
                      path=getattr(error, "filename", None) or "", reason=reason)  # fmt: skip
        raise OutputError(message) from error


def _replace(path: Path, data: bytes) -> None:
    # A link is followed: the file it leads to is replaced, not the link.
    beside, target = _beside(path.resolve(), data)
    try:
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _beside(target: Path, data: bytes) -> tuple[Path, Path]:
    """Write what is to replace the target into a file beside it, and return both."""
    handle, name = tempfile.mkstemp(
        prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent
    )
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        beside.chmod(_mode(target))
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside, target


def _mode(target: Path) -> int:
    """Return the permissions of the file to replace, or those of a new file."""
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
