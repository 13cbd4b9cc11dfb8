"""A workspace of which every file is read only when it is asked for, and every question noted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final, TypeVar

from soptool.cache.store import Store, digest
from soptool.finding import Finding
from soptool.settings import Settings
from soptool.source.document import Document
from soptool.source.names import FILE_NAME
from soptool.workspace.chains import is_defaults
from soptool.workspace.entry import Entry
from soptool.workspace.facts import Facts
from soptool.workspace.memory import Memory
from soptool.workspace.reads import Reads
from soptool.workspace.shared import Shared
from soptool.workspace.shelf import Shelf
from soptool.workspace.spread import Spread
from soptool.workspace.workspace import Workspace

Asked = TypeVar("Asked")


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
        memory: Memory | None = None,
    ) -> None:
        own = {"root": root, "settings": settings, "registry": registry, "unfit": unfit,
               "shared": shared}  # fmt: skip
        read = {"shelf": shelf, "contents": shelf.reader.contents, "chains": shelf.reader.chains}
        vars(self).update({**own, **read, "reads": Reads(), "memory": memory})

    shelf: Shelf

    def moved(self, root: Path) -> Shelved:
        """Return the same workspace as if it stood at another root."""
        return Shelved(root, self.settings, self.shelf, self.registry, self.unfit, self.shared)

    def with_settings(self, settings: Settings) -> Workspace:
        """Return the same SOPs under other settings."""
        same = Shelved(self.root, settings, self.shelf, self.registry, self.unfit, self.shared)
        vars(same)["reads"] = self.reads
        return same

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        opened = (self.shelf.opened(path) for path in self.shelf.rows)
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
        return dict(self.shelf.all_facts())

    def paths_of(self, name: str) -> tuple[str, ...]:
        """Return every file whose SOP has this id."""
        self.reads.note("all")
        return self.shelf.by_name.paths_of(name)

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
        return (
            row is not None
            and row.lost is not None
            and self.shelf.by_name.lost_file(row.lost) == path
        )

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
        path = self.shelf.by_name.first(name)
        row = self.shelf.row(path) if path else None
        return (row.facts.kind, path) if path and row and row.facts else None

    @cached_property
    def held(self) -> Mapping[str, bytes]:
        """What every file held when it was read, those that are not ours among them."""
        own = {self.registry.path: self.registry.content} if self.registry else {}
        return {raw.path: raw.content for raw in self.shelf.raws} | own

    @property
    def counts_foreign(self) -> bool:
        """Whether something is said of a file that is no SOP: more would be, if it was named."""
        return self.shelf.counts_foreign

    @property
    def names_foreign(self) -> bool:
        """Whether a file was named that is no SOP: a search would have passed it over."""
        return self.shelf.names_foreign

    @property
    def store(self) -> Store:
        """Where is kept what was found."""
        return self.shelf.store

    @property
    def spread(self) -> Spread | None:
        """Who does what is much work in several processes."""
        return self.shelf.spread

    @property
    def state(self) -> str | None:
        """What stands for the contents of all files; None where one could not be read."""
        raws = self.shelf.raws
        if any(raw.trouble for raw in raws):
            return None
        return digest(*(word for raw in raws for word in (raw.path, self.shelf.digest(raw))))

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
    "sop": lambda w, name: w.shelf.stamp(path) if (path := w.shelf.by_name.first(name)) else "-",
    "kind": lambda w, name: " ".join(w._place_of(name) or "-"),
    "users": lambda w, name: " ".join(w.shelf.by_name.users(name)),
    "lost": lambda w, name: w.shelf.by_name.lost_file(name) or "-",
    "file": lambda w, path: w.shelf.stamp(path),
    "ids": lambda w, _: digest(*w.shelf.by_name.ids),
    "facts": lambda w, _: digest(*map(w.shelf.word, w._facts)),
    "all": lambda w, _: digest(*(f"{raw.path} {w.shelf.digest(raw)}" for raw in w.shelf.raws)),
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
        return self.shelf.by_name.ids

    def __iter__(self) -> Iterator[str]:
        self.note("ids")
        return iter(self.names())

    def __len__(self) -> int:
        self.note("ids")
        return len(self.names())


class _ById(_Asked[Entry]):
    def __getitem__(self, name: str) -> Entry:
        self.note(f"sop {name}")
        path = self.shelf.by_name.first(name)
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
        path = self.shelf.by_name.lost_file(name)
        if path is None:
            raise KeyError(name)
        return path

    def names(self) -> Mapping[str, str]:
        self.note("all")
        return self.shelf.by_name.lost


class _Users(_Asked[tuple[str, ...]]):
    def __getitem__(self, name: str) -> tuple[str, ...]:
        self.note(f"users {name}")
        users = self.shelf.by_name.users(name)
        if not users:
            raise KeyError(name)
        return users

    def names(self) -> Mapping[str, str]:
        self.note("all")
        return dict.fromkeys(
            (part for facts in self.workspace._facts.values() for part in facts.parts), ""
        )
