"""A form that is too wide for its paper goes on the next larger sheet, and that is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.finding import Place, found
from soptool.language import msg
from soptool.lint import drawn as checks

_LARGER: Final = {"A4": "F4", "F4": "A3"}


def on_paper_that_fits(press: Press, at: Place, printed: Callable[[Press], Painted]) -> Painted:
    """Print on the paper that is asked for, else on the first larger one that is wide enough.

    `at` is where it is said.
    """
    asked: str = press.edition.settings.paper
    paper = asked
    first = made = printed(press)
    while made.content is None and _is_too_wide(made) and paper in _LARGER:
        paper = _LARGER[paper]
        made = printed(replace(press, edition=press.edition.on(paper)))
    if made.content is None:
        return first
    if paper == asked:
        return made
    said = found(
        checks.LARGER_PAPER,
        msg(
            "The form is too wide for {asked}; it is printed on {paper}.", asked=asked, paper=paper
        ),
        at,
        hint=msg("Use fewer executors, divide the SOP, or ask for the larger paper (`paper`)."),
    )
    return Painted(made.content, (said, *made.findings))


def _is_too_wide(made: Painted) -> bool:
    return any(finding.code == checks.FORM_TOO_WIDE.code for finding in made.findings)
