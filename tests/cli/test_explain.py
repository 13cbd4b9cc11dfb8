"""`sop explain`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Sop
from soptool.lint.catalogue import RULES
from soptool.lint.lookup import ALL


def test_one_rule(folder: Path, sop: Sop, golden: Callable[[str, str], None]) -> None:
    by_code, by_name = sop("explain", "sop524"), sop("explain", "title-says-sop")
    assert by_code == by_name
    assert by_code.code == 0
    golden("cli/explain.txt", by_code.out)


def test_every_rule_in_one_line(folder: Path, sop: Sop) -> None:
    lines = sop("explain", "--all").out.splitlines()
    codes = [line.split()[0] for line in lines]
    assert codes == sorted(codes)
    assert {check.code for check in ALL} < set(codes)
    assert "SOP451" in codes


def test_json(folder: Path, sop: Sop) -> None:
    data = json.loads(sop("explain", "--all", "--format", "json").out)
    known = {entry["code"]: entry for entry in data}
    assert {rule.check.code for rule in RULES} < set(known)
    one = known["SOP524"]
    assert (one["rule"], one["severity"], one["fixable"]) == ("title-says-sop", "warning", True)
    (same,) = json.loads(sop("explain", "SOP524", "-f", "json").out)
    assert same == one


def test_markdown_of_some_rules(folder: Path, sop: Sop) -> None:
    out = sop("explain", "SOP30", "-f", "md").out
    assert [line for line in out.splitlines() if line.startswith("#")][:2] == [
        "### SOP301 unreachable-step",
        "### SOP302 no-way-to-an-end",
    ]


@pytest.mark.parametrize("arguments", [(), ("SOP524", "--all"), ("title-say-sop",), ("SOP9999",)])
def test_wrong_usage(arguments: tuple[str, ...], folder: Path, sop: Sop) -> None:
    ended = sop("explain", *arguments)
    assert (ended.code, ended.out) == (2, "")
    if "title-say-sop" in arguments:
        assert "Did you mean `title-says-sop`?" in ended.err


def test_a_page_for_every_rule(folder: Path, sop: Sop) -> None:
    assert sop("explain", "--all", "--split", "aturan", "--lang", "id").code == 0
    pages = {path.stem: path.read_text(encoding="utf-8") for path in Path("aturan").iterdir()}
    contents = pages.pop("index")
    assert set(pages) == {line.split()[0] for line in sop("explain", "--all").out.splitlines()}
    assert all(f"]({code}.md)" in contents for code in pages)
    assert all(text.startswith(f"# {code} ") for code, text in pages.items())
    assert "Tingkat: peringatan" in pages["SOP524"]


def test_pages_are_made_of_all_rules_only(folder: Path, sop: Sop) -> None:
    ended = sop("explain", "SOP524", "--split", "aturan")
    assert (ended.code, Path("aturan").exists()) == (2, False)
    assert "add `--all`" in ended.err
