"""The kinds of finding that making documents gives; they are no rules, and always count."""

from __future__ import annotations

from soptool.finding import Check, Severity

DRAWING_AT_FAULT = Check("SOP451", "drawing-at-fault")
ROUTE_NOT_KEPT = Check("SOP452", "route-not-kept", Severity.WARNING)
FORM_TOO_WIDE = Check("SOP453", "form-too-wide")
ROW_TOO_TALL = Check("SOP454", "row-too-tall")
LETTER_WITHOUT_FONT = Check("SOP455", "letter-without-font", Severity.WARNING)

ALL = (
    DRAWING_AT_FAULT,
    ROUTE_NOT_KEPT,
    FORM_TOO_WIDE,
    ROW_TOO_TALL,
    LETTER_WITHOUT_FONT,
)
