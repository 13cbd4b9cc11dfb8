"""All SOPs under one root, and what is asked of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from soptool.cache.store import Store
from soptool.finding import Finding
from soptool.model.sop import Macro, Micro, Procedural
from soptool.settings import Settings
from soptool.source.document import Document
from soptool.workspace.chains import Chains
from soptool.workspace.entry import Entry
from soptool.workspace.facts import Facts, facts_of
from soptool.workspace.memory import Memory
from soptool.workspace.reads import Reads
from soptool.workspace.shared import Shared
from soptool.workspace.spread import Spread


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
    memory: Memory | None = field(default=None, repr=False, compare=False)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Every file that says something here, as it was read: SOPs, defaults, sop.yaml."""
        own = (entry.document.own for entry in self.entries)
        return {document.path: document for document in (*own, *self.shared_documents)}

    @cached_property
    def held(self) -> Mapping[str, bytes]:
        """What every file held when it was read."""
        return {path: document.content for path, document in self.documents.items()}

    @property
    def counts_foreign(self) -> bool:
        """Whether something is said of a file that is no SOP: more would be, if it was named."""
        return False

    @property
    def names_foreign(self) -> bool:
        """Whether a file was named that is no SOP: a search would have passed it over."""
        return False

    @property
    def store(self) -> Store:
        """Where is kept what was found."""
        return Store(None)

    @property
    def spread(self) -> Spread | None:
        """Who does what is much work in several processes."""
        return None

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
