"""Files → `Workspace`: every SOP that loads, and a finding for every one that does not."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Final, TypeVar

from soptool.cache.store import Store, digest
from soptool.disk.journal import Before, before_change, is_cut_off, is_under_way
from soptool.errors import Remark
from soptool.finding import Finding
from soptool.language import msg
from soptool.model.sop import Macro, Micro, Procedural
from soptool.settings import Settings, read_settings, settings_as_meant
from soptool.source.document import Document
from soptool.source.limits import Limits
from soptool.source.names import DEFAULTS_NAME, FILE_NAME
from soptool.workspace.chains import Chains, is_defaults
from soptool.workspace.discover import is_marked, yaml_files
from soptool.workspace.entry import Entry
from soptool.workspace.facts import Facts, facts_of
from soptool.workspace.reading import Raw, Reader
from soptool.workspace.reads import Reads
from soptool.workspace.shared import Shared, shared_by, with_shared
from soptool.workspace.shelf import Shelf

Asked = TypeVar("Asked")
_MANY: Final = 50
"""In a folder without sop.yaml nothing is left behind for fewer files."""


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
    reads: Reads = field(default_factory=Reads, repr=False, compare=False)
    shared: Shared = field(default_factory=Shared, repr=False)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Every file that says something here, as it was read: SOPs, defaults, sop.yaml."""
        own = (entry.document.own for entry in self.entries)
        return {document.path: document for document in (*own, *self.shared_documents)}

    @property
    def store(self) -> Store:
        """Where is kept what was found."""
        return Store(None)

    @property
    def state(self) -> str | None:
        """What stands for the contents of all files; None where one could not be read."""
        return None

    def answer(self, question: str) -> str:
        """Return what stands for the answer to a question that was noted."""
        return question

    @property
    def shared_documents(self) -> tuple[Document, ...]:
        """The files that say something for all: defaults, sop.yaml."""
        return (*self.chains.files.values(), *((self.registry,) if self.registry else ()))

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

    @cached_property
    def facts(self) -> Mapping[str, Facts]:
        """What SOPs are compared by, by their files, in the order of these."""
        return {entry.path: facts_of(entry) for entry in self.entries}

    def findings_in(self, path: str) -> tuple[Finding, ...]:
        """Return what was found while the file was loaded."""
        return tuple(finding for finding in self.findings if finding.place.path == path)

    def with_settings(self, settings: Settings) -> Workspace:
        """Return the same SOPs under other settings."""
        return replace(self, settings=settings)

    def with_entries(self, entries: Iterable[Entry]) -> Workspace:
        """Return a workspace of these SOPs in place of its own."""
        return Workspace(
            self.root,
            self.settings,
            tuple(entries),
            self.findings,
            dict(self.unloaded),
            self.files,
            self.registry,
            self.contents,
            self.chains,
            self.unfit,
            shared=self.shared,
        )

    def paths_of(self, name: str) -> tuple[str, ...]:
        """Return every file whose SOP has this id."""
        return tuple(entry.path for entry in self.entries if entry.sop.id == name)

    def files_below(self, folder: str) -> tuple[str, ...]:
        """Return the files of the workspace in a folder and those below it."""
        return tuple(path for path in self.files if path.startswith(f"{folder}/"))

    def facts_at(self, path: str) -> Facts | None:
        """Return what the SOP of one file is compared by."""
        return self.facts.get(path)

    def rank(self, path: str) -> int:
        """Return the position of a file among all."""
        return list(self.facts).index(path)

    def is_lost(self, path: str) -> bool:
        """Whether the SOP of a file could not be loaded."""
        return path in self.unloaded.values()

    def has_file(self, path: str) -> bool:
        """Whether a file is one of the workspace's."""
        return path in self.files

    def place_of(self, name: str) -> tuple[str, str] | None:
        """Return the kind of the SOP with this id and its file; None where there is none."""
        entry = self.by_id.get(name)
        return (entry.sop.kind, entry.path) if entry else None

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
    `passes_foreign`: what can't be read, and nowhere says it is an SOP, is none: hooks meet all
    kinds of YAML.
    `is_kept`: what is found may be kept beside the files, and found again.
    """

    named: tuple[Path, ...] = ()
    contents: Mapping[Path, bytes] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    nameless: Path | None = None
    gone: frozenset[Path] = frozenset()
    passes_foreign: bool = False
    is_kept: bool = False


def load(root: Path, request: Loading | None = None, progress: Progress | None = None) -> Shelved:
    """Load the workspace at `root`; no file's content raises."""
    request = request or Loading()
    own = root / FILE_NAME
    before = _before_change(root)
    contents = {**before.contents, **request.contents}
    registry, unread = read_settings(root, contents.get(own))
    settings, unfit, registry = settings_as_meant(registry)
    shared, unshared = shared_by(registry, root, contents)
    settings = with_shared(settings, shared)
    theirs = {Path(os.path.normpath(root / path)) for path in shared.paths}
    found_files = yaml_files(root, settings.exclude)
    given = (file for file in request.contents if file != own and file not in theirs)
    named = (*request.named, *given)
    known = dict.fromkeys((*found_files, *(before.contents if before.gone else ()), *named))
    known |= dict.fromkeys(_defaults_above(request.named, root))
    files = tuple(file for file in known if file not in request.gone | before.gone and file != own)
    reader = Reader(
        request.limits,
        settings.posts,
        frozenset(named),
        contents,
        passes_foreign=request.passes_foreign,
    )
    raws = [reader.raw(file, relative(file, root)) for file in files]
    reader = reader.beneath(raws, registry)
    if request.nameless is not None:
        raws = _standing_in(Shelf(reader, tuple(raws)), relative(request.nameless, root))
    is_settled = not is_under_way(root)
    is_kept = request.is_kept and is_settled and (is_marked(root) or len(raws) >= _MANY)
    shelf = Shelf(reader, tuple(raws), progress, Store(root if is_kept else None))
    return Shelved(root, settings, shelf, registry, (*unread, *unfit, *unshared), shared)


