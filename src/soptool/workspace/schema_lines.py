"""Comments that lead an editor to a file's schema, and which of them lead nowhere.

As yaml-language-server reads them: the first in a file counts, and a path is seen from the file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from soptool.finding import Finding, Fix, Place, Replace, found
from soptool.language import msg
from soptool.source.document import BOM
from soptool.source.names import DEFAULTS_NAME, FILE_NAME, SCHEMAS, schema_name
from soptool.workspace import checks
from soptool.workspace.workspace import Workspace

_MARK: Final = b"yaml-language-server"
_LINE: Final = re.compile(r"^#\s+yaml-language-server\s*:.*?\$schema=(?P<schema>\S+)", re.MULTILINE)
_WHOLE: Final = re.compile(rf"{_LINE.pattern}.*\n?", re.MULTILINE)
_ELSEWHERE: Final = re.compile(r"(?!file:)[A-Za-z][A-Za-z0-9+.-]+:")
"""The beginning of an address that is no file's; one letter is a drive of Windows."""


@dataclass(frozen=True, slots=True)
class SchemaLine:
    """What a file says of its schema, at `place`, and the `target` seen from the workspace."""

    place: Place
    text: str
    target: str


def schema_findings(workspace: Workspace) -> Iterator[Finding]:
    """Say of every line that leads nowhere where the workspace has the schema.

    Nothing where it has none: there editors are helped otherwise, or not at all.
    """
    for line in _dead(workspace):
        right = _right(line, workspace)
        if (workspace.root / right).is_file():
            from_here = Path(os.path.relpath(right, PurePosixPath(line.place.path).parent))
            written = from_here.as_posix()
            message = msg("The schema `{schema}` is not there; the editor can't help in this file.",
                          schema=line.text)  # fmt: skip
            hint = msg("Write `{schema}`.", schema=written)
            fix = Fix(hint, (Replace(line.place.path, line.place, written),))
            yield found(checks.SCHEMA_LINE, message, line.place, hint=hint, fix=fix)


def without_schema(text: str) -> str:
    """Return a file without its way to a schema, for another folder than where it was written."""
    return _WHOLE.sub("", text)


def schemas_asked(workspace: Workspace) -> frozenset[str]:
    """Return the files, seen from the workspace, on whose being there these findings rest."""
    wanted = (_right(line, workspace) for line in _dead(workspace))
    return frozenset((*(line.target for line in _lines(workspace)), *wanted))


def _dead(workspace: Workspace) -> Iterator[SchemaLine]:
    known: dict[str, bool] = {}
    for line in _lines(workspace):
        if line.target not in known:
            known[line.target] = os.path.isfile(workspace.root / line.target)  # noqa: PTH113 -- the other raises
        is_ours = line.place.path == FILE_NAME or workspace.has_file(line.place.path)
        if not known[line.target] and is_ours:
            yield line


def _lines(workspace: Workspace) -> Iterator[SchemaLine]:
    for path, content in workspace.held.items():
        match = _LINE.search(_text(content)) if _MARK in content else None
        if match is not None and not _ELSEWHERE.match(match["schema"]):
            yield _line(path, match)


def _text(content: bytes) -> str:
    text = content.decode(errors="replace").removeprefix(BOM)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _line(path: str, match: re.Match[str]) -> SchemaLine:
    written = match["schema"]
    number = match.string.count("\n", 0, match.start("schema")) + 1
    column = match.start("schema") - match.string.rfind("\n", 0, match.start("schema"))
    place = Place(path, number, column, number, column + len(written))
    named = written.partition("#")[0] or written
    if named.startswith("file:"):
        named = unquote(urlsplit(named).path)
    target = Path(os.path.normpath(PurePosixPath(path).parent / named))
    return SchemaLine(place, written, target.as_posix())


def _right(line: SchemaLine, workspace: Workspace) -> str:
    """Return the workspace's schema of a file: by what it is, else by the one that it names."""
    path = line.place.path
    facts = workspace.facts_at(path)
    kinds = {FILE_NAME: "workspace", DEFAULTS_NAME: "defaults"}
    kind = kinds.get(PurePosixPath(path).name) or (facts and facts.kind)
    return f"{SCHEMAS}/{schema_name(kind) if kind else PurePosixPath(line.target).name}"
