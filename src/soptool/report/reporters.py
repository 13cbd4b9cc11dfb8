"""The formats of `sop validate --format`. A new one is one file and one line here."""

from __future__ import annotations

from soptool.report import concise, full, github, json
from soptool.report.report import Reporter

REPORTERS: dict[str, Reporter] = {
    "full": full.report,
    "concise": concise.report,
    "json": json.report,
    "github": github.report,
}
