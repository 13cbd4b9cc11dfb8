"""`.sop-cache/`: texts kept by what they were worked out with, and for which file.

One SQLite file. Every text stands with a checksum; what can't be opened, read, understood or
written is as if it were not there, and no command ever fails by it.
"""

from __future__ import annotations

import json
import os
import sqlite3
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from errno import EINVAL
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from soptool.disk.ways import real

FOLDER: Final = ".sop-cache"
NAME: Final = "kept.sqlite"
_BESIDE: Final = ("-journal", "-wal", "-shm")
"""Ends of the names of what SQLite opens beside its file."""
_VERSION: Final = 1
_IS_OURS: Final = 0x50F7001
_SETUPS: Final = 12
"""So many ways of working are kept, the latest: profiles and selections come and go."""
_PATIENCE: Final = 0.2
_AT_ONCE = 2_000
"""So many texts wait in memory before they are written."""
_TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS setups(setup TEXT PRIMARY KEY, used INTEGER) WITHOUT ROWID",
    (
        "CREATE TABLE IF NOT EXISTS kept(setup TEXT, name TEXT, sum TEXT, text TEXT,"
        " PRIMARY KEY(setup, name)) WITHOUT ROWID"
    ),
)
Faults = (sqlite3.Error, OSError, ValueError)


def digest(*words: object) -> str:
    """Return what stands for these words, one behind the other."""
    made, between = blake2b(digest_size=16), b""
    for word in words:
        made.update(between + str(word).encode("utf-8", "surrogatepass"))
        between = b"\0"
    return made.hexdigest()


def digest_of(content: bytes) -> str:
    """Return what stands for a content: two with one digest are the same."""
    return blake2b(content, digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Info:
    """What is in the cache: texts, bytes on disk."""

    folder: Path
    texts: int
    size: int


@dataclass
class Store:
    """The cache of one workspace. A `setup` is a digest of all that one way of working rests on."""

    root: Path | None
    _new: dict[tuple[str, str], str] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)

    @property
    def file(self) -> Path | None:
        """The file; None where nothing is kept."""
        return self.root / FOLDER / NAME if self.root is not None else None

    def texts(self, setup: str, names: Iterable[str] | None = None) -> dict[str, str]:
        """Return the texts kept with a setup, by their names: all, or some."""
        if self.file is None or not self.file.is_file():
            return {}
        self._asked.add(setup)
        try:
            with _opened(self.file) as database:
                return {
                    name: text
                    for name, checksum, text in _rows(database, setup, names)
                    if checksum == _checksum(setup, name, text)
                }
        except Faults:
            return {}

    def keep(self, setup: str, name: str, value: object) -> None:
        """Keep a value, written as JSON."""
        if self.root is not None:
            self.take(setup, name, written(value))

    def taken(self, setup: str, name: str) -> str | None:
        """Return what is to be kept under a name, and forget it: another process keeps it."""
        return self._new.pop((setup, name), None)

    def take(self, setup: str, name: str, text: str | None) -> None:
        """Keep what another process would keep."""
        if self.root is not None and text is not None:
            self._new[setup, name] = text
            if len(self._new) >= _AT_ONCE:
                self.write()

    def write(self) -> None:
        """Write what is to be kept. Where that can't be, the next run works it out again."""
        if self.file is None or not self._new:
            return
        new, self._new = self._new, {}
        try:
            _prepare(self.file.parent)
            _write(self.file, new, self._asked)
        except sqlite3.DatabaseError as error:
            if not isinstance(error, sqlite3.OperationalError):  # no database, or a broken one
                with suppress(*Faults):
                    self.file.unlink()
                    _write(self.file, new, self._asked)
        except Faults:
            return

    def info(self) -> Info:
        """Return how much is kept."""
        assert self.root is not None
        folder = self.root / FOLDER
        files = [file for file in folder.glob("*") if file.is_file()] if folder.is_dir() else []
        size = sum(file.stat().st_size for file in files)
        return Info(folder, self._number(), size)

    def _number(self) -> int:
        if self.file is None or not self.file.is_file():
            return 0
        try:
            with _opened(self.file) as database:
                return int(database.execute("SELECT count(*) FROM kept").fetchone()[0])
        except Faults:
            return 0

    def clear(self) -> None:
        """Delete what is kept, and the folder where nothing else is in it. Raises OSError."""
        assert self.root is not None
        folder = self.root / FOLDER
        if folder.is_symlink() or not folder.is_dir():
            return
        for name in (NAME, *(f"{NAME}{ending}" for ending in _BESIDE), ".gitignore"):
            (folder / name).unlink(missing_ok=True)
        with suppress(OSError):
            folder.rmdir()


