"""The kinds of finding that making documents gives; they are no rules, and always count."""

from __future__ import annotations

from soptool.finding import Check, Manual, Severity
from soptool.language import msg

DRAWING_AT_FAULT = Check("SOP451", "drawing-at-fault", Severity.ERROR)
ROUTE_NOT_KEPT = Check("SOP452", "route-not-kept", Severity.WARNING)
FORM_TOO_WIDE = Check("SOP453", "form-too-wide", Severity.ERROR)
ROW_TOO_TALL = Check("SOP454", "row-too-tall", Severity.ERROR)
LETTER_WITHOUT_FONT = Check("SOP455", "letter-without-font", Severity.WARNING)
LARGER_PAPER = Check("SOP456", "larger-paper", Severity.WARNING)
TEXT_CUT = Check("SOP457", "text-cut", Severity.WARNING)

ALL = (
    DRAWING_AT_FAULT,
    ROUTE_NOT_KEPT,
    FORM_TOO_WIDE,
    ROW_TOO_TALL,
    LETTER_WITHOUT_FONT,
    LARGER_PAPER,
    TEXT_CUT,
)

MANUALS: dict[Check, Manual] = {
    DRAWING_AT_FAULT: Manual(
        msg("The flowchart could not be drawn so that every line can be followed."),
        msg("A drawing that misleads is worse than none: the document says so in its place."),
    ),
    ROUTE_NOT_KEPT: Manual(
        msg("A line could not leave on the side that `route` asks for."),
        msg("It would have run over another line; it was led elsewhere."),
    ),
    FORM_TOO_WIDE: Manual(
        msg("The form has more columns than the paper is wide."),
        msg("Use fewer executors, larger paper, or split the SOP."),
    ),
    ROW_TOO_TALL: Manual(
        msg("A row holds more text than a page is high."),
        msg("Split the step, or move a part of its text to `details` or a footnote."),
    ),
    LARGER_PAPER: Manual(
        msg("The columns of the executors need a larger sheet than the paper that was asked for."),
        msg("A form on another paper than its neighbours is hard to file; look before you sign."),
    ),
    TEXT_CUT: Manual(
        msg("A text is longer than what a cell of Excel holds (32,767 letters)."),
        msg("Its end is not in the workbook, and would be lost when that is read again."),
    ),
    LETTER_WITHOUT_FONT: Manual(
        msg("No font that is used has a letter of the text."),
        msg("It would be printed as an empty box. Name a font that has it under `fonts:`."),
    ),
}
