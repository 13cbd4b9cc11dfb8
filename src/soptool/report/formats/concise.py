"""One line a finding: `path:line:col: SOP203 error message`."""

from __future__ import annotations

from soptool.finding import Finding
from soptool.report.places import address
from soptool.report.report import Look, Report
from soptool.report.visible import one_line


def report(report: Report, look: Look) -> str:
    """Write one line for each finding."""
    return "".join(f"{_line(finding, look)}\n" for finding in report.findings)


def _line(finding: Finding, look: Look) -> str:
    message = one_line(finding.message.render(look.translate))
    return f"{address(finding.place)}: {finding.code} {finding.severity.value} {message}"
