"""How often each rule was broken, the most frequent first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from soptool.finding import Check, Severity
from soptool.report.fixable import MARK
from soptool.report.report import Look, Report
from soptool.report.words import word_of


@dataclass(frozen=True, slots=True)
class Count:
    """One rule's findings of one severity, and how many of them have a fix."""

    check: Check
    severity: Severity
    number: int
    fixable: int


def statistics(report: Report) -> tuple[Count, ...]:
    """Count the findings by rule and severity."""
    kinds = dict.fromkeys((finding.check, finding.severity) for finding in report.findings)
    counts = [_count(report, check, severity) for check, severity in kinds]
    return tuple(sorted(counts, key=lambda count: (-count.number, count.check.code)))


def _count(report: Report, check: Check, severity: Severity) -> Count:
    mine = [f for f in report.findings if (f.check, f.severity) == (check, severity)]
    return Count(check, severity, len(mine), sum(f.fix is not None for f in mine))


def as_lines(report: Report, look: Look) -> str:
    """Write a line for each rule: how often, code, how bad, name; marked where it can be mended."""
    counts = statistics(report)
    words = [word_of(count.severity, look.translate) for count in counts]
    widest = max(map(len, words), default=0)
    room = len(str(counts[0].number)) if counts else 0
    lines = (
        f"{count.number:>{room}}  {count.check.code}  {word:<{widest}}"
        f"  {MARK if count.fixable else '   '} {count.check.name}\n"
        for count, word in zip(counts, words, strict=True)
    )
    return "".join(lines)


def as_data(report: Report) -> list[dict[str, Any]]:
    """Return the counts for programs."""
    return [
        {
            "code": count.check.code,
            "rule": count.check.name,
            "severity": count.severity.value,
            "count": count.number,
            "fixable": count.fixable,
        }
        for count in statistics(report)
    ]
