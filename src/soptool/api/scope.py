"""Arguments → the workspace they belong to, and what of it is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from soptool.api.beside import pictures_and_fonts
from soptool.api.request import Argument, ArgumentKind, Request, absolute, understood
from soptool.api.spread import spread_over
from soptool.disk.ways import real
from soptool.errors import UsageError
from soptool.finding import Finding, Severity
from soptool.language import Message, did_you_mean, msg, with_hint
from soptool.lint.levels import from_here
from soptool.source.names import FILE_NAME
from soptool.workspace.discover import find_root, is_marked, nested_workspaces
from soptool.workspace.entry import Entry
from soptool.workspace.load import Loading, Progress, load, relative
from soptool.workspace.memory import Memory
from soptool.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Scope:
    """A workspace, and the files of it that are meant: `paths`, None for everything.

    `ids` are those that were named, in order; `named` the paths of all that was named one by one.
    `beside`: the logo and the fonts as they are now, where what rests on them may be kept.
    """

    workspace: Workspace
    paths: frozenset[str] | None = None
    ids: tuple[str, ...] = ()
    today: date = field(default_factory=date.today)
    named: frozenset[str] = frozenset()
    beside: Mapping[str, str] = field(default_factory=dict)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The SOPs that are meant, in the order of their paths."""
        workspace = self.workspace
        if self.paths is None:
            return workspace.entries
        paths = sorted((path for path in self.paths if path in workspace.by_path),
                       key=workspace.rank)  # fmt: skip
        return tuple(workspace.by_path[path] for path in paths)

    @property
    def unread(self) -> tuple[str, ...]:
        """The files that are meant and can't be loaded as an SOP, in order."""
        workspace = self.workspace
        meant = workspace.files if self.paths is None else self.paths
        others = {FILE_NAME, *workspace.chains.paths}
        lost = (path for path in meant if workspace.facts_at(path) is None and path not in others)
        return tuple(sorted(lost))

    @property
    def settings_faults(self) -> tuple[Finding, ...]:
        """What is wrong with `sop.yaml`: where there is something, defaults hold in its place."""
        findings = self.workspace.unfit
        return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


@dataclass
class Standing:
    """What is kept of workspaces that stay open: an editor's texts, and what was read before.

    `changed`: the files that may have other bytes than then; None where that may be any.
    """

    edits: dict[Path, bytes] = field(default_factory=dict)
    changed: frozenset[Path] | None = None
    _memories: dict[Path, Memory] = field(default_factory=dict)

    def loading(self, root: Path, loading: Loading) -> Loading:
        """Return how to load one of them."""
        memory = self._memories.setdefault(root, Memory())
        edits = {file: text for file, text in self.edits.items() if find_root(file) == root}
        return replace(loading, edits=edits, memory=memory, changed=self.changed)


@dataclass(slots=True)
class _Asked:
    root: Path
    arguments: list[Argument] = field(default_factory=list)


def open_scope(request: Request, progress: Progress | None = None) -> Scope:
    """Load the one workspace that the arguments belong to. Raises UsageError."""
    scopes = open_scopes(request, progress)
    if len(scopes) == 1:
        return scopes[0]
    names = ", ".join(shown(scope.workspace.root, request.here) for scope in scopes)
    raise UsageError(msg("The arguments belong to several workspaces: {names}.", names=names))


def open_settled(request: Request, progress: Progress | None = None) -> Scope:
    """Do as `open_scope`, for what would go wrong unseen where `sop.yaml` is at fault."""
    scope = open_scope(request, progress)
    if not scope.settings_faults:
        return scope
    fault = scope.settings_faults[0]
    file = from_here(scope.workspace.root / FILE_NAME)
    problem = msg("{file}:{line}: {problem}", file=file, line=fault.place.line,
                  problem=fault.message)  # fmt: skip
    raise UsageError(with_hint(problem, fault.hint))


def open_scopes(
    request: Request, progress: Progress | None = None, standing: Standing | None = None
) -> tuple[Scope, ...]:
    """Load every workspace that the arguments belong to. Raises UsageError."""
    return tuple(scope for _, scope in _opened(request, progress, standing))


