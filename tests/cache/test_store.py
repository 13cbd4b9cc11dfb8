"""What is kept is found again, or nothing is: never anything else, and no command fails by it."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from soptool.cache.store import FOLDER, NAME, Store, loaded


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    store = Store(tmp_path)
    store.keep("one", "a.yaml", {"said": "“Ya”"})
    store.write()
    return tmp_path


def found(root: Path) -> object:
    text = Store(root).texts("one").get("a.yaml")
    return text and loaded(text)


def test_kept_for_its_setup_alone(kept: Path) -> None:
    assert found(kept) == {"said": "“Ya”"}
    assert Store(kept).texts("other") == {}
    assert Store(kept).texts("one", ["b.yaml"]) == {}
    assert (kept / FOLDER / ".gitignore").read_text() == "*\n"
    assert Store(kept).info().texts == 1


def sql(*statements: str) -> Callable[[Path], None]:
    def spoil(file: Path) -> None:
        with sqlite3.connect(file) as database:
            for statement in statements:
                database.execute(statement)
        database.close()

    return spoil


SPOILED: dict[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_bytes(b""),
    "no database": lambda file: file.write_text("{}"),
    "cut off": lambda file: os.truncate(file, 3000),
    "overwritten": lambda file: file.write_bytes(file.read_bytes().replace(b"Ya", b"No")),
    "older": sql("PRAGMA user_version = 0"),
    "another program's": sql("PRAGMA application_id = 7"),
    "without tables": sql("DROP TABLE kept"),
    "a text changed": sql('UPDATE kept SET text = \'{"said": "Tidak"}\''),
    "another file's": sql("UPDATE kept SET name = 'b.yaml'"),
    "bytes in it": sql("UPDATE kept SET text = x'00ff'"),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_what_is_not_as_it_was_written_is_not_there(
    kept: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(kept / FOLDER / NAME)
    if spoil is not SPOILED["overwritten"]:
        assert found(kept) is None
    assert found(kept) in (None, {"said": "“Ya”"})
    again = Store(kept)
    again.keep("one", "a.yaml", 7)
    again.write()
    assert found(kept) == 7


def test_a_link_is_not_followed(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / FOLDER).symlink_to(kept / FOLDER)
    store = Store(other)
    store.keep("one", "b.yaml", 1)
    store.write()
    assert Store(kept).texts("one").keys() == {"a.yaml"}
    Store(other).clear()
    assert found(kept) == {"said": "“Ya”"}


@pytest.mark.skipif(sys.platform == "win32" or not os.getuid(), reason="root may write anywhere")
def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    store = Store(tmp_path)
    store.keep("one", "a", 1)
    store.write()
    assert found(tmp_path) is None


def test_another_that_writes_is_not_waited_for(kept: Path) -> None:
    other = sqlite3.connect(kept / FOLDER / NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    store = Store(kept)
    store.keep("one", "a.yaml", 2)
    store.write()
    other.execute("ROLLBACK")
    other.close()
    assert found(kept) == {"said": "“Ya”"}


def test_old_ways_of_working_are_forgotten(tmp_path: Path) -> None:
    for number in range(20):
        store = Store(tmp_path)
        store.keep(f"{number}", "a", number)
        store.write()
    left = [number for number in range(20) if Store(tmp_path).texts(f"{number}")]
    assert left == list(range(8, 20))


def test_cleared(kept: Path) -> None:
    (kept / FOLDER / "own.txt").write_text("")
    Store(kept).clear()
    assert [file.name for file in (kept / FOLDER).iterdir()] == ["own.txt"]
    assert Store(kept).info().texts == 0


def test_what_is_asked_stays_though_others_are_written(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep("rows", "a", 1)
    store.write()
    for number in range(20):
        store = Store(tmp_path)
        assert store.texts("rows") == {"a": "1"}
        store.keep(f"reports {number}", "a", number)
        store.write()
    assert Store(tmp_path).texts("reports 3") == {}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("ending", ["", "-journal", "-wal", "-shm"])
def test_nothing_beside_it_is_a_link_or_a_pipe(ending: str, tmp_path: Path) -> None:
    folder, outside = tmp_path / FOLDER, tmp_path / "outside"
    for put in (lambda path: path.symlink_to(outside), os.mkfifo):
        folder.mkdir()
        put(folder / f"{NAME}{ending}")
        store = Store(tmp_path)
        store.keep("one", "a.yaml", 1)
        store.write()
        assert Store(tmp_path).texts("one") == {}
        assert Store(tmp_path).info().texts == 0
        store.clear()
        assert not folder.exists()
    assert not outside.exists()