def _standing_in(shelf: Shelf, path: str) -> list[Raw]:
    """Let the SOP at `path` stand where another with its id stands."""
    raws = list(shelf.raws)
    mine, entry = shelf.by_path.get(path), shelf.own(path)
    if mine is None or entry is None:
        return raws
    same = next((raw for raw in raws if raw is not mine and _has(shelf, raw, entry.sop.id)), None)
    if same is None:
        return raws
    raws.remove(mine)
    raws[raws.index(same)] = mine
    return raws


def _has(shelf: Shelf, raw: Raw, name: str) -> bool:
    row = shelf.row(raw.path)
    return row is not None and row.facts is not None and row.facts.id == name


def _defaults_above(named: Iterable[Path], root: Path) -> Iterator[Path]:
    """Yield the defaults of files that are named one by one: their folders may be left out."""
    for file in named:
        for folder in file.parents if file.is_relative_to(root) else ():
            if (folder / DEFAULTS_NAME).is_file():
                yield folder / DEFAULTS_NAME
            if folder == root:
                break


class Shelved(Workspace):
    """A workspace whose files are read when they are asked for; it notes what was asked."""

    def __init__(
        self,
        root: Path,
        settings: Settings,
        shelf: Shelf,
        registry: Document | None,
        unfit: tuple[Finding, ...],
        shared: Shared,
    ) -> None:
        own = {"root": root, "settings": settings, "registry": registry, "unfit": unfit,
               "shared": shared}  # fmt: skip
        read = {"shelf": shelf, "contents": shelf.reader.contents, "chains": shelf.reader.chains}
        vars(self).update({**own, **read, "reads": Reads()})

    shelf: Shelf

    def moved(self, root: Path) -> Shelved:
        """Return the same workspace as if it stood at another root."""
        return Shelved(root, self.settings, self.shelf, self.registry, self.unfit, self.shared)

    def with_settings(self, settings: Settings) -> Workspace:
        """Return the same SOPs under other settings."""
        return Shelved(self.root, settings, self.shelf, self.registry, self.unfit, self.shared)

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        opened = (self.shelf.opened(path) for path in self._facts)
        return tuple(one.entry for one in opened if one)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every SOP, read now."""
        self.reads.note("all")
        return self._entries

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in sop.yaml and in every file while it was loaded."""
        self.reads.note("all")
        paths = (FILE_NAME, *self.shelf.rows)
        return tuple(finding for path in paths for finding in self._found(path))

    @property
    def unloaded(self) -> Mapping[str, str]:
        """Files that could not be loaded, by id."""
        return _Lost(self)

    @property
    def files(self) -> tuple[str, ...]:
        """The files that are ours."""
        self.reads.note("all")
        return tuple(path for path, row in self.shelf.rows.items() if row.is_counted)

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """The first entry with each id."""
        return _ById(self)

    @cached_property
    def by_path(self) -> Mapping[str, Entry]:
        """The entry of each file."""
        return _ByPath(self)

    @cached_property
    def users(self) -> Mapping[str, tuple[str, ...]]:
        """For each id, the ids of the SOPs that have it as a part or deliver through it."""
        return _Users(self)

    @property
    def facts(self) -> Mapping[str, Facts]:
        """What SOPs are compared by, by their files, in the order of these."""
        self.reads.note("facts")
        return self._facts

    @cached_property
    def _facts(self) -> Mapping[str, Facts]:
        known = ((path, self.shelf.facts(path)) for path in self.shelf.rows)
        return {path: facts for path, facts in known if facts is not None}

    def paths_of(self, name: str) -> tuple[str, ...]:
        """Return every file whose SOP has this id."""
        self.reads.note("all")
        return self.shelf.paths_of(name)

    def files_below(self, folder: str) -> tuple[str, ...]:
        """Return the files of the workspace in a folder and those below it."""
        self.reads.note("all")
        below = (raw.path for raw in self.shelf.raws if raw.path.startswith(f"{folder}/"))
        return tuple(path for path in below if self.has_file(path))

    def facts_at(self, path: str) -> Facts | None:
        """Return what the SOP of one file is compared by."""
        self.reads.note(f"file {path}")
        return self.shelf.facts(path)

    def rank(self, path: str) -> int:
        """Return the position of a file among all."""
        return self.shelf.ranks[path]

    def is_lost(self, path: str) -> bool:
        """Whether the SOP of a file could not be loaded."""
        row = self.shelf.row(path)
        return row is not None and row.lost is not None and self.shelf.lost_file(row.lost) == path

    def findings_in(self, path: str) -> tuple[Finding, ...]:
        """Return what was found while the file was loaded."""
        self.reads.note(f"file {path}")
        return self._found(path)

    @cached_property
    def _of_defaults(self) -> Mapping[str, tuple[Finding, ...]]:
        found: dict[str, tuple[Finding, ...]] = {}
        for finding in self.chains.findings():
            path = finding.place.path
            found[path] = (*found.get(path, ()), finding)
        return found

    def _found(self, path: str) -> tuple[Finding, ...]:
        if path == FILE_NAME:
            return (*self.unfit, *self._of_defaults.get(path, ()))
        row = self.shelf.row(path)
        if is_defaults(path):
            return (*(row.findings if row else ()), *self._of_defaults.get(path, ()))
        if row is None:
            return ()
        if row.facts is None or row.facts.extends is None:
            return row.findings
        opened = self.shelf.opened(path)
        return (*row.findings, *(opened.findings if opened else ()))

    def has_file(self, path: str) -> bool:
        """Whether a file is one of the workspace's."""
        row = self.shelf.row(path)
        return row is not None and row.is_counted

    def place_of(self, name: str) -> tuple[str, str] | None:
        """Return the kind of the SOP with this id and its file; None where there is none."""
        self.reads.note(f"kind {name}")
        return self._place_of(name)

    def _place_of(self, name: str) -> tuple[str, str] | None:
        path = self.shelf.first(name)
        row = self.shelf.row(path) if path else None
        return (row.facts.kind, path) if path and row and row.facts else None

    @property
    def store(self) -> Store:
        """Where is kept what was found."""
        return self.shelf.store

    @property
    def state(self) -> str | None:
        """What stands for the contents of all files; None where one could not be read."""
        raws = self.shelf.raws
        if any(raw.trouble for raw in raws):
            return None
        return digest(*(word for raw in raws for word in (raw.path, raw.digest)))

    def answer(self, question: str) -> str:
        """Return what stands for the answer to a question that was noted."""
        if question not in self._answers:
            sort, _, name = question.partition(" ")
            self._answers[question] = _ANSWERS[sort](self, name)
        return self._answers[question]

    @cached_property
    def _answers(self) -> dict[str, str]:
        return {}