def requests_of(request: Request) -> tuple[Request, ...]:
    """Return a request for each workspace that the arguments belong to. Raises UsageError."""
    if len(_by_root(request)) == 1:
        return (request,)
    opened = _opened(request, None)
    if len(opened) == 1:
        return (request,)
    return tuple(
        replace(
            request,
            workspace=scope.workspace.root,
            arguments=tuple(argument.typed for argument in asked.arguments),
        )
        for asked, scope in opened
    )


def _opened(
    request: Request, progress: Progress | None, standing: Standing | None = None
) -> tuple[tuple[_Asked, Scope], ...]:
    """Load what was asked for; of several workspaces those that have files."""
    opened = tuple(
        (asked, _as_of_now(_open(asked, request, progress, standing), request))
        for asked in _by_root(request)
    )
    filled = tuple((asked, scope) for asked, scope in opened if _has_files(scope))
    if not filled and not (request.is_hook and request.arguments):
        raise UsageError(_nothing_found(request, [scope.workspace.root for _, scope in opened]))
    return filled or opened


def _as_of_now(scope: Scope, request: Request) -> Scope:
    beside = pictures_and_fonts(scope.workspace) if request.is_kept else {}
    return replace(scope, today=request.today, beside=beside)


def roots_of(request: Request) -> tuple[Path, ...]:
    """Return the roots of all workspaces that the arguments may belong to. Raises UsageError."""
    asked = _by_root(request)
    below = (
        folder
        for one in asked
        if any(a.sort is ArgumentKind.ID for a in one.arguments) and not is_marked(one.root)
        for folder in nested_workspaces(one.root)
    )
    return (*(one.root for one in asked), *below)


def _by_root(request: Request) -> tuple[_Asked, ...]:
    base, arguments = _base(request), understood(request)
    if request.workspace is not None:
        return (_Asked(base, list(arguments)),)
    base, arguments = _beside_ids(base, arguments)
    groups: dict[Path, _Asked] = {}
    for argument in arguments:
        root = find_root(base if argument.sort is ArgumentKind.ID else argument.path)
        groups.setdefault(root, _Asked(root)).arguments.append(argument)
    if not groups:
        groups[find_root(base)] = _Asked(find_root(base))
    below = {
        folder: _Asked(folder)
        for asked in groups.values()
        for folder in _workspaces_in(asked)
        if folder not in groups
    }
    return (*groups.values(), *below.values())


def _beside_ids(base: Path, arguments: tuple[Argument, ...]) -> tuple[Path, tuple[Argument, ...]]:
    """Let the root of a workspace that is named beside ids say where these are looked for."""
    roots = [
        argument
        for argument in arguments
        if argument.sort is ArgumentKind.FOLDER and is_marked(argument.path)
    ]
    has_ids = any(argument.sort is ArgumentKind.ID for argument in arguments)
    if not has_ids or len(roots) != 1:
        return base, arguments
    return roots[0].path, tuple(argument for argument in arguments if argument is not roots[0])


def _workspaces_in(asked: _Asked) -> tuple[Path, ...]:
    """Return the workspaces below the folders asked for, where none holds these folders."""
    if is_marked(asked.root):
        return ()
    folders = [a.path for a in asked.arguments if a.sort is ArgumentKind.FOLDER]
    if not asked.arguments:
        folders = [asked.root]
    return tuple(dict.fromkeys(found for f in folders for found in nested_workspaces(f)))


def _base(request: Request) -> Path:
    if request.workspace is None:
        return real(request.here)
    folder = real(request.here / request.workspace)
    if not folder.is_dir():
        raise UsageError(msg("There is no folder `{path}`.", path=request.workspace))
    return folder


def _open(
    asked: _Asked, request: Request, progress: Progress | None, standing: Standing | None
) -> Scope:
    named_files = [a.path for a in asked.arguments if a.sort is ArgumentKind.FILE]
    files = [path for path in named_files if path.name != FILE_NAME]
    named = [] if request.is_hook else files
    stdin = {a.path: request.stdin for a in asked.arguments if a.sort is ArgumentKind.STDIN}
    nameless = next(iter(stdin), None) if request.stdin_name is None else None
    loading = Loading(
        tuple(dict.fromkeys(named)),
        stdin,
        request.limits,
        nameless,
        passes_foreign=request.is_hook,
        is_kept=request.is_kept,
        spread=spread_over(request.jobs),
    )

    def opened(root: Path) -> Workspace:
        return load(root, standing.loading(root, loading) if standing else loading, progress)

    workspace = opened(asked.root)
    if not asked.arguments:
        return Scope(workspace)
    if any(a.sort is ArgumentKind.ID for a in asked.arguments):
        workspace = _with_ids(asked, workspace, opened, request)
    return _select(asked.arguments, workspace)


