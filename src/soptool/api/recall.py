"""What `sop validate` said before, where nothing that it rests on has changed.

Nothing heavy is loaded for it: every file is read, and compared by its content; none is understood.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soptool.api.request import ArgumentKind, Request, understood
from soptool.cache.plain import findings_in, plain
from soptool.cache.store import Store, digest, digest_of, loaded
from soptool.cache.tool import tool
from soptool.disk.content import MAX_NOTES, content_of
from soptool.disk.journal import is_under_way
from soptool.finding import Suppressed
from soptool.report.lines import lines_in, prefix
from soptool.report.report import Report
from soptool.source.names import FILE_NAME
from soptool.workspace.discover import find_root, yaml_files

if TYPE_CHECKING:
    from soptool.api.scope import Scope

_BASE, _UNREAD = "base", "?"
Words = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Base:
    """What every answer of one state of the files rests on, and whose files are whose.

    `state` stands for the contents of all; `others` are files beside the SOPs with what stands for
    theirs; `counted` are those that count, `ids` the files of every id.
    """

    state: str
    day: str
    exclude: tuple[str, ...]
    others: Mapping[str, str]
    counted: tuple[str, ...]
    ids: Mapping[str, list[str]]
    is_plain: bool

    def as_data(self) -> list[Any]:
        """Return it as plain values."""
        return [self.state, self.day, list(self.exclude), dict(self.others), list(self.counted),
                dict(self.ids), self.is_plain]  # fmt: skip


def recalled(request: Request, asked: Words) -> Report | None:
    """Return the report that was made of the same before; None where there is none.

    `asked`: what else the command line says that findings depend on. Raises UsageError.
    """
    known = _standing(request, asked)
    if known is None:
        return None
    for name in ("", *([_name(known.paths)] if known.paths is not None else [])):
        text = known.store.texts(known.setup, (name,)).get(name)
        within = known.paths if name == "" else None
        report = _report(text, known.base, known.root, within, known.paths)
        if report is not None:
            return report
    return None


def recalled_value(request: Request, asked: Words) -> Any | None:
    """Return the plain value that was worked out of the same before; None where there is none.

    Raises UsageError.
    """
    known = _standing(request, asked)
    if known is None:
        return None
    name = "" if known.paths is None else _name(known.paths)
    found = loaded(known.store.texts(known.setup, (name,)).get(name, ""))
    is_same = isinstance(found, list) and len(found) == 2 and found[0] == known.base.state
    return found[1] if is_same else None


@dataclass(frozen=True, slots=True)
class _Standing:
    """What was kept of a workspace whose files are what they were."""

    root: Path
    store: Store
    setup: str
    base: Base
    paths: frozenset[str] | None


def _standing(request: Request, asked: Words) -> _Standing | None:
    root = _root(request)
    if root is None or is_under_way(root):
        return None
    store, setup = Store(root), _setup(request, asked)
    base = _base(store.texts(setup, (_BASE,)).get(_BASE))
    if base is None or base.day != request.today.isoformat() or not _holds(base, root, request):
        return None
    paths = _meant(base, root, request)
    if paths is not None and not paths:
        return None
    return _Standing(root, store, setup, base, paths)


def _root(request: Request) -> Path | None:
    """Return the one workspace that is meant; None where that is not plain."""
    if not request.is_kept or request.is_hook or request.stdin:
        return None
    here = request.here.resolve()
    if request.workspace is not None:
        folder = (request.here / request.workspace).resolve()
        return folder if folder.is_dir() else None
    arguments = understood(request)
    if any(one.sort in (ArgumentKind.STDIN, ArgumentKind.MATCH) for one in arguments):
        return None
    starts = [here if one.sort is ArgumentKind.ID else one.path for one in arguments]
    roots = {find_root(start) for start in starts or [here]}
    return roots.pop() if len(roots) == 1 else None


def _setup(request: Request, asked: Words) -> str:
    return digest("reports", tool(), request.limits, *asked)


def _name(paths: Iterable[str]) -> str:
    return "\n".join(sorted(paths))


def _base(text: str | None) -> Base | None:
    try:
        state, day, exclude, others, counted, ids, is_plain = loaded(text or "")
        return Base(state, day, tuple(exclude), dict(others), tuple(counted), dict(ids), is_plain)
    except (TypeError, ValueError):
        return None


def _holds(base: Base, root: Path, request: Request) -> bool:
    others = (_content(root / name) == known != _UNREAD for name, known in base.others.items())
    return all(others) and base.state == state_of(root, base.exclude, request.limits.max_bytes)


def state_of(root: Path, exclude: Iterable[str], most: int) -> str | None:
    """Return what stands for the files of a workspace; None where one can't be read."""
    words: list[str] = []
    try:
        for file in yaml_files(root, tuple(exclude)):
            words += (file.relative_to(root).as_posix(), digest_of(content_of(file, most)))
    except OSError:
        return None
    return digest(*words)


