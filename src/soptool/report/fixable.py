"""Findings that the program can mend: how they are marked, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable

from soptool.finding import Finding
from soptool.language import Message, by_number, grouped, msg

MARK = "[*]"


def marked(finding: Finding, message: str) -> str:
    """Put the mark before the message of a finding that has a fix."""
    return f"{MARK} {message}" if finding.fix else message


def fixable(findings: Iterable[Finding]) -> Message | None:
    """Say how many of the findings can be mended and with which option; None where none can."""
    fixes = [finding.fix for finding in findings if finding.fix]
    safe = sum(fix.safe for fix in fixes)
    unsafe = len(fixes) - safe
    if not fixes:
        return None
    if not safe:
        return by_number(
            unsafe,
            msg("[*] 1 can be mended with --unsafe-fixes."),
            msg("[*] {number} can be mended with --unsafe-fixes.", number=grouped(unsafe)),
        )
    if not unsafe:
        return by_number(
            safe,
            msg("[*] 1 can be mended with --fix."),
            msg("[*] {number} can be mended with --fix.", number=grouped(safe)),
        )
    return msg(
        "[*] {safe} can be mended with --fix, {unsafe} more with --unsafe-fixes.",
        safe=safe,
        unsafe=unsafe,
    )
