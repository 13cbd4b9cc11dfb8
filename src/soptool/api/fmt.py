"""`sop fmt`: the files asked for with their keys in canonical order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from soptool.api.mend import Rewritten
from soptool.api.request import STDIN, Request, absolute
from soptool.api.scope import Scope, open_scopes
from soptool.lint.formatting import formatted
from soptool.settings import load_settings
from soptool.source.document import Document
from soptool.source.names import FILE_NAME
from soptool.source.read import read
from soptool.source.written import bytes_of
from soptool.workspace.load import Progress


def fmt(request: Request, progress: Progress | None = None) -> tuple[Rewritten, ...]:
    """Return every file that was looked at, `after` as it should be; nothing is written.

    Files that can't be read, or hold no SOP, are left out. Raises UsageError.
    """
    stdin = absolute(request.stdin_name or "<stdin>", request.here)
    given = {stdin: request.stdin} if STDIN in request.arguments else {}
    return tuple(
        _rewritten(scope.workspace.root / document.path, document, kind, given)
        for scope in open_scopes(request, progress)
        for document, kind in _documents(scope)
    )


def _documents(scope: Scope) -> Iterator[tuple[Document, str]]:
    for entry in scope.entries:
        yield entry.document, entry.sop.kind
    if scope.paths is not None and FILE_NAME not in scope.paths:
        return
    root = scope.workspace.root
    if (root / FILE_NAME).is_file() and not load_settings(root)[1]:
        document, _ = read(FILE_NAME, (root / FILE_NAME).read_bytes())
        if document is not None:
            yield document, "workspace"


def _rewritten(path: Path, document: Document, kind: str, given: dict[Path, bytes]) -> Rewritten:
    before = given[path] if path in given else path.read_bytes()
    after = bytes_of(formatted(document, kind), before)
    return Rewritten(path, document.path, before, after)
