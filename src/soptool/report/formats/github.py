"""Annotations of GitHub Actions: workflow commands, with paths from the repository's root."""

from __future__ import annotations

from soptool.finding import Finding, Severity
from soptool.report.places import from_repository
from soptool.report.report import Look, Report
from soptool.report.visible import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def report(report: Report, look: Look) -> str:
    """Write one workflow command for each finding."""
    return "".join(f"{_command(finding, report.prefix, look)}\n" for finding in report.findings)


def _command(finding: Finding, prefix: str, look: Look) -> str:
    place = finding.place
    properties = {
        "file": visible(from_repository(prefix, place.path)),
        "line": str(place.line),
        "endLine": str(place.end_line),
        "title": f"{finding.code} {finding.check.name}",
    }
    if place.line == place.end_line:  # GitHub refuses columns on an annotation of several lines
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    listed = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items())
    texts = (finding.message, finding.hint)
    message = "\n".join(_shown(text.render(look.translate)) for text in texts if text)
    return f"::{_COMMANDS[finding.severity]} {listed}::{message.translate(_DATA)}"


def _shown(text: str) -> str:
    """Return the text with its lines, and with every other control character written out."""
    return "\n".join(visible(line) for line in text.splitlines())
