"""Places: of keys and values, and of the nearest thing where one is missing."""

from __future__ import annotations

import pytest

from soptool.source.document import Document, KeyPath
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
