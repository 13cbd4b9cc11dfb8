"""What `sop validate` said before, where nothing that it rests on has changed.

Nothing heavy is loaded for it: every file is read, and compared by its content; none is understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soptool.api.beside import beside, holds
from soptool.api.request import ArgumentKind, Request, understood
from soptool.cache.plain import findings_in, plain
from soptool.cache.store import Store, digest, digest_of, loaded
from soptool.cache.tool import tool
from soptool.disk.content import content_of
from soptool.disk.journal import is_under_way
from soptool.disk.ways import real
from soptool.finding import Suppressed
from soptool.report.lines import lines_in, prefix
from soptool.report.report import Report
from soptool.source.names import FILE_NAME
from soptool.workspace.discover import find_root, is_marked, nested_workspaces, yaml_paths

if TYPE_CHECKING:
    from soptool.api.scope import Scope

_BASE = "base"
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
    found = recalled_at_root(request, asked)
    return found[1] if found else None


def recalled_at_root(request: Request, asked: Words) -> tuple[Path, Any] | None:
    """Do as `recalled_value`, and say where the workspace lies. Raises UsageError."""
    known = _standing(request, asked)
    if known is None:
        return None
    name = "" if known.paths is None else _name(known.paths)
    found = loaded(known.store.texts(known.setup, (name,)).get(name, ""))
    is_same = isinstance(found, list) and len(found) == 2 and found[0] == known.base.state
    return (known.root, found[1]) if is_same else None


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
    here = real(request.here)
    if request.workspace is not None:
        folder = real(request.here / request.workspace)
        return folder if folder.is_dir() else None
    arguments = understood(request)
    if any(one.sort in (ArgumentKind.STDIN, ArgumentKind.MATCH) for one in arguments):
        return None
    starts = [here if one.sort is ArgumentKind.ID else one.path for one in arguments]
    roots = {find_root(start) for start in starts or [here]}
    root = roots.pop()
    return None if roots or (not is_marked(root) and nested_workspaces(root)) else root


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
    is_same = holds(base.others, root)
    return is_same and base.state == state_of(root, base.exclude, request.limits.max_bytes)


def state_of(root: Path, exclude: Iterable[str], most: int) -> str | None:
    """Return what stands for the files of a workspace; None where one can't be read."""
    words: list[str] = []
    try:
        for path in yaml_paths(root, tuple(exclude)):
            words += (path, digest_of(content_of(root / path, most)))
    except OSError:
        return None
    return digest(*words)


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
        state, *values = loaded(text)
        number = len(paths) if paths is not None else _counted(base, root)
        return report_in(values, root, number, within) if state == base.state else None
    except (TypeError, ValueError, KeyError, AttributeError):
        return None


def report_in(
    values: Sequence[Any], root: Path, number: int, within: frozenset[str] | None = None
) -> Report:
    """Return the report that plain values stand for; `within`: of these files. Raises on others."""
    found, suppressed, is_misconfigured = values
    findings = findings_in(one for one in found if within is None or one[2][0] in within)
    known = tuple(
        Suppressed(finding, reason)
        for value, reason in suppressed
        for finding in findings_in((value,))
        if within is None or finding.place.path in within
    )
    lines = lines_in(root, {})
    return Report(
        findings, number, prefix(root), lines, known, None, bool(is_misconfigured), root=root
    )


def report_as_data(report: Report) -> list[Any]:
    """Return a report as plain values, but for what of the files it rests on."""
    suppressed = [[plain((one.finding,))[0], one.reason] for one in report.suppressed]
    return [plain(report.findings), suppressed, report.is_misconfigured]


def _counted(base: Base, root: Path) -> int:
    return len(base.counted) + (root / FILE_NAME).is_file()


def remember(request: Request, asked: Words, scope: Scope, report: Report) -> None:
    """Keep a report for the next run that asks the same."""
    _remember(request, asked, scope, report_as_data(report))


def remember_value(request: Request, asked: Words, scope: Scope, value: object) -> None:
    """Keep a plain value for the next run that asks the same."""
    _remember(request, asked, scope, [value])


def remember_in(request: Request, scope: Scope, asked: Words, value: object) -> None:
    """Do as `remember_value`: what is asked, and the value, are known last."""
    remember_value(request, asked, scope, value)


def _remember(request: Request, asked: Words, scope: Scope, values: Sequence[object]) -> None:
    workspace, store = scope.workspace, scope.workspace.store
    if store.root is None or _root(request) is None or workspace.contents:
        return
    if workspace.names_foreign:  # what counts here does not count in another run
        return
    others = beside(workspace, scope.beside)
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
    is_shared = any(workspace.chains.paths) or _has_defaults(scope)
    is_plain = not (workspace.unfit or workspace.counts_foreign or is_shared)
    return Base(state, scope.today.isoformat(), workspace.settings.exclude, others,
                workspace.files, ids, is_plain)  # fmt: skip


def _has_defaults(scope: Scope) -> bool:
    registry = scope.workspace.registry
    return registry is not None and bool(registry.at(("defaults",)))
