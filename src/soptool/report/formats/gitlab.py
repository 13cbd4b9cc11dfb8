"""GitLab's Code Quality report: a list of issues with fingerprints that survive moved lines."""

from __future__ import annotations

from typing import Any

from soptool.finding import Finding, Severity
from soptool.report.fingerprint import Fingerprints
from soptool.report.json_text import json_text
from soptool.report.places import from_repository
from soptool.report.report import Look, Report
from soptool.report.visible import one_line

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(report: Report, look: Look) -> str:
    """Write one issue for each finding."""
    fingerprints = Fingerprints(report)
    issues = [_issue(finding, report, look, fingerprints) for finding in report.findings]
    return json_text(issues)


def _issue(
    finding: Finding, report: Report, look: Look, fingerprints: Fingerprints
) -> dict[str, Any]:
    place = finding.place
    return {
        "description": one_line(finding.message.render(look.translate)),
        "check_name": finding.check.name,
        "fingerprint": fingerprints.of(finding),
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": from_repository(report.prefix, place.path),
            "lines": {"begin": place.line},
        },
    }
