"""The files of a workspace, each read as YAML only when somebody asks what stands in it.

All bytes are taken when the workspace is opened, so that it stays what it was then. Of files that
were read, a `Row` is kept; the SOPs themselves only for a while, and read again where needed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from soptool.cache.store import Store, digest, digest_of, loaded
from soptool.cache.tool import tool
from soptool.finding import Finding
from soptool.workspace.entry import Entry
from soptool.workspace.facts import Facts, facts_in, facts_of
from soptool.workspace.generic import MAX_GENERATIONS, Family
from soptool.workspace.lookup import Lookup
from soptool.workspace.naming import Naming
from soptool.workspace.reading import Held, Raw, Reader
from soptool.workspace.row import Row, row_in
from soptool.workspace.spread import Spread, slices

_MANY_UNREAD, _AT_ONCE = 200, 32
"""Fewer files are read sooner in one process."""
KEPT, _FEW = 1024, 256
"""SOPs that are kept as they were read: all of a workspace, or where it has more, a few."""
Progress = Callable[[int, int], None]
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Opened:
    """An SOP with what it inherits, and what is wrong with the values that it gives for that."""

    entry: Entry
    findings: tuple[Finding, ...] = ()


@dataclass
class Shelf:
    """The files of one workspace in their order."""

    reader: Reader
    raws: tuple[Raw, ...]
    progress: Progress | None = None
    store: Store = field(default_factory=lambda: Store(None))
    spread: Spread | None = None
    is_open: bool = False
    _is_known: bool = False
    _rows: dict[str, Row] = field(default_factory=dict)
    _own: OrderedDict[str, Entry] = field(default_factory=OrderedDict)
    _opened: OrderedDict[str, Opened] = field(default_factory=OrderedDict)
    _facts: dict[str, Facts] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)
    _words: dict[str, tuple[Facts, str]] = field(default_factory=dict)

    @cached_property
    def by_name(self) -> Lookup:
        """The files, asked for the ids of SOPs."""
        return Lookup(self, self.raws, Naming(self.raws, self.reader.chains))

    @cached_property
    def by_path(self) -> Mapping[str, Raw]:
        """The files by their paths."""
        return {raw.path: raw for raw in self.raws}

    @cached_property
    def by_file(self) -> Mapping[Path, Raw]:
        """The files by where they lie."""
        return {raw.file: raw for raw in self.raws}

    def know(self, before: Shelf) -> None:
        """Take over what another shelf knows of the same bytes, where both are read alike."""
        same = (raw.path for raw in self.raws if before.by_path.get(raw.path) is raw)
        self._digests = {path: before._digests[path] for path in same if path in before._digests}
        self._words = dict(before._words)
        if not self.reader.is_like(before.reader):
            return
        for raw in self.raws:
            if before.by_path.get(raw.path) is not raw or raw.path not in before._rows:
                continue
            row = self._rows[raw.path] = before._rows[raw.path]
            if row.facts is None or row.facts.extends is not None:
                continue
            if raw.path in before._own:
                self._hold(self._own, raw.path, before._own[raw.path])
            if raw.path in before._opened:
                self._hold(self._opened, raw.path, before._opened[raw.path])

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The positions of the files."""
        return {raw.path: number for number, raw in enumerate(self.raws)}

    def row(self, path: str) -> Row | None:
        """Return what is known of a file; None where there is no such file."""
        raw = self.by_path.get(path)
        if raw is None:
            return None
        known = self._rows.get(path) or self._recalled(raw)
        return known or self._read(raw)[0]

    def _read(self, raw: Raw) -> tuple[Row, Held]:
        held = self.reader.held(raw)
        if raw.path not in self._rows:
            facts = facts_of(held.entry) if held.entry else None
            row = Row(facts, held.findings, held.lost, held.is_counted, held.is_foreign)
            self._rows[raw.path] = row
            if self.store.root is not None:
                stamp = self._row_stamp(raw, row)
                self.store.keep(self._setup, raw.path, [stamp, row.as_data()])
        if held.entry is not None:
            self._hold(self._own, raw.path, held.entry)
        return self._rows[raw.path], held

    @cached_property
    def _setup(self) -> str:
        return digest("rows", tool(), self.reader.limits, sorted(self.reader.posts.items()))

    @cached_property
    def _kept(self) -> dict[str, str]:
        return self.store.texts(self._setup)

    def digest(self, raw: Raw) -> str:
        """Return what stands for the content of a file; it is worked out once."""
        known = self._digests.get(raw.path)
        if known is None:
            known = self._digests[raw.path] = raw.digest
        return known

    def word(self, path: str) -> str:
        """Return what stands for the facts of a file, nothing where it has none."""
        facts = self.facts(path)
        if facts is None:
            return ""
        known = self._words.get(path)
        if known is None or known[0] is not facts:
            known = self._words[path] = (facts, digest(facts))
        return known[1]

    def _own_stamp(self, raw: Raw) -> str:
        """Return what stands for all that one file says, defaults included."""
        links = self.reader.chains.chain(raw.path)
        return " ".join((self.digest(raw), *(document_digest(one.text) for one, _ in links)))

    def _row_stamp(self, raw: Raw, row: Row) -> str:
        """Return what a row rests on: of a file that is no SOP also how it was asked for."""
        reader = self.reader
        asked = f" {raw.file in reader.named} {reader.passes_foreign}" if row.is_foreign else ""
        return self._own_stamp(raw) + asked

    def _recalled(self, raw: Raw) -> Row | None:
        text = self._kept.pop(raw.path, None)  # asked for once
        if text is None:
            return None
        try:
            stamp, data = loaded(text)
            row = row_in(data)
        except (TypeError, ValueError, KeyError, AttributeError):
            return None
        if stamp != self._row_stamp(raw, row):
            return None
        self._rows[raw.path] = row
        return row

    @property
    def counts_foreign(self) -> bool:
        """Whether something is said of a file that is no SOP: more would be, if it was named."""
        return any(row.is_foreign and row.is_counted for row in self.rows.values())

    @property
    def names_foreign(self) -> bool:
        """Whether a file was named that is no SOP: a search would have passed it over."""
        named = (raw.path for raw in self.raws if raw.file in self.reader.named)
        return any(row.is_foreign for path in named if (row := self.row(path)))

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """What is known of all files."""
        self._read_beside()
        for number, raw in enumerate(self.raws, start=1):
            self.row(raw.path)
            if self.progress is not None:
                self.progress(number, len(self.raws))
        return {raw.path: self._rows[raw.path] for raw in self.raws}

    def all_facts(self) -> Iterator[tuple[str, Facts]]:
        """Yield the facts of all SOPs with their files.

        Where nothing is kept, a file that was not read is looked at no closer than needed.
        """
        is_passing = self.store.root is None and not self.is_open
        if not is_passing:
            self._read_beside()
        for raw in self.raws:
            if is_passing and raw.path not in self._rows:
                self._glance(raw)
            if raw.path not in self._facts:
                self.row(raw.path)
        self._is_known = True
        known = ((raw.path, self.facts(raw.path)) for raw in self.raws)
        yield from ((path, facts) for path, facts in known if facts is not None)

    def _glance(self, raw: Raw) -> None:
        facts = self.reader.glanced(raw)
        if facts is not None:
            self._facts[raw.path] = facts

    def _read_beside(self) -> None:
        """Have other processes read, where there is much to read."""
        if self.spread is None or len(self.raws) - len(self._rows) < _MANY_UNREAD:
            return
        unread = [raw.path for raw in self.raws
                  if raw.path not in self._rows and self._recalled(raw) is None]  # fmt: skip
        if len(unread) < _MANY_UNREAD:
            return
        for rows in self.spread(self._rows_of, slices(unread, _AT_ONCE)):
            for path, row, text in rows:
                self._rows[path] = row
                self.store.take(self._setup, path, text)

    def _rows_of(self, paths: Sequence[str]) -> list[tuple[str, Row, str | None]]:
        read = ((path, self._read(self.by_path[path])[0]) for path in paths)
        return [(path, row, self.store.taken(self._setup, path)) for path, row in read]

    def own(self, path: str) -> Entry | None:
        """Return the SOP of a file without what it inherits."""
        entry = self._own.get(path)
        if entry is None and (raw := self.by_path.get(path)) is not None:
            entry = self._read(raw)[1].entry
        return entry

    def opened(self, path: str) -> Opened | None:
        """Return the SOP of a file with what it inherits."""
        known = self._opened.get(path)
        if known is not None:
            self._opened.move_to_end(path)
            return known
        own = self.own(path)
        if own is None:
            return None
        family = Family(_Firsts(self), self.reader.chains, self.reader.posts)
        made = Opened(*family.whole(own))
        self._hold(self._opened, path, made)
        return made

    def _hold(self, kept: OrderedDict[str, Kept], path: str, value: Kept) -> None:
        kept[path] = value
        if len(kept) > (KEPT if len(self.raws) <= KEPT else _FEW):
            kept.popitem(last=False)

    def facts(self, path: str) -> Facts | None:
        """Return what others compare with, inherited things included."""
        known = self._facts.get(path)
        if known is not None:
            return known
        row = self.row(path)
        if row is None or row.facts is None or row.facts.extends is None:
            return row.facts if row else None
        known = self._facts[path] = self._whole_facts(path)
        return known

    def _whole_facts(self, path: str) -> Facts:
        name, stamp = f"{path}\n", self.stamp(path)
        try:
            kept, data = loaded(self._kept.get(name, "[0, 0]"))
            if kept == stamp:
                return facts_in(data)
        except (TypeError, ValueError, KeyError, AttributeError):
            pass
        opened = self.opened(path)
        assert opened is not None
        facts = facts_of(opened.entry)
        self.store.keep(self._setup, name, [stamp, facts.as_data()])
        return facts

    def stamp(self, path: str, depth: int = MAX_GENERATIONS) -> str:
        """Return what stands for everything that the SOP of a file is made from."""
        raw = self.by_path.get(path)
        if raw is None:
            return "-"
        row, own = self.row(path), self._own_stamp(raw)
        generic = row.facts.extends if row and row.facts else None
        if generic is None or depth == 0:
            return own
        above = self.by_name.first(generic)
        return f"{own}+{self.stamp(above, depth - 1) if above else '-'}"

    @property
    def is_known(self) -> bool:
        """Whether the ids of all files are known."""
        return self._is_known or len(self._rows) == len(self.raws)

    def know_all(self) -> None:
        """Read what is not known."""
        if not self.is_known:
            _ = self.rows

    def seen(self, path: str) -> tuple[Facts | None, str | None]:
        """Return what is known of a file without reading it: its own facts, the id it lost."""
        row = self._rows.get(path)
        return (row.facts, row.lost) if row else (self._facts.get(path), None)


@lru_cache(maxsize=256)
def document_digest(text: str) -> str:
    """Return what stands for the text of a file of defaults."""
    return digest_of(text.encode())


class _Firsts(Mapping[str, Entry]):
    """Of every id the first SOP, as its own file has it."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def __getitem__(self, name: str) -> Entry:
        path = self.shelf.by_name.first(name)
        entry = self.shelf.own(path) if path else None
        if entry is None:
            raise KeyError(name)
        return entry

    def __iter__(self) -> Iterator[str]:
        return iter(self.shelf.by_name.ids)

    def __len__(self) -> int:
        return len(self.shelf.by_name.ids)
