"""The kinds of finding that filling a shape can give."""

from __future__ import annotations

from soptool.finding import Check, Severity

UNKNOWN_KEY = Check("SOP101", "unknown-key", Severity.ERROR)
MISSING_KEY = Check("SOP102", "missing-key", Severity.ERROR)
WRONG_VALUE = Check("SOP103", "wrong-value", Severity.ERROR)
WRONG_SHAPE = Check("SOP104", "wrong-shape", Severity.ERROR)

ALL = (UNKNOWN_KEY, MISSING_KEY, WRONG_VALUE, WRONG_SHAPE)
