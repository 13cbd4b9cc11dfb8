"""The scorecard as a table and in JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from report.machines import report
from soptool.report.formats import json as json_report
from soptool.report.formats import scorecard
from soptool.report.report import Look, Report

RULES = ("legal-basis-missing", "title-says-sop", "SOP30")


def test_table(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    made = report(tmp_path, RULES, scorecard=True)
    golden("report/scorecard.txt", scorecard.report(made, Look()))


def test_json(tmp_path: Path) -> None:
    data = json.loads(json_report.report(report(tmp_path, RULES, scorecard=True), Look()))
    card = data["scorecard"]
    assert [document["id"] for document in card["documents"]] == ["makro", "surat", "surat"]
    assert len(card["principles"]) == 8
    for number, principle in enumerate(card["principles"]):
        for verdict in ("passed", "failed", "ignored", "not_applicable"):
            below = (document["principles"][number][verdict] for document in card["documents"])
            assert principle[verdict] == sum(below)
    law = card["documents"][2]["principles"][6]
    assert law["principle"] == "obedience to law"
    assert law["rules"] == [
        {
            "code": "SOP540",
            "rule": "legal-basis-missing",
            "verdict": "ignored",
            "evidence": [
                {
                    "message": "The SOP names no legal basis (dasar hukum, `legal_basis`).",
                    "path": "mikro/surat masuk.yaml",
                    "line": 4,
                    "reason": "menunggu peraturan",
                }
            ],
        }
    ]


def test_without_a_scorecard() -> None:
    assert scorecard.report(Report(files=1), Look()) == ""
    assert "scorecard" not in json.loads(json_report.report(Report(files=1), Look()))
