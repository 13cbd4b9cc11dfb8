"""`sop fmt`: the files asked for with their keys in canonical order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from soptool.api.mend import Rewritten
from soptool.api.request import Request
from soptool.api.scope import Scope, open_scopes
from soptool.lint.formatting import formatted
from soptool.source.document import Document
from soptool.source.encoding import bytes_of
from soptool.source.names import FILE_NAME
from soptool.workspace.load import Progress

__all__ = ("fmt",)


def fmt(request: Request, progress: Progress | None = None) -> tuple[Rewritten, ...]:
    """Return every file that was looked at, `after` as it should be; nothing is written.

    Files that can't be read, or hold no SOP, are left out. Raises UsageError.
    """
    return arranged(open_scopes(request, progress))


def arranged(scopes: Iterable[Scope]) -> tuple[Rewritten, ...]:
    """Return every file of these that can be read, `after` as it should be."""
    return tuple(
        _rewritten(scope.workspace.root, document, kind)
        for scope in scopes
        for document, kind in _documents(scope)
    )


def left_out(scope: Scope) -> tuple[str, ...]:
    """Return the files asked for that are left as they are, for they can't be read as meant."""
    is_at_fault = _means_registry(scope) and bool(scope.settings_faults)
    return (*scope.unread, *((FILE_NAME,) if is_at_fault else ()))


def _documents(scope: Scope) -> Iterator[tuple[Document, str]]:
    for entry in scope.entries:
        yield entry.document.own, entry.sop.kind
    for document in scope.workspace.chains.files.values():
        if scope.paths is None or document.path in scope.paths:
            yield document, "defaults"
    registry = scope.workspace.registry
    if registry is not None and _means_registry(scope) and not scope.settings_faults:
        yield registry, "workspace"


def _means_registry(scope: Scope) -> bool:
    return scope.paths is None or FILE_NAME in scope.paths


def _rewritten(root: Path, document: Document, kind: str) -> Rewritten:
    before = document.content
    return Rewritten(root, document.path, before, bytes_of(formatted(document, kind), before))
