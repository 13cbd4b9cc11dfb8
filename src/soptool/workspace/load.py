"""Files → `Workspace`: every SOP that loads, and a finding for every one that does not."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from soptool.disk.content import TooLarge, content_of
from soptool.disk.journal import Before, before_change, is_cut_off
from soptool.errors import Remark
from soptool.finding import Finding, Place, found
from soptool.language import Message, msg
from soptool.model.parse import kind_of, near_kind, not_an_sop, parse
from soptool.model.sop import Macro, Micro, Procedural
from soptool.settings import PostName, Settings, read_settings, settings_in
from soptool.source import checks as source_checks
from soptool.source.document import Document
from soptool.source.names import DEFAULTS_NAME, FILE_NAME, default_id
from soptool.source.read import Limits, read, too_large
from soptool.workspace.chains import Chains, folder_of, is_defaults, misnamed
from soptool.workspace.discover import yaml_files
from soptool.workspace.entry import Entry
from soptool.workspace.generic import with_defaults, with_specifics
from soptool.workspace.posts import with_posts


@dataclass(frozen=True)
class Workspace:
    """All SOPs under one root. `unloaded`: files that could not be loaded, by id.

    `registry` is sop.yaml as a file; None where there is none, or none that can be read; `unfit`
    are those of the findings that say what is wrong with it. `contents`
    stood in for files on disk: what the caller gave, and what they held before a change of several
    files that has not come to its end.
    """

    root: Path
    settings: Settings = field(default_factory=Settings)
    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    unloaded: Mapping[str, str] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    registry: Document | None = None
    contents: Mapping[Path, bytes] = field(default_factory=dict, repr=False)
    chains: Chains = field(default_factory=Chains, repr=False)
    unfit: tuple[Finding, ...] = ()

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Every file that says something here, as it was read: SOPs, defaults, sop.yaml."""
        others = (*self.chains.files.values(), *((self.registry,) if self.registry else ()))
        own = (entry.document.own for entry in self.entries)
        return {document.path: document for document in (*own, *others)}

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """The first entry with each id."""
        index: dict[str, Entry] = {}
        for entry in self.entries:
            index.setdefault(entry.sop.id, entry)
        return index

    @cached_property
    def by_path(self) -> Mapping[str, Entry]:
        """The entry of each file."""
        return {entry.path: entry for entry in self.entries}

    @cached_property
    def users(self) -> Mapping[str, tuple[str, ...]]:
        """For each id, the ids of the SOPs that have it as a part or deliver through it."""
        users: dict[str, dict[str, None]] = {}
        for entry in self.entries:
            for part in entry.parts:
                users.setdefault(part, {})[entry.sop.id] = None
        return {part: tuple(names) for part, names in users.items()}

    def procedure(self, name: str) -> Procedural | None:
        """Return the micro or macro with this id."""
        entry = self.by_id.get(name)
        return entry.sop if entry and isinstance(entry.sop, (Micro, Macro)) else None


Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Loading:
    """What to load beside the files found: files that were named, and texts that stand in.

    A text of `contents` stands in for the file at its path, sop.yaml among them; where `nameless`
    is that path, for the file whose SOP has the same id. Files that are `gone` are not looked at.
    """

    named: tuple[Path, ...] = ()
    contents: Mapping[Path, bytes] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    nameless: Path | None = None
    gone: frozenset[Path] = frozenset()


def load(root: Path, request: Loading | None = None, progress: Progress | None = None) -> Workspace:
    """Load the workspace at `root`; no file's content raises."""
    request = request or Loading()
    own = root / FILE_NAME
    before = _before_change(root)
    contents = {**before.contents, **request.contents}
    registry, unread = read_settings(root, contents.get(own))
    settings, unfit = settings_in(registry)
    found_files = yaml_files(root, settings.exclude)
    named = (*request.named, *(file for file in request.contents if file != own))
    known = dict.fromkeys((*found_files, *(before.contents if before.gone else ()), *named))
    known |= dict.fromkeys(_defaults_above(request.named, root))
    files = tuple(file for file in known if file not in request.gone | before.gone and file != own)
    loading = _Loading(root, frozenset(named), contents, request.limits)
    loading.take_defaults(files, registry)
    for number, file in enumerate(files, start=1):
        loading.take(file, settings.posts)
        if progress is not None:
            progress(number, len(files))
    if request.nameless is not None:
        loading.stand_in(relative(request.nameless, root))
    entries, more = with_specifics(loading.entries, loading.chains, settings.posts)
    return Workspace(
        root,
        settings,
        entries,
        (*unread, *unfit, *loading.findings, *more),
        loading.unloaded,
        tuple(loading.files),
        registry,
        contents,
        loading.chains,
        (*unread, *unfit),
    )


