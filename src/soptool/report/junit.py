"""JUnit XML, as GitLab, Jenkins and Azure read it: a suite a file, a case a finding."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from soptool.finding import Finding, Severity
from soptool.report.concise import where
from soptool.report.report import Look, Report
from soptool.report.visible import visible

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def report(report: Report, look: Look) -> str:
    """Write all suites; errors and warnings fail, notes are cases that were skipped."""
    suites = [
        _suite(path, list(findings), look)
        for path, findings in groupby(report.findings, key=lambda finding: finding.place.path)
    ]
    clean = report.files - len(suites)
    if clean > 0:
        suites.append(_clean(clean))
    counts = _counts(report.findings, max(clean, 0))
    body = "".join(suites)
    return f'{_HEAD}<testsuites name="soptool" {counts}>\n{body}</testsuites>\n'


def _counts(findings: Iterable[Finding], clean: int = 0) -> str:
    levels = [finding.severity for finding in findings]
    skipped = levels.count(Severity.INFO)
    failures = len(levels) - skipped
    return f'tests="{len(levels) + clean}" failures="{failures}" errors="0" skipped="{skipped}"'


def _suite(path: str, findings: list[Finding], look: Look) -> str:
    cases = "".join(_case(finding, look) for finding in findings)
    return f"  <testsuite name={_attribute(path)} {_counts(findings)}>\n{cases}  </testsuite>\n"


def _clean(number: int) -> str:
    case = '    <testcase name="no findings" classname="soptool"/>\n'
    return (
        f'  <testsuite name="files without findings" {_counts((), number)}>\n'
        f"{case * number}  </testsuite>\n"
    )


def _case(finding: Finding, look: Look) -> str:
    message = finding.message.render(look.translate)
    name = f"{finding.code} {finding.check.name}: {message}"
    place = finding.place
    case = (
        f"    <testcase name={_attribute(name)} classname={_attribute(place.path)} "
        f'file={_attribute(place.path)} line="{place.line}">\n'
    )
    hint = [finding.hint.render(look.translate)] if finding.hint else []
    text = escape(visible_lines([f"{where(place)}: {message}", *hint]))
    if finding.severity is Severity.INFO:
        inner = f"      <skipped message={_attribute(message)}/>\n"
    else:
        kind = f'type="{finding.severity.value}"'
        inner = f"      <failure message={_attribute(message)} {kind}>{text}</failure>\n"
    return f"{case}{inner}    </testcase>\n"


def visible_lines(lines: Iterable[str]) -> str:
    """Join lines, with characters that XML can't hold written out."""
    return "\n".join(visible(line) for line in lines)


def _attribute(text: str) -> str:
    return quoteattr(visible(" ".join(text.split())))
