"""The kinds of finding that one SOP file can give beyond the shape of its values."""

from __future__ import annotations

from soptool.finding import Check, Severity

DUPLICATE_STEP = Check("SOP201", "duplicate-step-id", Severity.ERROR)
UNKNOWN_TARGET = Check("SOP202", "unknown-target", Severity.ERROR)
UNKNOWN_EXECUTOR = Check("SOP203", "unknown-executor", Severity.ERROR)
BAD_STEP_ID = Check("SOP204", "bad-step-id", Severity.ERROR)
EXCLUSIVE_KEYS = Check("SOP205", "exclusive-keys", Severity.ERROR)
ROW_SAME = Check("SOP206", "same-row-misplaced", Severity.ERROR)
SAME_WITHOUT_ABOVE = Check("SOP207", "same-without-above", Severity.ERROR)
UNKNOWN_BRANCH = Check("SOP208", "unknown-branch-label", Severity.ERROR)
NEEDS_BRANCHES = Check("SOP209", "key-needs-branches", Severity.ERROR)
MACRO_WITHOUT_PART = Check("SOP210", "macro-without-part", Severity.ERROR)
UNKNOWN_KIND = Check("SOP211", "unknown-kind", Severity.ERROR)
NOT_AN_SOP = Check("SOP212", "not-an-sop", Severity.ERROR)
NO_STEPS = Check("SOP213", "no-steps", Severity.ERROR)
UNKNOWN_FOOTNOTE = Check("SOP214", "unknown-footnote", Severity.WARNING)
UNKNOWN_PARAMETER = Check("SOP215", "unknown-parameter", Severity.ERROR)
MISSING_PARAMETER = Check("SOP216", "missing-parameter", Severity.ERROR)
WRONG_PARAMETER = Check("SOP217", "wrong-parameter", Severity.ERROR)
WRONG_CHANCES = Check("SOP218", "chances-not-whole", Severity.ERROR)

ALL = (
    DUPLICATE_STEP,
    UNKNOWN_TARGET,
    UNKNOWN_EXECUTOR,
    BAD_STEP_ID,
    EXCLUSIVE_KEYS,
    ROW_SAME,
    SAME_WITHOUT_ABOVE,
    UNKNOWN_BRANCH,
    NEEDS_BRANCHES,
    MACRO_WITHOUT_PART,
    UNKNOWN_KIND,
    NOT_AN_SOP,
    NO_STEPS,
    UNKNOWN_FOOTNOTE,
    UNKNOWN_PARAMETER,
    MISSING_PARAMETER,
    WRONG_PARAMETER,
    WRONG_CHANCES,
)