_ANSWERS: Final[Mapping[str, Callable[[Shelved, str], str]]] = {
    "sop": lambda w, name: w.shelf.stamp(path) if (path := w.shelf.first(name)) else "-",
    "kind": lambda w, name: " ".join(w._place_of(name) or "-"),
    "users": lambda w, name: " ".join(w.shelf.users(name)),
    "lost": lambda w, name: w.shelf.lost_file(name) or "-",
    "file": lambda w, path: w.shelf.stamp(path),
    "ids": lambda w, _: digest(*w.shelf.ids),
    "facts": lambda w, _: digest(*w._facts.values()),
    "all": lambda w, _: digest(*(f"{raw.path} {raw.digest}" for raw in w.shelf.raws)),
}


class _Asked(Mapping[str, Asked]):
    """What of a workspace is asked for name by name."""

    def __init__(self, workspace: Shelved) -> None:
        self.workspace = workspace

    @property
    def shelf(self) -> Shelf:
        return self.workspace.shelf

    def note(self, question: str) -> None:
        self.workspace.reads.note(question)

    def names(self) -> Mapping[str, str]:
        return self.shelf.ids

    def __iter__(self) -> Iterator[str]:
        self.note("ids")
        return iter(self.names())

    def __len__(self) -> int:
        self.note("ids")
        return len(self.names())


