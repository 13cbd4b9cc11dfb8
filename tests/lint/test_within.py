"""In what of its file a finding stands: in words that outlast edits elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.examples import workspace
from soptool.finding import Place
from soptool.lint.within import within_of

TEXT = """\
kind: micro
title: Surat
equipment:
  - Komputer
records: [Buku, {name: Map}]
executors: {a: {name: Camat}}
steps:
  - id: periksa
    activity: Memeriksa
    details:
      - satu
    branches: {Ya: next, Tidak: {end: Batal}}
  - activity: Menyusun
    duration: 1 jam
  - {activity: Lain, duration: 2 jam}
"""


@pytest.mark.parametrize(
    ("line", "column", "within"),
    [
        (1, 1, ""),
        (2, 8, ""),
        (3, 1, ""),
        (4, 5, "equipment"),
        (5, 11, "records"),
        (5, 18, "records"),  # a text is meant, and read
        (6, 17, "executors/a"),
        (7, 1, ""),
        (8, 5, "steps/periksa"),
        (9, 15, "steps/periksa"),
        (11, 9, "steps/periksa/details"),
        (12, 16, "steps/periksa/branches"),
        (12, 35, "steps/periksa/branches/Tidak"),
        (13, 5, "steps/Menyusun"),
        (14, 15, "steps/Menyusun"),
        (15, 22, "steps/Lain"),
    ],
)
def test_what_holds_a_place(line: int, column: int, within: str, tmp_path: Path) -> None:
    tell = within_of(workspace(tmp_path, {"a.yaml": TEXT}))
    assert tell(Place("a.yaml", line, column)) == within
    assert tell(Place("b.yaml", line, column)) == ""
