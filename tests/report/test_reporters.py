from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from report.sample import report
from soptool.finding import Check, Place, Severity, found
from soptool.language import msg
from soptool.report import formats
from soptool.report.places import from_repository
from soptool.report.report import Look, Report
from soptool.report.reporters import REPORTERS
from soptool.report.summary import summary

FORMATS = ("full", "concise", "json", "github")  # the others have tests of their own
FOLDER = Path(formats.__file__).parent


def indonesian(template: str) -> str:
    return {"Did you mean `{near}`?": "Maksudnya `{near}`?", "error": "kesalahan"}.get(
        template, template
    )


def test_the_list_holds_every_file_of_the_folder() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert files == set(REPORTERS), (
        "each file of report/formats/ is named after its format and has one line in reporters.py"
    )


@pytest.mark.parametrize("name", REPORTERS)
def test_every_format_writes_every_report(name: str) -> None:
    reporter = REPORTERS[name]
    for made in (report(), Report(files=3)):
        written = reporter.write(made, Look())
        assert written == reporter.write(made, Look())
        assert written.endswith("\n") or not written
        assert all(mark not in written for mark in "\x1b\r\u202e"), "not shown as `visible` does"
    assert reporter.write(report(), Look()) or reporter.of_scorecard


@pytest.mark.parametrize("name", FORMATS)
def test_formats(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"report/{name}.txt", REPORTERS[name].write(report(), Look(width=80)))


def test_full_in_colour(golden: Callable[[str, str], None]) -> None:
    golden("report/full-color.txt", REPORTERS["full"].write(report(), Look(color=True, width=80)))


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_found_is_said_by_every_format(name: str) -> None:
    written = REPORTERS[name].write(Report(files=3), Look())
    assert (json.loads(written)["findings"] == []) if name == "json" else written == ""


def test_full_is_translated() -> None:
    written = REPORTERS["full"].write(report(), Look(indonesian))
    assert "SOP203 kesalahan: " in written
    assert "hint: Maksudnya `agendaris`?" in written


def test_concise_is_one_line_a_finding_and_sends_no_control_character() -> None:
    written = REPORTERS["concise"].write(report(), Look())
    assert written.count("\n") == 3
    assert written.replace("\n", "").isprintable()


def test_concise_keeps_the_names_of_severities() -> None:
    assert "SOP203 error " in REPORTERS["concise"].write(report(), Look(indonesian))


def test_json_keys_are_the_contract() -> None:
    content = json.loads(REPORTERS["json"].write(report(), Look()))
    assert list(content) == ["version", "summary", "findings"]
    assert content["summary"] == {"files": 12, "errors": 1, "warnings": 1, "infos": 1}
    assert list(content["findings"][0]) == [
        "code",
        "rule",
        "severity",
        "message",
        "path",
        "line",
        "column",
        "end_line",
        "end_column",
        "hint",
        "principle",
        "source",
        "related",
        "fix",
    ]


def test_github_escapes_what_would_end_a_value() -> None:
    first, second, third = REPORTERS["github"].write(report(), Look()).splitlines()
    assert first.startswith("::error file=docs/sop/mikro/surat%2C masuk.yaml,line=3,")
    assert first.endswith("::No executor has the id `agendari`.%0ADid you mean `agendaris`?")
    assert second.startswith("::warning ")
    assert second.endswith("::`a%0Ab\\x1b` is no time.")
    assert third.endswith("::100%25: not written,%0Ayet")
    assert "col=" not in third  # a place over several lines has no columns on GitHub


@pytest.mark.parametrize(
    ("prefix", "path", "expected"),
    [
        ("", "a.yaml", "a.yaml"),
        ("docs/sop/", "a.yaml", "docs/sop/a.yaml"),
        ("docs/sop/", "../b.yaml", "docs/b.yaml"),
        ("docs/", "../../b.yaml", "../b.yaml"),
    ],
)
def test_paths_from_the_repository(prefix: str, path: str, expected: str) -> None:
    assert from_repository(prefix, path) == expected


@pytest.mark.parametrize(
    ("severities", "files", "expected"),
    [
        ((), 0, "0 files checked: no findings."),
        ((), 1, "1 file checked: no findings."),
        ((Severity.ERROR,), 1, "1 file checked: 1 error."),
        ((Severity.WARNING,) * 2 + (Severity.ERROR,), 12, "12 files checked: 1 error, 2 warnings."),
        ((Severity.INFO, Severity.INFO), 2, "2 files checked: 2 notes."),
    ],
)
def test_summary(severities: tuple[Severity, ...], files: int, expected: str) -> None:
    findings = tuple(
        found(Check("SOP999", "x", severity), msg("x"), Place("a")) for severity in severities
    )
    assert str(summary(Report(findings, files))) == expected


@pytest.mark.parametrize(
    ("severity", "level", "expected"),
    [
        (Severity.ERROR, Severity.ERROR, True),
        (Severity.WARNING, Severity.ERROR, False),
        (Severity.WARNING, Severity.INFO, True),
    ],
)
def test_a_report_reaches_a_level(severity: Severity, level: Severity, expected: bool) -> None:
    finding = found(Check("SOP999", "x", severity), msg("x"), Place("a"))
    assert Report((finding,), fail_on=level).has_failed is expected
    assert not Report(fail_on=level).has_failed
