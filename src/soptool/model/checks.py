"""The kinds of finding that one SOP file can give beyond the shape of its values."""

from __future__ import annotations

from soptool.finding import Check, Severity

DUPLICATE_STEP = Check("SOP201", "duplicate-step-id")
UNKNOWN_TARGET = Check("SOP202", "unknown-target")
UNKNOWN_EXECUTOR = Check("SOP203", "unknown-executor")
BAD_STEP_ID = Check("SOP204", "bad-step-id")
EXCLUSIVE_KEYS = Check("SOP205", "exclusive-keys")
ROW_SAME = Check("SOP206", "same-row-misplaced")
SAME_WITHOUT_ABOVE = Check("SOP207", "same-without-above")
UNKNOWN_BRANCH = Check("SOP208", "unknown-branch-label")
NEEDS_BRANCHES = Check("SOP209", "key-needs-branches")
MACRO_WITHOUT_PART = Check("SOP210", "macro-without-part")
UNKNOWN_KIND = Check("SOP211", "unknown-kind")
NOT_AN_SOP = Check("SOP212", "not-an-sop")
NO_STEPS = Check("SOP213", "no-steps")
UNKNOWN_FOOTNOTE = Check("SOP214", "unknown-footnote", Severity.WARNING)
UNKNOWN_PARAMETER = Check("SOP215", "unknown-parameter")
MISSING_PARAMETER = Check("SOP216", "missing-parameter")
WRONG_PARAMETER = Check("SOP217", "wrong-parameter")
WRONG_CHANCES = Check("SOP218", "chances-not-whole")

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
