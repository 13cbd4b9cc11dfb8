"""Manuals of what making documents can find."""

from __future__ import annotations

from soptool.finding import Check
from soptool.language import msg
from soptool.lint import drawn as checks
from soptool.lint.rule import Manual

MANUALS: dict[Check, Manual] = {
    checks.DRAWING_AT_FAULT: Manual(
        msg("The flowchart could not be drawn so that every line can be followed."),
        msg("A drawing that misleads is worse than none: the document says so in its place."),
    ),
    checks.ROUTE_NOT_KEPT: Manual(
        msg("A line could not leave on the side that `route` asks for."),
        msg("It would have run over another line; it was led elsewhere."),
    ),
    checks.FORM_TOO_WIDE: Manual(
        msg("The form has more columns than the paper is wide."),
        msg("Use fewer executors, larger paper, or split the SOP."),
    ),
    checks.ROW_TOO_TALL: Manual(
        msg("A row holds more text than a page is high."),
        msg("Split the step, or move a part of its text to `details` or a footnote."),
    ),
    checks.LETTER_WITHOUT_FONT: Manual(
        msg("No font that is used has a letter of the text."),
        msg("It would be printed as an empty box. Name a font that has it under `fonts:`."),
    ),
}
