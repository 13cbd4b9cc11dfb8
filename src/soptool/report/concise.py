"""One line a finding: `path:line:col: SOP203 error message`."""

from __future__ import annotations

from soptool.finding import Finding, Place
from soptool.report.report import Look, Report
from soptool.report.visible import visible


def report(report: Report, look: Look) -> str:
    """Write one line for each finding."""
    return "".join(f"{_line(finding, look)}\n" for finding in report.findings)


def _line(finding: Finding, look: Look) -> str:
    message = one_line(finding.message.render(look.translate))
    return f"{where(finding.place)}: {finding.code} {finding.severity.value} {message}"


def where(place: Place) -> str:
    """Return `path:line:col`."""
    return f"{visible(place.path)}:{place.line}:{place.column}"


def one_line(text: str) -> str:
    """Return a message on one line."""
    return visible(" ".join(text.split()))