def _with_ids(
    asked: _Asked, workspace: Workspace, opened: Callable[[Path], Workspace], request: Request
) -> Workspace:
    """Return the workspace that has the ids: the root's, or the one below that has them all."""
    wanted = [a.typed for a in asked.arguments if a.sort is ArgumentKind.ID]
    missing = [name for name in wanted if not _has(workspace, name)]
    if not missing:
        return workspace
    below: tuple[Path, ...] = ()
    if not is_marked(workspace.root):
        below = nested_workspaces(workspace.root)
    loaded = [opened(root) for root in below]
    matches = [other for other in loaded if all(_has(other, name) for name in wanted)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        names = _names([match.root for match in matches], request.here)
        message = msg("Several workspaces have `{id}`: {names}.", id=missing[0], names=names)
        raise UsageError(with_hint(message, msg("Choose one with `--workspace`.")))
    raise UsageError(_unknown_id(missing[0], [workspace, *loaded]))


def _has(workspace: Workspace, name: str) -> bool:
    return name in workspace.by_id or name in workspace.unloaded


def _unknown_id(name: str, workspaces: Sequence[Workspace]) -> Message:
    problem = msg("No file and no SOP has the name `{name}`.", name=name)
    ids = [known for workspace in workspaces for known in workspace.by_id]
    hint = did_you_mean(name, ids)
    if not ids:
        hint = msg("Begin with `sop init` or `sop new micro ID`.")
    return with_hint(problem, hint or msg("`sop tree` shows which there are."))


def _select(arguments: Iterable[Argument], workspace: Workspace) -> Scope:
    paths: set[str] = set()
    named: set[str] = set()
    ids: dict[str, None] = {}
    for argument in arguments:
        if argument.sort is ArgumentKind.FOLDER and argument.path == workspace.root:
            return Scope(workspace)
        if argument.sort is ArgumentKind.ID:
            ids[argument.typed] = None
            named |= _paths_of_id(argument.typed, workspace)
        elif argument.sort in (ArgumentKind.FILE, ArgumentKind.STDIN):
            named |= _paths_of(argument, workspace)
        else:
            paths |= _paths_of(argument, workspace)
    return Scope(workspace, frozenset(paths | named), tuple(ids), named=frozenset(named))


def id_of_file(workspace: Workspace, request: Request, name: str) -> str | None:
    """Return the id of the SOP in the file that the name leads to; None where it leads to none."""
    if "/" not in name and "." not in name:
        return None
    entry = workspace.by_path.get(relative(absolute(name, request.here), workspace.root))
    return entry.sop.id if entry else None


def _paths_of_id(name: str, workspace: Workspace) -> set[str]:
    if name in workspace.by_id:
        return {*workspace.paths_of(name)}
    return {workspace.unloaded[name]}


def _paths_of(argument: Argument, workspace: Workspace) -> set[str]:
    path = relative(argument.path, workspace.root)
    if argument.sort is ArgumentKind.FOLDER:
        return {*workspace.files_below(path)}
    return {path} if path == FILE_NAME or workspace.has_file(path) else set()


def _has_files(scope: Scope) -> bool:
    if scope.paths is not None:
        return bool(scope.paths)
    return bool(scope.workspace.files or scope.workspace.findings)


def _nothing_found(request: Request, roots: Sequence[Path]) -> Message:
    if request.arguments:
        names = ", ".join(f"`{name}`" for name in dict.fromkeys(request.arguments))
    else:
        names = f"`{shown(roots[0], request.here)}`"
    problem = msg("No SOP file was found in {names}.", names=names)
    return with_hint(problem, msg("Begin with `sop init` or `sop new micro ID`."))


def _names(folders: Iterable[Path], here: Path) -> str:
    return ", ".join(shown(folder, here) for folder in folders)


def shown(folder: Path, here: Path) -> str:
    """Return a folder as the user would type it."""
    return relative(folder, real(here))