def written(value: object) -> str:
    """Return the text by which a plain value is kept."""
    return json.dumps(value, separators=(",", ":"))


def loaded(text: str) -> Any:
    """Return the value of a kept text; None where it is none that we wrote."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def _checksum(setup: str, name: str, text: str) -> str:
    return digest(setup, name, text)[:16]


def _prepare(folder: Path) -> None:
    """Make the folder, which git does not look into. Raises OSError: a link, or no folder."""
    if folder.is_symlink():
        raise OSError("a link")
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not os.path.lexists(ignore):
        ignore.write_text("*\n", encoding="utf-8")


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    """Open a cache for reading. Raises what `Faults` names; ValueError: it is not ours."""
    _check_beside(file)
    uri = f"{real(file).as_uri()}?mode=ro"
    database = sqlite3.connect(uri, timeout=_PATIENCE, uri=True)
    try:
        _check(database)
        yield database
    finally:
        database.close()


def _check_beside(file: Path) -> None:
    """Raise OSError where a file that SQLite opens is a link, a pipe or a device."""
    for ending in ("", *_BESIDE):
        path = f"{file}{ending}"
        if os.path.lexists(path) and not stat.S_ISREG(os.lstat(path).st_mode):
            raise OSError(EINVAL, "no regular file", path)


def _check(database: sqlite3.Connection) -> None:
    ours = database.execute("PRAGMA application_id").fetchone()[0]
    version = database.execute("PRAGMA user_version").fetchone()[0]
    if (ours, version) != (_IS_OURS, _VERSION):
        raise ValueError(version)


def _rows(
    database: sqlite3.Connection, setup: str, names: Iterable[str] | None
) -> Iterator[tuple[str, str, str]]:
    question = "SELECT name, sum, text FROM kept WHERE setup = ?"
    if names is None:
        yield from database.execute(question, (setup,))
        return
    for name in names:
        yield from database.execute(f"{question} AND name = ?", (setup, name))


def _write(file: Path, new: Mapping[tuple[str, str], str], asked: Iterable[str]) -> None:
    _check_beside(file)
    database = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
    try:
        known = (database.execute("PRAGMA application_id").fetchone()[0],
                 database.execute("PRAGMA user_version").fetchone()[0])  # fmt: skip
        database.execute("BEGIN IMMEDIATE")
        if known != (_IS_OURS, _VERSION):
            _make_ours(database)
        for statement in _TABLES:
            database.execute(statement)
        rows = ((s, n, _checksum(s, n, text), text) for (s, n), text in new.items())
        database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
        _forget(database, {setup for setup, _ in new}, asked)
        database.execute("COMMIT")
    finally:
        database.close()


def _make_ours(database: sqlite3.Connection) -> None:
    """Take the place of another version, or of nothing."""
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in tables:
        database.execute(f'DROP TABLE IF EXISTS "{name}"')
    database.execute(f"PRAGMA application_id = {_IS_OURS}")
    database.execute(f"PRAGMA user_version = {_VERSION}")


def _forget(database: sqlite3.Connection, setups: Iterable[str], asked: Iterable[str]) -> None:
    """Keep what the latest ways of working gave: those now written, and those now asked."""
    latest = database.execute("SELECT coalesce(max(used), 0) FROM setups").fetchone()[0] + 1
    marked = ((setup, latest) for setup in setups)
    database.executemany("INSERT OR REPLACE INTO setups VALUES (?, ?)", marked)
    read = ((latest, setup) for setup in asked)
    database.executemany("UPDATE setups SET used = ? WHERE setup = ?", read)
    old = database.execute(
        "SELECT setup FROM setups ORDER BY used DESC LIMIT -1 OFFSET ?", (_SETUPS,)
    ).fetchall()
    database.executemany("DELETE FROM kept WHERE setup = ?", old)
    database.executemany("DELETE FROM setups WHERE setup = ?", old)
