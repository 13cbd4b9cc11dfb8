"""The formats of `sop validate --format`. A new one is one file in `formats/` and one line here.

The list is light: a format is loaded when it writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from soptool.report.report import Look, Report


@dataclass(frozen=True, slots=True)
class Reporter:
    """A format: its name on the command line, and that of its file.

    `for_people`: GitHub's annotations may stand below it, as no program reads it.
    `of_scorecard`: it shows the scorecard, which must be counted for it.
    """

    name: str
    for_people: bool = False
    of_scorecard: bool = False

    def write(self, report: Report, look: Look) -> str:
        """Return the report in this format."""
        return cast(str, import_module(f"soptool.report.formats.{self.name}").report(report, look))


_ALL = (
    Reporter("full", for_people=True),
    Reporter("concise", for_people=True),
    Reporter("json"),
    Reporter("sarif"),
    Reporter("junit"),
    Reporter("github"),
    Reporter("gitlab"),
    Reporter("scorecard", for_people=True, of_scorecard=True),
)
REPORTERS: Final = {reporter.name: reporter for reporter in _ALL}
OF_FINDINGS: Final = tuple(reporter.name for reporter in _ALL if not reporter.of_scorecard)
"""The names of the formats that show findings."""
