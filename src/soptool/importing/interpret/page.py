"""A page with its rules and letters, as every stage takes it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from soptool.importing.interpret.letters import Letters, Line, phrases
from soptool.importing.interpret.paragraphs import joined
from soptool.importing.interpret.rules import Rules
from soptool.importing.sheets import Box, Sheet


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `has_spaces`: spaces where lines are broken are in the file.

    `has_lines`: a line ends only where its author ended it.
    """

    sheet: Sheet
    rules: Rules
    letters: Letters
    has_spaces: bool
    has_lines: bool = False
    _phrases: dict[float, tuple[Line, ...]] = field(default_factory=dict, init=False, compare=False)

    def edge(self, right: float) -> float:
        """Return how far lines reach in a cell that ends there: no end ends what has its own."""
        return math.inf if self.has_lines else right

    @property
    def called(self) -> int | str:
        """Its name where it has one, else its number."""
        return self.sheet.name or self.sheet.number

    @property
    def number(self) -> int:
        """Its number from 1."""
        return self.sheet.number

    def text(self, box: Box, pad: float = 0.0) -> str:
        """Return the text in a box, as one paragraph."""
        return joined(self.letters.inside(box, pad), has_spaces=self.has_spaces)

    def phrases(self, wide: float = 1.1) -> tuple[Line, ...]:
        """Return all texts of the page, cut at rules and wide gaps."""
        if wide not in self._phrases:
            self._phrases[wide] = tuple(phrases(self.letters.lines(), self.rules, wide))
        return self._phrases[wide]


def page_of(sheet: Sheet, *, has_spaces: bool, has_lines: bool = False) -> Page:
    """Prepare a page."""
    return Page(sheet, Rules(sheet), Letters(sheet), has_spaces, has_lines)
