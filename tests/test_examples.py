"""The examples: clean under the strict profile, and every document of them can be made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from soptool.api.checking import Checking
from soptool.api.request import Request
from soptool.api.validate import validate
from soptool.finding import Severity
from soptool.lint.levels import Selection

EXAMPLES = Path(__file__).parents[1] / "examples"
TODAY = date(2026, 11, 23)


def test_the_examples_are_clean_under_the_strict_profile() -> None:
    report = validate(Request((str(EXAMPLES),), today=TODAY), Checking(Selection(profile="strict")))
    loud = [finding for finding in report.findings if finding.severity is not Severity.INFO]
    assert [(f.place.path, f.place.line, f.code, str(f.message)) for f in loud] == []
    assert report.files == 14
