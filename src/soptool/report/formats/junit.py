"""JUnit XML by the schema of Jenkins: a suite a file, a case a finding.

What does not make the run fail is a case that was skipped.
"""

from __future__ import annotations

from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from soptool.finding import Finding
from soptool.report.places import address
from soptool.report.report import Look, Report
from soptool.report.visible import one_line, visible

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def report(report: Report, look: Look) -> str:
    """Write all suites, and one of cases that pass for the files without findings."""
    root = Element("testsuites", {"name": "soptool"})
    for path, findings in groupby(report.findings, key=lambda finding: finding.place.path):
        suite = SubElement(root, "testsuite", {"name": one_line(path), "file": one_line(path)})
        suite.extend(_case(finding, report, look) for finding in findings)
    clean = report.files - len(root)
    if clean > 0:
        suite = SubElement(root, "testsuite", {"name": "files without findings"})
        for _ in range(clean):
            SubElement(suite, "testcase", {"name": "no findings", "classname": "soptool"})
    for element in root:
        element.attrib |= {**_counts(element), "skipped": _count(element, "skipped")}
    root.attrib |= _counts(root)
    indent(root)
    return f"{_HEAD}{tostring(root, encoding='unicode')}\n"


def _counts(element: Element) -> dict[str, str]:
    failures, tests = _count(element, "failure"), _count(element, "testcase")
    return {"tests": tests, "failures": failures, "errors": "0"}


def _count(element: Element, tag: str) -> str:
    return str(sum(1 for _ in element.iter(tag)))


def _case(finding: Finding, report: Report, look: Look) -> Element:
    message = finding.message.render(look.translate)
    name = one_line(f"{finding.code} {finding.check.name}: {message}")
    case = Element("testcase", {"name": name, "classname": one_line(finding.place.path)})
    outcome = "failure" if report.fails_by(finding) else "skipped"
    said = SubElement(case, outcome, type=finding.severity.value, message=one_line(message))
    hint = [finding.hint.render(look.translate)] if finding.hint else []
    said.text = "\n".join(map(visible, (f"{address(finding.place)}: {message}", *hint)))
    return case
