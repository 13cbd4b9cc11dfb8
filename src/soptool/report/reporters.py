"""The formats of `sop validate --format`. A new one is one file and one line here."""

from __future__ import annotations

from soptool.report import concise, full, github, gitlab, json, junit, sarif, scorecard
from soptool.report.report import Reporter

REPORTERS: dict[str, Reporter] = {
    "full": full.report,
    "concise": concise.report,
    "json": json.report,
    "github": github.report,
    "sarif": sarif.report,
    "junit": junit.report,
    "gitlab": gitlab.report,
    "scorecard": scorecard.report,
}
