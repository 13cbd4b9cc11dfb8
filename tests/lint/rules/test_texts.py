"""Texts of the file and of findings: the cases that manuals do not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.examples import files_of, findings
from soptool.lint.catalogue import RULES
from soptool.lint.rules.identity import text_cut_by_comma


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


@pytest.mark.parametrize(
    "name",
    [
        "macro-time-short",
        "promise-shorter-than-sop",
        "promise-shorter-than-expected",
        "promise-not-provable",
        "standard-review-due",
        "review-too-late",
        "unusual-length",
        "warning-copied",
        "tools-copied",
        "staff-fewer-than-executors",
    ],
)
def test_what_a_finding_takes_from_elsewhere_is_marked_as_computed(
    name: str, tmp_path: Path
) -> None:
    (rule,) = (rule for rule in RULES if rule.name == name)
    found = findings(tmp_path, files_of(rule.manual.bad[0]), rule)
    assert found
    for finding in found:
        assert "…" in finding.message.lasting
        assert "…" not in str(finding.message)
