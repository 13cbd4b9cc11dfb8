"""Names of files and texts of authors are shown wherever they are printed, and never obeyed."""

from __future__ import annotations

import json
import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote

import pytest

from cli.conftest import Sop, write
from soptool.lint.catalogue import RULES

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")

NAMES = (
    "esc\x1b[31mmerah.yaml",
    "bel\x07.yaml",
    "baris\n::warning file=a.yaml::PWNED.yaml",
    "::error::depan.yaml",
    " ::set-output name=x::spasi.yaml",
    "balik\u202elmay.yaml",
    "##vso[task.setvariable variable=x]y.yaml",
    "##[error]z.yaml",
    "bukan-utf8-\udcff.yaml",
    "kembali\rke depan.yaml",
    "tanda\U000e0041.yaml",
)
ORDER = '"Menyusun\\n\\n::warning::teks\\n##vso[task.x]\\n##[error]\\u202e"'
MICRO = """\
title: SOP Penyusunan {{n}}
kind: micro
number: {text}
executors: {{a: Camat}}
steps:
  - activity: {text}
    executor: a
    duration: 1 jam
    outputs: {text}
    requirements: {text}
    note: {text}
"""
MACRO = "title: Semua\nkind: macro\nsteps:\n" + "".join(
    f"  - use: m{n}\n" for n in range(len(NAMES))
)
COMMANDS = (
    "validate -f full", "validate -f concise", "validate -f json", "validate -f sarif",
    "validate -f junit", "validate -f gitlab", "validate --diff", "validate --scorecard",
    "validate --write-baseline ::b.json", "fmt --diff", "fmt --check -v", "fmt -v", "tree",
    "tree --reverse", "tree -f json", "tree --color always", "compose semua", "compose m1 -f yaml",
    "compose m1 -f json", "render --to html,md -v", "render --strict", "time", "time m1 -f json",
    "workload", "workload -f json", "workload -f csv", "pin semua --diff", "pin --check semua",
    "impact Camat --kind executor", "impact Camat --kind executor -f json",
    "rename executor Camat Lurah --diff", "rename sop m1 ::n", "rename unit ::a ::b",
    "render --each -o out --to json -v", "schema --update", "cache", "cache clear", "diff . .",
    "diff . . --to docx -o ::x", "import bukan.xlsx", "import . -o ::in --diff",
    "import . -o ::in -f json", "compose ::warning::x",
    "validate ::warning::x.yaml", "explain ::x", "::x", "new micro ::x",
)  # fmt: skip
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\U000e0041]")
COLORS = re.compile("\x1b\\[[0-9;]*m")


@pytest.fixture
def ruang(folder: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("soptool.lint.levels.RULES", RULES)
    good = MICRO.format(text=ORDER)
    files = {name: f"id: m{n}\n" + good.replace("{n}", str(n)) for n, name in enumerate(NAMES)}
    broken = {f"rusak{name}": "kind: micro\ntitle: [x\n" for name in NAMES}
    broken |= {f"{name}.xlsx": "PK\x03\x04" for name in NAMES}
    return write(folder, {"sop.yaml": "", "semua.yaml": MACRO, **files, **broken})


def orders(text: str) -> list[str]:
    """Find what a terminal or a runner of CI would obey."""
    plain = COLORS.sub("", text)
    lines = [line for line in plain.split("\n") if line.lstrip().startswith("::")]
    return [*OBEYED.findall(plain), *lines, *re.findall(r"##(?:vso)?\[", plain)]


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_that_is_printed_gives_orders(command: str, ruang: Path, sop: Sop) -> None:
    ended = sop(*command.split(), "--lang", "en")
    assert ended.code in (0, 1, 2), ended.err
    assert orders(ended.out) == []
    assert orders(ended.err) == []


@pytest.mark.parametrize("name", NAMES[:9:3])
def test_names_of_folders_give_no_orders_either(name: str, folder: Path, sop: Sop) -> None:
    for command in ("init", "new micro x -o", "validate --each", "validate -f concise",
                    "render --each -v -o out --to md", "render -v -o out --to md",
                    "schema --update -w", "cache info -w", "cache clear -w", "tree", "diff",
                    "import"):  # fmt: skip
        ended = sop(*command.split(), f"./{name}", "--lang", "en")
        assert ended.code in (0, 1, 2), ended.err
        assert orders(ended.out) == []
        assert orders(ended.err) == []


def test_annotations_are_one_line_each_and_name_the_file(ruang: Path, sop: Sop) -> None:
    out = sop("validate", "-f", "github").out
    lines = out.splitlines()
    assert all(re.match(r"::(error|warning|notice) file=[^,]*,line=\d", line) for line in lines)
    assert OBEYED.findall(out) == []
    assert any("file=baris\\x0a%3A%3Awarning file=a.yaml" in line for line in lines)


def test_reports_for_programs_name_each_file(ruang: Path, sop: Sop) -> None:
    run = json.loads(sop("validate", "-f", "sarif").out)["runs"][0]
    places = [one["locations"][0]["physicalLocation"] for one in run["results"]]
    uris = {unquote(place["artifactLocation"]["uri"], errors="surrogateescape") for place in places}
    assert set(NAMES) <= uris
    issues = json.loads(sop("validate", "-f", "gitlab").out)
    paths = {issue["location"]["path"] for issue in issues}
    assert {"bukan-utf8-\\udcff.yaml", "esc\x1b[31mmerah.yaml", "tanda\U000e0041.yaml"} <= paths
    suites = ET.fromstring(sop("validate", "-f", "junit").out)
    assert "bukan-utf8-\\udcff.yaml" in {suite.get("name") for suite in suites}


def test_a_diff_names_files_as_git_does(ruang: Path, sop: Sop) -> None:
    heads = [line for line in sop("fmt", "--diff").out.splitlines() if line.startswith("--- ")]
    assert '--- "a/esc\\033[31mmerah.yaml"' in heads
    assert '--- "a/baris\\012::warning file=a.yaml::PWNED.yaml"' in heads
    assert '--- "a/balik\\342\\200\\256lmay.yaml"' in heads


def test_in_actions_only_annotations_are_commands(ruang: Path, sop: Sop) -> None:
    ended = sop("validate", "-f", "concise", env={"GITHUB_ACTIONS": "true"})
    lines = [line for line in ended.out.splitlines() if line.lstrip().startswith("::")]
    assert lines
    assert all(re.match(r"::(error|warning|notice) file=", line) for line in lines)


def test_a_baseline_that_names_such_files_follows_a_renaming(ruang: Path, sop: Sop) -> None:
    assert sop("validate", "--write-baseline", "dasar.json", "--exit-zero").code == 0
    assert sop("rename", "executor", "Camat", "Lurah").code == 0
    known = json.loads((ruang / "dasar.json").read_text("utf-8"))
    assert set(NAMES) <= {one["path"] for one in known["findings"]}
    assert sop("validate", "--baseline", "dasar.json").code == 0
