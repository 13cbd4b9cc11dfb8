"""SARIF 2.1.0 (OASIS), for code scanning: paths relative to the repository's root."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from soptool import __version__
from soptool.finding import Check, Finding, Fix, Place, Related, Severity, Suppressed
from soptool.language import Message
from soptool.lint.explain import as_markdown, manuals
from soptool.lint.levels import default_level
from soptool.report.edits import edits_of
from soptool.report.fingerprint import Fingerprints
from soptool.report.json_text import json_text
from soptool.report.manual import manual_text
from soptool.report.places import from_repository
from soptool.report.report import Look, Report

_OASIS = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas"
SCHEMA = f"{_OASIS}/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"


def report(report: Report, look: Look) -> str:
    """Write one run; what is ignored stands in it as suppressed."""
    suppressed = [(one.finding, one) for one in report.suppressed]
    everything = [*((finding, None) for finding in report.findings), *suppressed]
    codes = dict.fromkeys(finding.check for finding, _ in everything)
    checks = sorted(codes, key=lambda check: check.code)
    indexes = {check.code: number for number, check in enumerate(checks)}
    writer = _Writer(report, look, indexes, Fingerprints(report))
    driver = {
        "name": "soptool",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(check, look) for check in checks],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The root of the repository."}},
        },
        "results": [writer.result(finding, one) for finding, one in everything],
    }
    content = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(content)


def _rule(check: Check, look: Look) -> dict[str, Any]:
    manual = manuals().get(check)
    what = manual.what.render(look.translate) if manual else check.name
    level = default_level(check)
    rule: dict[str, Any] = {
        "id": check.code,
        "name": _camel(check.name),
        "shortDescription": {"text": what},
        "fullDescription": {"text": manual.why.render(look.translate) if manual else what},
        "help": {
            "text": manual_text(check, Look(look.translate)),
            "markdown": as_markdown(check, manual, look.translate),
        },
        "defaultConfiguration": {"enabled": level is not None, "level": _level(level)},
        "properties": {"rule": check.name, "tags": [tag for tag in [check.principle] if tag]},
    }
    if page := look.manual_of(check):
        rule["helpUri"] = page
    return rule


def _level(severity: Severity | None) -> str:
    return "none" if severity is None else _LEVELS[severity]


def _camel(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))


@dataclass(frozen=True, slots=True)
class _Writer:
    report: Report
    look: Look
    indexes: Mapping[str, int]
    fingerprints: Fingerprints

    def result(self, finding: Finding, suppressed: Suppressed | None) -> dict[str, Any]:
        result: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": self.indexes[finding.code],
            "level": _LEVELS[finding.severity],
            "message": {"text": self._text(finding.message, finding.hint)},
            "locations": [{"physicalLocation": self._physical(finding.place)}],
            "partialFingerprints": {"soptool/v1": self.fingerprints.of(finding)},
        }
        if finding.related:
            related = enumerate(finding.related, start=1)
            result["relatedLocations"] = [self._related(number, one) for number, one in related]
        fix = self._fix(finding.fix) if finding.fix else None
        if fix:
            result["fixes"] = [fix]
        if self.report.suppressed:
            result["suppressions"] = [_suppression(suppressed)] if suppressed else []
        return result

    def _text(self, *messages: Message | None) -> str:
        return "\n".join(m.render(self.look.translate) for m in messages if m).strip() or "–"

    def _physical(self, place: Place) -> dict[str, Any]:
        return {"artifactLocation": self._artifact(place.path), "region": _region(place)}

    def _artifact(self, path: str) -> dict[str, str]:
        way = from_repository(self.report.prefix, path)
        return {"uri": quote(way.encode("utf-8", "surrogateescape")), "uriBaseId": _ROOT}

    def _related(self, number: int, related: Related) -> dict[str, Any]:
        message = {"text": self._text(related.message)}
        physical = self._physical(related.place)
        return {"id": number, "message": message, "physicalLocation": physical}

    def _fix(self, fix: Fix) -> dict[str, Any] | None:
        edits = edits_of(fix, self.report)
        if not edits:
            return None
        changes = [
            {
                "artifactLocation": self._artifact(path),
                "replacements": [
                    {"deletedRegion": _span(e.place), "insertedContent": {"text": e.text}}
                    for e in made
                ],
            }
            for path, made in edits.items()
        ]
        safe = {"safe": fix.safe}
        text = self._text(fix.message)
        return {"description": {"text": text}, "artifactChanges": changes, "properties": safe}


def _suppression(suppressed: Suppressed) -> dict[str, str]:
    if suppressed.reason is None:
        return {"kind": "external", "status": "accepted", "justification": "baseline"}
    justification = suppressed.reason or "–"
    return {"kind": "inSource", "status": "accepted", "justification": justification}


def _region(place: Place) -> dict[str, int]:
    """Return a region that is never empty: viewers show nothing of an empty one."""
    span = _span(place)
    if (span["endLine"], span["endColumn"]) <= (span["startLine"], span["startColumn"]):
        return {"startLine": place.line, "startColumn": place.column}
    return span


def _span(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
