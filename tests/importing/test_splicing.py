"""Many changes of a file at once are those that one after the other would make."""

from __future__ import annotations

from typing import Any

import pytest

from soptool.finding import SetValue
from soptool.importing.splicing import rewritten
from soptool.source.change import splice_of_new, spliced, splices_of
from soptool.source.read import read

FILE = """kind: micro  # jenis
steps:
  - id: a  # awal
    activity: Menerima surat
    requirements: [Surat, Berkas]
  # di antara
  - activity: Mencatat surat
    executor: b
"""
NEW = [{"activity": "Memindai surat", "outputs": ["Berkas, asli", "#2"]}, {"activity": "x: y"}]


def _data(text: str) -> Any:
    document, _ = read("", text.encode())
    assert document is not None
    return document.data


@pytest.mark.parametrize(
    ("path", "count", "values"),
    [(("steps",), 2, NEW), (("steps", 0, "requirements"), 2, ["Map", "a, b", "#c"])],
)
def test_new_entries_come_as_they_would_one_by_one(
    path: tuple[str | int, ...], count: int, values: list[Any]
) -> None:
    splice = splice_of_new(FILE, path, count, values)
    assert splice is not None
    text = FILE
    for number, value in enumerate(values, start=count):
        splices = splices_of(text, [SetValue("", (*path, number), value)])
        assert splices is not None
        text = spliced(text, splices)
    assert spliced(FILE, [splice]) == text


def test_rows_that_change_come_go_and_move_keep_their_comments() -> None:
    before = _data(FILE)
    first, second = before["steps"]
    steps = [NEW[0], {**second, "executor": "c", "note": "segera"}, NEW[1], {**first, "id": "z"}]
    text = rewritten(FILE, before, {**before, "kind": "macro", "steps": steps}, [None, 1, None, 0])
    assert text is not None
    assert _data(text) == {"kind": "macro", "steps": steps}
    assert all(note in text for note in ("# jenis", "# awal", "# di antara"))