def _content(file: Path) -> str:
    try:
        return digest_of(content_of(file, MAX_NOTES)) if os.path.lexists(file) else "-"
    except OSError:
        return _UNREAD


def _meant(base: Base, root: Path, request: Request) -> frozenset[str] | None:
    """Return the files that are meant, None for all; nothing where one is not known."""
    paths: set[str] = set()
    for argument in understood(request):
        if argument.sort is ArgumentKind.FOLDER and argument.path == root:
            return None
        if argument.sort is ArgumentKind.ID:
            found = set(base.ids.get(argument.typed, ()))
        elif not argument.path.is_relative_to(root):
            found = set()
        else:
            path = argument.path.relative_to(root).as_posix()
            is_folder = argument.sort is ArgumentKind.FOLDER
            inside = (name for name in base.counted if name.startswith(f"{path}/"))
            found = set(inside) if is_folder else {path} & {*base.counted, FILE_NAME}
        if not found:
            return frozenset()
        paths |= found
    return frozenset(paths) if request.arguments else None


def _report(
    text: str | None,
    base: Base,
    root: Path,
    within: frozenset[str] | None,
    paths: frozenset[str] | None,
) -> Report | None:
    """Read what was kept; `within`: of the findings of all, those in these files."""
    if text is None or (within is not None and not (base.is_plain and FILE_NAME not in within)):
        return None
    try:
        state, found, suppressed, is_misconfigured = loaded(text)
        if state != base.state:
            return None
        findings = findings_in(one for one in found if within is None or one[2][0] in within)
        known = tuple(
            Suppressed(finding, reason)
            for value, reason in suppressed
            for finding in findings_in((value,))
            if within is None or finding.place.path in within
        )
    except (TypeError, ValueError, KeyError, AttributeError):
        return None
    number = len(paths) if paths is not None else _counted(base, root)
    lines = lines_in(root, {})
    return Report(
        findings, number, prefix(root), lines, known, None, bool(is_misconfigured), root=root
    )


def _counted(base: Base, root: Path) -> int:
    return len(base.counted) + (root / FILE_NAME).is_file()


def remember(request: Request, asked: Words, scope: Scope, report: Report) -> None:
    """Keep a report for the next run that asks the same."""
    kept = [[plain((one.finding,))[0], one.reason] for one in report.suppressed]
    _remember(request, asked, scope, (plain(report.findings), kept, report.is_misconfigured))


def remember_value(request: Request, asked: Words, scope: Scope, value: object) -> None:
    """Keep a plain value for the next run that asks the same."""
    _remember(request, asked, scope, (value,))


def _remember(request: Request, asked: Words, scope: Scope, values: tuple[object, ...]) -> None:
    workspace, store = scope.workspace, scope.workspace.store
    if store.root is None or _root(request) is None or workspace.contents:
        return
    if workspace.names_foreign:  # what counts here does not count in another run
        return
    others = _others(scope)
    state = state_of(workspace.root, workspace.settings.exclude, request.limits.max_bytes)
    if others is None or state is None or state != workspace.state:
        return
    setup = _setup(request, asked)
    store.keep(setup, _BASE, _base_of(scope, state, others).as_data())
    store.keep(setup, "" if scope.paths is None else _name(scope.paths), [state, *values])
    store.write()


def _base_of(scope: Scope, state: str, others: Mapping[str, str]) -> Base:
    workspace = scope.workspace
    ids: dict[str, list[str]] = {}
    for facts in workspace.facts.values():
        ids.setdefault(facts.id, []).append(facts.path)
    for name, path in workspace.unloaded.items():
        ids.setdefault(name, [path])
    is_plain = not (workspace.unfit or any(workspace.chains.paths) or _has_defaults(scope))
    return Base(state, scope.today.isoformat(), workspace.settings.exclude, others,
                workspace.files, ids, is_plain)  # fmt: skip


def _has_defaults(scope: Scope) -> bool:
    registry = scope.workspace.registry
    return registry is not None and bool(registry.at(("defaults",)))


def _others(scope: Scope) -> dict[str, str] | None:
    """Return the files beside the SOPs that findings rest on; None where more than files do."""
    from soptool.workspace.schema_lines import schemas_asked  # noqa: PLC0415

    workspace = scope.workspace
    settings, root = workspace.settings, workspace.root
    is_path = "/" in settings.profile or "\\" in settings.profile or "." in settings.profile
    if is_path or settings.organization.logo or settings.fonts or not workspace.shared.is_whole:
        return None
    names = (FILE_NAME, *sorted(workspace.shared.paths | schemas_asked(workspace)))
    return {name: _content(root / name) for name in names}