def _defaults_above(named: Iterable[Path], root: Path) -> Iterator[Path]:
    """Yield the defaults of files that are named one by one: their folders may be left out."""
    for file in named:
        for folder in file.parents if file.is_relative_to(root) else ():
            if (folder / DEFAULTS_NAME).is_file():
                yield folder / DEFAULTS_NAME
            if folder == root:
                break


def _before_change(root: Path) -> Before:
    """Return what files held before a change that is under way; say it of one that was cut off."""
    if is_cut_off(root):
        problem = msg("A change of several files in `{folder}` was cut off.", folder=root)
        hint = msg("They are read as they were before; the next command that changes files here,"
                   " as `sop fmt`, undoes it.")  # fmt: skip
        warnings.warn(Remark(msg("{problem} {hint}", problem=problem, hint=hint)), stacklevel=2)
    return before_change(root)


@dataclass(slots=True)
class _Loading:
    root: Path
    named: frozenset[Path]
    contents: Mapping[Path, bytes]
    limits: Limits
    chains: Chains = field(default_factory=Chains)
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unloaded: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)

    def take_defaults(self, files: Iterable[Path], registry: Document | None) -> None:
        """Read the files of defaults, which all others need."""
        found: dict[str, Document] = {}
        for file in files:
            path = relative(file, self.root)
            if not is_defaults(path):
                continue
            document, findings = self._read(file, path)
            # An empty file, as one in which all is a comment, says nothing.
            self._keep(path, (f for f in findings if f.check is not source_checks.EMPTY))
            if document is not None:
                found[folder_of(path)] = document
        self.chains = Chains(found, registry)
        self.findings += self.chains.findings()

    def take(self, file: Path, posts: Mapping[str, PostName]) -> None:
        """Read one file, and keep its SOP or say why it has none."""
        path = relative(file, self.root)
        if is_defaults(path):
            return
        document, findings = self._read(file, path)
        if document is None:
            self._keep(path, findings)
            self.unloaded.setdefault(default_id(path), path)
            return
        kind = kind_of(document)
        if kind is None or (near_kind(kind) is None and not _is_kind(kind)):
            wrong_name = misnamed(document)
            if wrong_name or file in self.named:
                self._keep(path, (*findings, wrong_name or not_an_sop(document)))
            return
        document = with_posts(with_defaults(document, self.chains), posts)
        sop, more = parse(document)
        self._keep(path, findings + more)
        if sop is None:
            self.unloaded.setdefault(_declared_id(document) or default_id(path), path)
            return
        self.entries.append(Entry(sop, document))

    def stand_in(self, path: str) -> None:
        """Let the SOP at `path` stand where another with its id stands."""
        mine = next((entry for entry in self.entries if entry.path == path), None)
        if mine is None:
            return
        others = [entry for entry in self.entries if entry is not mine]
        same = next((n for n, entry in enumerate(others) if entry.sop.id == mine.sop.id), None)
        if same is None:
            return
        gone = others[same].path
        others[same] = mine
        self.entries = others
        self.files.remove(gone)
        self.findings = [finding for finding in self.findings if finding.place.path != gone]

    def _keep(self, path: str, findings: Iterable[Finding]) -> None:
        self.files.append(path)
        self.findings += findings

    def _read(self, file: Path, path: str) -> tuple[Document | None, tuple[Finding, ...]]:
        content = self.contents.get(file)
        if content is None:
            try:
                content = content_of(file, self.limits.max_bytes)
            except TooLarge as error:
                return None, (too_large(path, error.size, error.most),)
            except OSError as error:
                message = _unreadable(file, error)
                return None, (found(source_checks.UNREADABLE, message, Place(path)),)
        return read(path, content, self.limits)


def _unreadable(file: Path, error: OSError) -> Message:
    if file.is_symlink() and not file.exists():
        return msg("The file is a link that leads nowhere: `{target}`.", target=file.readlink())
    return msg("The file can't be read: {reason}.", reason=error.strerror or type(error).__name__)


def _is_kind(kind: str) -> bool:
    return kind in ("micro", "macro", "standard")


def _declared_id(document: Document) -> str | None:
    name = document.data.get("id") if isinstance(document.data, dict) else None
    return name if isinstance(name, str) else None


def relative(file: Path, root: Path) -> str:
    """Return the file's path from the root with `/`; one outside begins with `../`."""
    try:
        return file.relative_to(root).as_posix()
    except ValueError:
        pass
    try:
        return Path(os.path.relpath(file, root)).as_posix()
    except ValueError:  # another drive on Windows
        return file.as_posix()
