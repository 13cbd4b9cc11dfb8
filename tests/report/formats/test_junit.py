"""JUnit: as Jenkins' schema has it, and the counts are those of the cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from report.machines import report
from report.sample import report as hostile
from soptool.finding import Severity
from soptool.report.formats import junit
from soptool.report.report import Look, Report

TAGS = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}
# What stands in junit-10.xsd of Jenkins' xUnit plugin, of the elements that are written here:
# the elements below, the attributes that must be there, those that may.
ALLOWED = {
    "testsuites": ({"testsuite"}, set(), {"name", "time", "tests", "failures", "errors"}),
    "testsuite": (
        {"testcase", "properties", "system-out", "system-err"},
        {"name", "tests", "failures", "errors"},
        {"skipped", "time", "timestamp", "hostname", "id", "package", "file", "url", "version"},
    ),
    "testcase": (
        {"skipped", "error", "failure", "system-out", "system-err"},
        {"name"},
        {"time", "classname", "group"},
    ),
    "failure": (set(), set(), {"type", "message"}),
    "skipped": (set(), set(), {"type", "message"}),
}


def parsed(made: Report) -> ET.Element:
    return ET.fromstring(junit.report(made, Look()))


def counts(element: ET.Element) -> dict[str, int]:
    return {name: int(element.attrib[name]) for name in TAGS if name in element.attrib}


def counted(element: ET.Element) -> dict[str, int]:
    return {
        name: len(element.findall(f".//{tag}"))
        for name, tag in TAGS.items()
        if name in element.attrib
    }


def outcomes(root: ET.Element) -> dict[str, str]:
    """Return of each finding what it is: `failure` or `skipped`, by its severity."""
    return {said.attrib["type"]: said.tag for case in root.iter("testcase") for said in case}


def test_counts_are_those_of_the_cases(tmp_path: Path) -> None:
    root = parsed(report(tmp_path))
    assert counts(root) == counted(root)
    for suite in root:
        assert set(counts(suite)) == set(TAGS)
        assert counts(suite) == counted(suite)


@pytest.mark.parametrize(
    ("level", "failing"),
    [
        (Severity.ERROR, {"error"}),
        (Severity.WARNING, {"error", "warning"}),
        (Severity.INFO, {"error", "warning", "info"}),
    ],
)
def test_what_does_not_fail_the_run_is_no_failure(level: Severity, failing: set[str]) -> None:
    made = replace(hostile(), fail_on=level)
    found = outcomes(parsed(made))
    assert {kind for kind, tag in found.items() if tag == "failure"} == failing
    assert set(found) == {"error", "warning", "info"}
    assert made.has_failed


def test_a_clean_file_is_a_case_that_passes() -> None:
    root = parsed(Report(files=3))
    assert counts(root) == {"tests": 3, "failures": 0, "errors": 0}
    assert counts(root) == counted(root)


def test_jenkins_schema_allows_all_that_is_written(tmp_path: Path) -> None:
    for root in (parsed(report(tmp_path)), parsed(hostile()), parsed(Report(files=1))):
        for element in root.iter():
            below, needed, free = ALLOWED[element.tag]
            assert {child.tag for child in element} <= below
            assert needed <= set(element.attrib) <= needed | free


def test_text_is_never_markup(tmp_path: Path) -> None:
    assert len(list(parsed(hostile()).iter("testcase"))) == 12 - 2 + 3
    root = parsed(report(tmp_path))
    messages = [said.attrib["message"] for case in root.iter("testcase") for said in case]
    assert "The title says that it is an SOP: “SOP”." in messages


def test_golden(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    golden("report/junit.xml", junit.report(report(tmp_path), Look()))
