"""Rules on texts as they are written in the file: the cases that their manuals do not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.examples import files_of, findings
from soptool.lint.rules import text_cut_by_comma


@pytest.mark.parametrize(
    ("text", "column", "whole"),
    [
        ("warnings: [Jika lalai, maka terlambat]", 24, "Jika lalai, maka terlambat"),
        ("warnings: [Umum, Jika lalai,maka terlambat]", 29, "Jika lalai,maka terlambat"),
        ("steps: [{activity: Mencatat, outputs: [Nota (asli, salinan)]}]", 52, None),
    ],
)
def test_a_cut_text_is_found_where_it_goes_on(
    text: str, column: int, whole: str | None, tmp_path: Path
) -> None:
    (finding,) = findings(tmp_path, files_of(f"{text}\n"), text_cut_by_comma.RULE)
    assert (finding.place.line, finding.place.column) == (1, column)
    assert whole is None or f'"{whole}"' in str(finding.hint)


@pytest.mark.parametrize(
    "text",
    [
        'warnings: ["Jika lalai", maka terlambat]',
        "warnings: [Jika lalai, 'maka terlambat']",
        "warnings: [Jika lalai,\n  maka terlambat]",
        "warnings:\n  - Jika lalai\n  - maka terlambat",
        "warnings: [Jika lalai]\nrecords: [maka]",
    ],
)
def test_entries_that_are_quoted_or_on_lines_of_their_own_are_meant(
    text: str, tmp_path: Path
) -> None:
    assert not findings(tmp_path, files_of(f"{text}\n"), text_cut_by_comma.RULE)
