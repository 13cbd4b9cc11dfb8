"""JUnit XML, as GitLab, Jenkins and Azure read it: a suite a file, a case a finding."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from soptool.finding import Finding, Severity
from soptool.report.places import address
from soptool.report.report import Look, Report
from soptool.report.visible import one_line, visible

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def report(report: Report, look: Look) -> str:
    """Write all suites; errors and warnings fail, notes are cases that were skipped."""
    suites = [
        _suite(path, list(findings), look)
        for path, findings in groupby(report.findings, key=lambda finding: finding.place.path)
    ]
    clean = max(report.files - len(suites), 0)
    if clean:
        suites.append(_clean(clean))
    root = Element("testsuites", {"name": "soptool", **_counts(report.findings, clean)})
    root.extend(suites)
    indent(root)
    return f"{_HEAD}{tostring(root, encoding='unicode')}\n"


def _counts(findings: Iterable[Finding], clean: int = 0) -> dict[str, str]:
    levels = [finding.severity for finding in findings]
    skipped = levels.count(Severity.INFO)
    failures = len(levels) - skipped
    numbers = {"tests": len(levels) + clean, "failures": failures, "errors": 0, "skipped": skipped}
    return {name: str(number) for name, number in numbers.items()}


def _suite(path: str, findings: list[Finding], look: Look) -> Element:
    suite = Element("testsuite", {"name": one_line(path), **_counts(findings)})
    suite.extend(_case(finding, look) for finding in findings)
    return suite


def _clean(number: int) -> Element:
    suite = Element("testsuite", {"name": "files without findings", **_counts((), number)})
    for _ in range(number):
        SubElement(suite, "testcase", {"name": "no findings", "classname": "soptool"})
    return suite


def _case(finding: Finding, look: Look) -> Element:
    message = finding.message.render(look.translate)
    place, path = finding.place, one_line(finding.place.path)
    name = one_line(f"{finding.code} {finding.check.name}: {message}")
    where = {"classname": path, "file": path, "line": str(place.line)}
    case = Element("testcase", {"name": name, **where})
    said = {"message": one_line(message)}
    if finding.severity is Severity.INFO:
        SubElement(case, "skipped", said)
        return case
    failure = SubElement(case, "failure", {**said, "type": finding.severity.value})
    hint = [finding.hint.render(look.translate)] if finding.hint else []
    failure.text = "\n".join(map(visible, (f"{address(place)}: {message}", *hint)))
    return case
