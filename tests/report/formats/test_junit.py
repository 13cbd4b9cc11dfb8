"""JUnit: well-formed, and the counts are those of the cases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

from report.machines import report
from report.sample import report as hostile
from soptool.report.formats import junit
from soptool.report.report import Look, Report


def parsed(made: Report) -> ET.Element:
    return ET.fromstring(junit.report(made, Look()))


def counts(element: ET.Element) -> dict[str, int]:
    return {name: int(element.attrib[name]) for name in ("tests", "failures", "errors", "skipped")}


def counted(element: ET.Element) -> dict[str, int]:
    tags = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}
    return {name: len(element.findall(f".//{tag}")) for name, tag in tags.items()}


def test_counts_are_those_of_the_cases(tmp_path: Path) -> None:
    root = parsed(report(tmp_path))
    assert counts(root) == counted(root)
    for suite in root:
        assert counts(suite) == counted(suite)
    assert counts(root)["skipped"] == 1


def test_a_clean_file_is_a_case_that_passes() -> None:
    root = parsed(Report(files=3))
    assert counts(root) == {"tests": 3, "failures": 0, "errors": 0, "skipped": 0}
    assert counts(root) == counted(root)


def test_text_is_never_markup(tmp_path: Path) -> None:
    assert counted(parsed(hostile()))["tests"] == 12 - 2 + 3
    root = parsed(report(tmp_path))
    messages = [failure.attrib["message"] for failure in root.iter("failure")]
    assert "The title begins with “SOP”." in messages


def test_golden(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    golden("report/junit.xml", junit.report(report(tmp_path), Look()))