class _ById(_Asked[Entry]):
    def __getitem__(self, name: str) -> Entry:
        self.note(f"sop {name}")
        path = self.shelf.first(name)
        opened = self.shelf.opened(path) if path else None
        if opened is None:
            raise KeyError(name)
        return opened.entry

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.workspace.place_of(name) is not None


class _ByPath(_Asked[Entry]):
    def __getitem__(self, path: str) -> Entry:
        self.note(f"file {path}")
        opened = self.shelf.opened(path)
        if opened is None:
            raise KeyError(path)
        return opened.entry

    def __contains__(self, path: object) -> bool:
        row = self.shelf.row(path) if isinstance(path, str) else None
        self.note(f"file {path}")
        return row is not None and row.facts is not None

    def names(self) -> Mapping[str, str]:
        self.note("all")
        return dict.fromkeys(self.workspace._facts, "")


class _Lost(_Asked[str]):
    def __getitem__(self, name: str) -> str:
        self.note(f"lost {name}")
        path = self.shelf.lost_file(name)
        if path is None:
            raise KeyError(name)
        return path

    def names(self) -> Mapping[str, str]:
        self.note("all")
        return self.shelf.lost


class _Users(_Asked[tuple[str, ...]]):
    def __getitem__(self, name: str) -> tuple[str, ...]:
        self.note(f"users {name}")
        users = self.shelf.users(name)
        if not users:
            raise KeyError(name)
        return users

    def names(self) -> Mapping[str, str]:
        self.note("all")
        return dict.fromkeys(
            (part for facts in self.workspace._facts.values() for part in facts.parts), ""
        )


def _before_change(root: Path) -> Before:
    """Return what files held before a change that is under way; say it of one that was cut off."""
    if is_cut_off(root):
        problem = msg("A change of several files in `{folder}` was cut off.", folder=root)
        hint = msg("They are read as they were before; the next command that changes files here,"
                   " as `sop fmt`, undoes it.")  # fmt: skip
        warnings.warn(Remark(msg("{problem} {hint}", problem=problem, hint=hint)), stacklevel=2)
    return before_change(root)


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
