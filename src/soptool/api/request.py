"""What the user asked for: arguments as typed, and where they were typed."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from soptool.disk.ways import at_home, real
from soptool.errors import UsageError
from soptool.language import Message, closest_name, msg, suggest, with_hint
from soptool.limits import Limits

__all__ = ("Request",)

STDIN = "-"
_PATTERN = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Request:
    """Arguments of a command: files, folders, globs, ids, or `-` for `stdin`.

    `workspace` is the folder that `--workspace` names; `here` is where relative paths begin.
    `today` decides what is due or expired. `is_hook`: the arguments are whatever changed; what a
    search would not find, and what holds no SOP, is passed over. `is_kept`: what was found may be
    kept in `.sop-cache/`, and found again there.
    `jobs`: in how many processes files are read and checked, where these are many; None: as many as
    there are cores.
    """

    arguments: tuple[str, ...] = ()
    workspace: Path | None = None
    stdin: bytes = b""
    stdin_name: str | None = None
    limits: Limits = field(default_factory=Limits)
    here: Path = field(default_factory=Path.cwd)
    today: date = field(default_factory=date.today)
    is_hook: bool = False
    is_kept: bool = False
    jobs: int | None = 1


class ArgumentKind(StrEnum):
    """What an argument is."""

    FILE = "file"
    FOLDER = "folder"
    MATCH = "match"
    STDIN = "stdin"
    ID = "id"


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument understood: an absolute path, or an id. `typed` is what the user wrote."""

    sort: ArgumentKind
    typed: str
    path: Path = Path()


def understood(request: Request) -> tuple[Argument, ...]:
    """Say of each argument what it is; a path that exists wins. Raises UsageError."""
    return tuple(found for typed in request.arguments for found in _understand(typed, request))


def _understand(typed: str, request: Request) -> Iterator[Argument]:
    if typed == STDIN:
        name = request.stdin_name or "<stdin>"
        yield Argument(ArgumentKind.STDIN, typed, absolute(name, request.here))
        return
    path = absolute(typed, request.here)
    if os.path.lexists(path):
        yield Argument(ArgumentKind.FOLDER if path.is_dir() else ArgumentKind.FILE, typed, path)
    elif _PATTERN.search(typed):
        yield from _matches(typed, request.here)
    elif _looks_like_path(typed):
        raise UsageError(_no_such_file(typed, path))
    else:
        yield Argument(ArgumentKind.ID, typed)


def absolute(name: str, here: Path) -> Path:
    """Return the path as the workspace knows it: folders resolved, a linked file by its own name.

    Raises UsageError for a name that the system can't hold.
    """
    try:
        path = here / name
        if not os.path.lexists(path):
            path = here / at_home(Path(name))
        if path.name in ("", "..") or path.is_dir():
            return real(path)
        return real(path.parent) / path.name
    except (OSError, ValueError, RuntimeError) as error:
        message = msg("There is no file `{path}`: {reason}.", path=name, reason=error)
        raise UsageError(message) from None


def _matches(typed: str, here: Path) -> Iterator[Argument]:
    found = sorted(glob.glob(typed, root_dir=here, recursive=True))  # noqa: PTH207 -- may be absolute
    if not found:
        raise UsageError(msg("No file matches `{pattern}`.", pattern=typed))
    for name in found:
        path = absolute(name, here)
        yield Argument(ArgumentKind.FOLDER if path.is_dir() else ArgumentKind.MATCH, typed, path)


def _looks_like_path(typed: str) -> bool:
    return "/" in typed or os.sep in typed or "." in typed


def _no_such_file(typed: str, path: Path) -> Message:
    problem = msg("There is no file `{path}`.", path=typed)
    try:
        near = closest_name(path.name, sorted(file.name for file in path.parent.iterdir()))
    except OSError:
        return problem
    return with_hint(problem, suggest(typed.removesuffix(path.name) + near) if near else None)
