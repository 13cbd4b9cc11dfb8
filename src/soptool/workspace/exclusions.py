"""Patterns of `exclude` that leave out nothing, though files are there that they look to mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from soptool.disk.patterns import exclusions
from soptool.finding import Finding, found
from soptool.language import Message, msg
from soptool.workspace import checks
from soptool.workspace.discover import SUFFIXES
from soptool.workspace.workspace import Workspace

_LETTERS: Final = msg("Capital and small letters are told apart.")
_WHOLE: Final = msg("Write the whole name of the file, or its folder.")
_PLAIN: Final = msg(
    "Write it as in .gitignore: `*` for any letters, without a comment or quotes inside it."
)
_LIST: Final = msg("Write each pattern as an item of its own.")
_FROM_HERE: Final = msg("Write it from the folder of sop.yaml, without what stands before.")
_COMMENT: Final = re.compile(r"\s+#.*$")
_QUOTES: Final = "\"'`“”‘’ "
_SEPARATORS: Final = re.compile(r"\s*[,;]\s*")


def exclusion_findings(workspace: Workspace) -> Iterator[Finding]:
    """Yield a finding for each pattern that misses what it looks to mean."""
    registry = workspace.registry
    if registry is None or not isinstance(registry.data, dict):
        return
    written = registry.data.get("exclude")
    for number, pattern in enumerate(workspace.settings.exclude):
        missed = _missed(pattern, workspace)
        if missed is None:
            continue
        path, hint = missed
        way = ("exclude", number) if isinstance(written, list) else ("exclude",)
        yield found(
            checks.EXCLUSION,
            msg("`{pattern}` does not leave out `{path}`.", pattern=pattern, path=path),
            registry.value(way),
            hint=hint,
        )


def _missed(pattern: str, workspace: Workspace) -> tuple[str, Message] | None:
    """Return a file that the pattern looks to mean and does not leave out, and what is wrong."""
    own = exclusions([pattern])
    left = [path for path in workspace.files if not own.leave_out(path)]
    for meant, hint in _meanings(pattern, workspace.root).items():
        them = exclusions([meant])
        path = next((path for path in left if them.leave_out(path)), None)
        if path is not None:
            return path, hint
    small = exclusions([pattern.lower()])
    path = next((path for path in left if small.leave_out(path.lower())), None)
    return None if path is None else (path, _LETTERS)


def _meanings(pattern: str, root: Path) -> Mapping[str, Message]:
    """Return how else a pattern may be meant, and what to say of it."""
    bare = _COMMENT.sub("", pattern).strip(_QUOTES)
    here = f"{root.as_posix()}/"
    meant = {bare: _PLAIN, _as_glob(bare): _PLAIN, bare.rstrip("/"): _WHOLE}
    meant |= dict.fromkeys(_SEPARATORS.split(bare), _LIST)
    for start in (here, f"file://{here}", "$PWD/", "${PWD}/", "%CD%\\"):
        if bare.startswith(start):
            meant[f"/{bare.removeprefix(start)}"] = _FROM_HERE
    if not bare.endswith(("/", *SUFFIXES)) and not (root / bare).is_dir():
        meant |= {f"{bare}{suffix}": _WHOLE for suffix in SUFFIXES}
    return {text: hint for text, hint in meant.items() if text not in ("", pattern)}


def _as_glob(pattern: str) -> str:
    """Read a regular expression as a pattern, where it looks like one."""
    bare = pattern.removeprefix("^").removesuffix("$")
    return re.sub(r"\.[*+]", "*", bare.replace("\\.", "\0")).replace("\0", ".")
