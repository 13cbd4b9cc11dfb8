"""What is printed and reported of hostile texts and file names, read as their readers do."""

from __future__ import annotations

import csv
import json
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest

from cli.conftest import Sop, write
from hostile.payloads import PAYLOADS, SAMPLE
from hostile.workspace import MACRO, MICRO, filled
from soptool.lint.catalogue import RULES

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
COLORS = re.compile("\x1b\\[[0-9;]*m")
FORMULA = re.compile(r"[=+\-@\t\r](?!\d+([.,]\d+)?$)")
COMMANDS = (
    "validate -f full --color always", "validate -f concise", "tree", "compose makro", "compose h1",
    "time h1", "time", "workload", "impact camat --kind executor", "fmt --diff",
    "pin --check makro",
    "rename unit x y", "render --to html,md,svg,json -o out -v", "validate --scorecard",
    "diff h1.yaml h2.yaml", "explain SOP203",
)  # fmt: skip


@pytest.fixture(params=[pytest.param(SAMPLE, id="sample"),
                        pytest.param(PAYLOADS, id="all", marks=pytest.mark.long)])  # fmt: skip
def hostile(
    request: pytest.FixtureRequest, folder: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A workspace in which each payload has a file of its own, called after it."""
    monkeypatch.setattr("soptool.lint.levels.RULES", RULES)
    texts: Sequence[str] = request.param
    files = {"sop.yaml": "", "makro.yaml": filled(MACRO.replace("THE-ID", "h1"), texts[0])}
    for number, text in enumerate(texts):
        content = filled(MICRO.replace("THE-ID", f"h{number}"), text)
        files[name(text, number)] = content
    files["h1.yaml"] = files.pop(name(texts[1], 1))
    files["h2.yaml"] = files.pop(name(texts[2], 2))
    return write(folder, files)


def name(text: str, number: int) -> str:
    """Return a file's name with as much of the text as a name may hold."""
    return f"{text.replace('/', '').replace(chr(0), '')[:80]}{number}.yaml"


def check_printed(text: str) -> None:
    plain = COLORS.sub("", text)
    assert OBEYED.findall(plain) == []
    assert [line for line in plain.split("\n") if line.lstrip().startswith("::")] == []
    assert re.findall(r"##(?:vso|teamcity)?\[", plain) == []


def test_nothing_printed_is_obeyed(hostile: Path, sop: Sop) -> None:
    for command in COMMANDS:
        ended = sop(*command.split(), "--lang", "en")
        assert ended.code in (0, 1, 2), (command, ended.err)
        check_printed(ended.out)
        check_printed(ended.err)
    outside = {path.name for path in hostile.parent.iterdir()} - {"kerja", "cache"}
    assert outside == set()
    made = [path.relative_to(hostile).as_posix() for path in (hostile / "out").rglob("*")]
    assert [
        path
        for path in made
        if not re.fullmatch(r"out/(\.sop-written|[a-z0-9-]+)\.(html|md|svg|json)", path)
    ] == []
    assert len(made) > 20


def test_reports_are_what_their_readers_read(hostile: Path, sop: Sop) -> None:
    number = len(json.loads(sop("validate", "-f", "json").out)["findings"])
    run = json.loads(sop("validate", "-f", "sarif").out)["runs"][0]
    assert len(run["results"]) == number
    assert len(json.loads(sop("validate", "-f", "gitlab").out)) == number
    suites = ET.fromstring(sop("validate", "-f", "junit").out)
    assert len(list(suites.iter("failure"))) > 0
    assert {e.tag for e in suites.iter()} <= {
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "skipped",
        "properties",
        "property",
    }
    lines = sop("validate", "-f", "github").out.splitlines()
    assert all(re.match(r"::(error|warning|notice) file=[^,]*,line=\d", line) for line in lines)
    for command in (
        ("tree", "-f", "json"),
        ("compose", "makro", "-f", "json"),
        ("time", "h1", "-f", "json"),
    ):
        json.loads(sop(*command).out)
    out = sop("workload", "-f", "csv").out
    check_printed(out)
    for row in csv.reader(StringIO(out.removeprefix("\ufeff"))):
        assert [cell for cell in row if FORMULA.match(cell)] == []
