"""GitLab's Code Quality report: the keys that GitLab asks for, and lasting fingerprints."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from report.machines import report
from report.sample import report as hostile
from soptool.finding import Check, Place, Severity, found
from soptool.language import computed, msg
from soptool.report.formats import gitlab
from soptool.report.report import Look, Report


def test_every_issue_has_what_gitlab_asks_for(tmp_path: Path) -> None:
    issues = json.loads(gitlab.report(report(tmp_path), Look()))
    assert issues
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["description"]
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["path"].startswith("docs/sop/")
        assert issue["location"]["lines"]["begin"] >= 1
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints)


def test_a_fingerprint_outlives_what_was_computed() -> None:
    def printed(number: int) -> str:
        message = msg("The SOP has {rows} rows.", rows=computed(number))
        only = Report(
            (found(Check("SOP592", "unusual-length", Severity.ERROR), message, Place("a.yaml")),), 1
        )
        (issue,) = json.loads(gitlab.report(only, Look()))
        assert issue["description"].endswith(f"The SOP has {number} rows.")
        return str(issue["fingerprint"])

    assert printed(26) == printed(27)


def test_nothing_found() -> None:
    assert json.loads(gitlab.report(Report(files=2), Look())) == []


def test_hostile_text(golden: Callable[[str, str], None]) -> None:
    golden("report/gitlab.json", gitlab.report(hostile(), Look()))
