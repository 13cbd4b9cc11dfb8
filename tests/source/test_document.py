"""Places: of keys and values, and of the nearest thing where one is missing."""

from __future__ import annotations

import pytest

from soptool.finding import RenameKey
from soptool.source.document import Document
from soptool.source.places import KeyPath
from soptool.source.read import read

TEXT = """\
title: Surat
steps:
  - id: x
    executor: [a, b]
    branches: {Ya: next, Tidak: x}
  - y
other: *t
"""


@pytest.fixture
def document() -> Document:
    loaded, _ = read("f.yaml", TEXT.replace("other: *t", "other: é").encode())
    assert loaded is not None
    return loaded


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (1, 1), (1, 1)),
        (("title",), (1, 8), (1, 1)),
        (("steps",), (3, 3), (2, 1)),
        (("steps", 0), (3, 5), (3, 5)),
        (("steps", 0, "executor", 1), (4, 19), (4, 19)),
        (("steps", 0, "branches", "Tidak"), (5, 33), (5, 26)),
        (("steps", 0, "missing"), (3, 5), (3, 5)),
        (("steps", 0, "missing", 3, "deeper"), (3, 5), (3, 5)),
        (("steps", 1), (6, 5), (6, 5)),
        (("nothing",), (1, 1), (1, 1)),
    ],
)
def test_places(
    document: Document, path: KeyPath, value: tuple[int, int], key: tuple[int, int]
) -> None:
    at_value, at_key = document.value(path), document.key(path)
    assert (at_value.line, at_value.column) == value
    assert (at_key.line, at_key.column) == key


def test_the_end_of_a_place_is_exclusive(document: Document) -> None:
    place = document.value(("title",))
    assert document.lines[place.line - 1][place.column - 1 : place.end_column - 1] == "Surat"


def test_an_alias_stands_where_it_is_written() -> None:
    document, _ = read("f.yaml", b"a: &x {k: v}\nb: *x\n")
    assert document is not None
    assert document.value(("b",)).line == 2
    assert document.value(("b", "k")).line == 1


def test_an_alias_holds_the_places_of_what_it_repeats_and_shifts_nothing_behind_it() -> None:
    document, _ = read("f.yaml", b"a: &x [{k: v}, &y w]\nb: [*x, *y, {c: *x}]\nd: e\n")
    assert document is not None
    value = document.value
    assert (value(("b", 0)).column, value(("b", 1)).column, value(("b", 2, "c")).column) == (
        5,
        9,
        17,
    )
    assert (value(("b", 0, 0, "k")).line, value(("b", 0, 1)).line) == (1, 1)
    assert value(("b", 2, "c", 0, "k")).column == 12
    assert (value(("d",)).line, value(("d",)).column) == (3, 4)


def test_what_is_left_out_shifts_no_place() -> None:
    text = "a: &x [1, 2]\na: {b: [3, &y 4]}\n[c]: {d: e}\n<<: [f]\ng: [*y, *x, h]\ni: j\n"
    document, findings = read("f.yaml", text.encode())
    assert document is not None
    assert document.data == {"a": ["1", "2"], "g": ["4", ["1", "2"], "h"], "i": "j"}
    assert [(f.place.line, f.place.column) for f in findings] == [(2, 1), (3, 1), (4, 1)]
    assert document.value(("g", 2)).column == 13
    assert (document.key(("i",)).line, document.value(("i",)).column) == (6, 4)


def test_a_block_is_shown_by_its_first_key_or_entry() -> None:
    document, _ = read("f.yaml", b"steps:\n  - id: x\n    to: y\n")
    assert document is not None
    assert document.value(("steps", 0)).end_column == 7
    assert document.value(("steps",)).end_line == 2


@pytest.mark.parametrize("keys", [3, 40])
def test_a_key_read_as_another_stands_where_it_is_written(keys: int) -> None:
    text = "".join(f"k{number}: v\n" for number in range(keys))
    written, _ = read("f.yaml", f"{text}tujuan: x\n".encode())
    assert written is not None
    assert written.value(("tujuan",)).line == keys + 1  # whoever asks first
    meant = written.changed(RenameKey("f.yaml", ("tujuan",), "purpose"))
    for document, name in ((meant, "purpose"), (written, "tujuan"), (meant, "purpose")):
        assert document.key((name,)).line == document.value((name,)).line == keys + 1
        assert document.value(("k1",)).line == 2


@pytest.mark.parametrize("keys", [3, 40])
def test_a_key_that_stands_twice_is_shown_where_it_stands_first(keys: int) -> None:
    text = "".join(f"k{number}: v\nk{number}: w\n" for number in range(keys))
    _, findings = read("f.yaml", text.encode())
    shown = [(one.place.line, one.related[0].place.line) for one in findings]
    assert shown == [(2 * number + 2, 2 * number + 1) for number in range(keys)]
