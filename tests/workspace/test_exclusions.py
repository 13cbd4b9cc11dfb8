"""A pattern of `exclude` that misses what it looks to mean is said, and no other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from soptool.workspace.exclusions import exclusion_findings
from soptool.workspace.load import load

MISSING = [
    "ARSIP/*",
    "arsip\\LAMA.yaml",
    "'arsip/*'",
    "arsip/*  # yang lama",
    "arsip, draf",
    "draf; arsip/*",
    "$PWD/arsip",
    "%CD%\\arsip",
    "^arsip/.*",
    r"arsip/.*\.yaml$",
    "arsip/lama",
    "lama",
    "arsip/*.yaml/",
]
MEANT = [
    "arsip/",
    "./arsip/*",
    ".\\arsip\\*",
    "lama.yaml",
    "draf/",
    "draf",
    "*.yml",
    "!arsip/x.yaml",
]


def said(folder: Path, pattern: str) -> list[tuple[str, int]]:
    (folder / "arsip").mkdir()
    (folder / "draf").mkdir()
    for name in ("arsip/lama.yaml", "surat.yaml", "draf.yaml"):
        (folder / name).write_text("kind: micro\n", encoding="utf-8")
    text = f"language: id\nexclude:\n  - {json.dumps(pattern)}\n"
    (folder / "sop.yaml").write_text(text, encoding="utf-8")
    found = exclusion_findings(load(folder))
    return [(one.code, one.place.line) for one in found]


@pytest.mark.parametrize("pattern", MISSING)
def test_a_pattern_that_misses_is_said_where_it_stands(tmp_path: Path, pattern: str) -> None:
    assert said(tmp_path, pattern) == [("SOP234", 3)]


@pytest.mark.parametrize("pattern", MEANT)
def test_a_pattern_that_is_meant_so_is_not(tmp_path: Path, pattern: str) -> None:
    assert said(tmp_path, pattern) == []


def test_the_whole_path_of_the_workspace_is_no_pattern(tmp_path: Path) -> None:
    assert said(tmp_path, f"{tmp_path.as_posix()}/arsip") == [("SOP234", 3)]
