"""One line a finding: `path:line:col: SOP203 error message`."""

from __future__ import annotations

from soptool.finding import Finding
from soptool.report.fixable import marked
from soptool.report.places import address
from soptool.report.report import Look, Report
from soptool.report.statistics import as_lines
from soptool.report.visible import one_line
from soptool.report.words import short_word_of


def report(report: Report, look: Look) -> str:
    """Write one line for each finding, or for each rule."""
    if report.counts_rules:
        return as_lines(report, look)
    return "".join(f"{_line(finding, report, look)}\n" for finding in report.findings)


def _line(finding: Finding, report: Report, look: Look) -> str:
    message = marked(finding, one_line(finding.message.render(look.translate)))
    word = short_word_of(finding.severity, look.translate)
    return f"{address(finding.place, report, look)}: {finding.code} {word} {message}"
