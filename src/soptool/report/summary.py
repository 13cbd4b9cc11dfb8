"""The last line of a check, on standard error: "12 files checked: 1 error, 2 warnings."""

from __future__ import annotations

from collections.abc import Mapping

from soptool.finding import Severity
from soptool.language import Message, by_number, grouped, msg
from soptool.report.report import Report


def summary(report: Report) -> Message:
    """Say how many files were checked, and how many findings there are of each severity."""
    files = _files(report.files)
    numbers = {severity: report.count(severity) for severity in Severity}
    known = sum(one.reason is None for one in report.suppressed)
    if not any(numbers.values()):
        if known:
            other = grouped(known)
            return msg("{files} checked: no new findings, {known} known.",
                       files=files, known=other)  # fmt: skip
        return msg("{files} checked: no findings.", files=files)
    found = counts(numbers)
    if known:
        found = msg("{counts}; {known} known", counts=found, known=grouped(known))
    return msg("{files} checked: {counts}.", files=files, counts=found)


def counts(numbers: Mapping[Severity, int]) -> Message:
    """List how many there are of each severity, the worst first: "1 error, 2 warnings"."""
    parts = [_count(severity, n) for severity in Severity if (n := numbers.get(severity, 0))]
    listed, *others = parts
    for other in others:
        listed = msg("{first}, {second}", first=listed, second=other)
    return listed


def _files(number: int) -> Message:
    return by_number(number, msg("1 file"), msg("{number} files", number=grouped(number)))


def _count(severity: Severity, number: int) -> Message:
    one, many = {
        Severity.ERROR: (msg("1 error"), msg("{number} errors", number=grouped(number))),
        Severity.WARNING: (msg("1 warning"), msg("{number} warnings", number=grouped(number))),
        Severity.INFO: (msg("1 note"), msg("{number} notes", number=grouped(number))),
    }[severity]
    return by_number(number, one, many)
