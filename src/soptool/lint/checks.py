"""The kinds of finding that the engine itself gives: rules that fail, ignores, the baseline."""

from __future__ import annotations

from soptool.finding import Check, Severity

RULE_FAILED = Check("SOP901", "rule-failed", Severity.INFO)
IGNORE_UNKNOWN = Check("SOP911", "ignore-unknown-rule", Severity.WARNING)
IGNORE_UNUSED = Check("SOP912", "ignore-unused", Severity.WARNING)
IGNORE_EXPIRED = Check("SOP913", "ignore-expired", Severity.WARNING)
IGNORE_WITHOUT_REASON = Check("SOP914", "ignore-without-reason", Severity.WARNING)
IGNORE_MALFORMED = Check("SOP915", "ignore-malformed", Severity.WARNING)
BASELINE_STALE = Check("SOP921", "baseline-entry-stale", Severity.WARNING)

ALL = (
    RULE_FAILED,
    IGNORE_UNKNOWN,
    IGNORE_UNUSED,
    IGNORE_EXPIRED,
    IGNORE_WITHOUT_REASON,
    IGNORE_MALFORMED,
    BASELINE_STALE,
)
