"""The kinds of finding that composing a macro gives."""

from __future__ import annotations

from soptool.finding import Check, Severity

EXECUTOR_CLASH = Check("SOP401", "executor-id-clash", Severity.WARNING)
EXECUTOR_NOT_DECLARED = Check("SOP402", "executor-not-in-macro", Severity.WARNING)
EXECUTOR_MAP = Check("SOP403", "executor-map", Severity.ERROR)
TOO_LARGE = Check("SOP404", "composition-too-large", Severity.ERROR)
UNWRITTEN_PART = Check("SOP405", "unwritten-part", Severity.INFO)
NOT_AN_OUTCOME = Check("SOP406", "branch-without-outcome", Severity.ERROR)
OPEN_OUTCOME = Check("SOP407", "outcome-not-routed", Severity.WARNING)
ENDS_NOT_ROUTED = Check("SOP408", "ends-not-routed", Severity.WARNING)
PIN_OUTDATED = Check("SOP411", "pin-outdated", Severity.WARNING)
PIN_MISSING = Check("SOP412", "pin-missing", Severity.INFO)
PIN_WITHOUT_PART = Check("SOP413", "pin-without-part", Severity.WARNING)

ALL = (
    EXECUTOR_CLASH,
    EXECUTOR_NOT_DECLARED,
    EXECUTOR_MAP,
    TOO_LARGE,
    UNWRITTEN_PART,
    NOT_AN_OUTCOME,
    OPEN_OUTCOME,
    ENDS_NOT_ROUTED,
    PIN_OUTDATED,
    PIN_MISSING,
    PIN_WITHOUT_PART,
)
