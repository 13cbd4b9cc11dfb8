"""Findings as JSON, for programs: the keys are a contract."""

from __future__ import annotations

from typing import Any

from soptool.finding import (
    Change,
    Delete,
    Finding,
    Fix,
    Place,
    RenameKey,
    Reorder,
    Replace,
    SetValue,
    Severity,
)
from soptool.language import Message
from soptool.report.json_text import json_text
from soptool.report.report import Look, Report
from soptool.report.statistics import as_data as statistics

VERSION = 1


def report(report: Report, look: Look) -> str:
    """Write the summary and every finding."""
    content: dict[str, Any] = {
        "version": VERSION,
        "summary": {
            "files": report.files,
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "infos": report.count(Severity.INFO),
        },
        "findings": [_finding(finding, look) for finding in report.findings],
    }
    if report.counts_rules:
        content["statistics"] = statistics(report)
    if report.scorecard is not None:
        from soptool.report.scorecard_data import as_data  # noqa: PLC0415 -- few reports have one

        content["scorecard"] = as_data(report.scorecard, look.translate)
    return json_text(content)


def _finding(finding: Finding, look: Look) -> dict[str, Any]:
    return {
        "code": finding.code,
        "rule": finding.check.name,
        "severity": finding.severity.value,
        "message": finding.message.render(look.translate),
        **_place(finding.place),
        "hint": _text(finding.hint, look),
        "principle": finding.check.principle,
        "source": finding.check.source,
        "related": [
            {
                "path": related.place.path,
                "line": related.place.line,
                "column": related.place.column,
                "message": related.message.render(look.translate),
            }
            for related in finding.related
        ],
        "fix": _fix(finding.fix, look),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _text(message: Message | None, look: Look) -> str | None:
    return message.render(look.translate) if message else None


def _fix(fix: Fix | None, look: Look) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {
        "message": fix.message.render(look.translate),
        "safe": fix.safe,
        "changes": [_change(change) for change in fix.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    match change:
        case SetValue(file, path, value):
            what: dict[str, Any] = {"change": "set", "value": value}
        case RenameKey(file, path, name):
            what = {"change": "rename", "name": name}
        case Delete(file, path):
            what = {"change": "delete"}
        case Reorder(file, path, order):
            what = {"change": "reorder", "order": list(order)}
        case Replace(file, place, text):
            where = {key: value for key, value in _place(place).items() if key != "path"}
            return {"file": file, "change": "replace", **where, "text": text}
    return {"file": file, "path": list(path), **what}
