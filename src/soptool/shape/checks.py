"""The kinds of finding that filling a shape can give."""

from __future__ import annotations

from soptool.finding import Check

UNKNOWN_KEY = Check("SOP101", "unknown-key")
MISSING_KEY = Check("SOP102", "missing-key")
WRONG_VALUE = Check("SOP103", "wrong-value")
WRONG_SHAPE = Check("SOP104", "wrong-shape")

ALL = (UNKNOWN_KEY, MISSING_KEY, WRONG_VALUE, WRONG_SHAPE)
