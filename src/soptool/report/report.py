"""What a reporter is given: findings in order, and what it needs to show them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from soptool.finding import Check, Finding, Severity, Suppressed
from soptool.language import Translate

if TYPE_CHECKING:
    from soptool.lint.scorecard import Scorecard


def _no_lines(_path: str) -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check. `files` counts the files that were checked.

    `prefix` leads from the repository's root to the folder that paths are relative to (`docs/sop/`,
    or nothing); `lines` gives the lines of a file that a finding speaks of, without their ends.
    `suppressed`: findings that a comment or the baseline answers for; they count nowhere.
    `fail_on`: the run fails by findings that are this bad, or worse.
    `is_misconfigured`: a `sop.yaml` is at fault, so that others were read with defaults.
    `root`: the folder that paths are relative to, where it is on disk.
    `counts_rules`: rules are asked for, and how often each was broken, in place of findings.
    """

    findings: tuple[Finding, ...] = ()
    files: int = 0
    prefix: str = ""
    lines: Callable[[str], Sequence[str]] = _no_lines
    suppressed: tuple[Suppressed, ...] = ()
    scorecard: Scorecard | None = None
    is_misconfigured: bool = False
    fail_on: Severity = Severity.ERROR
    root: Path | None = None
    counts_rules: bool = False

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def fails_by(self, finding: Finding) -> bool:
        """Whether the finding makes the run fail."""
        return finding.severity.rank <= self.fail_on.rank

    @property
    def has_failed(self) -> bool:
        """Whether any finding makes the run fail."""
        return any(map(self.fails_by, self.findings))


@dataclass(frozen=True, slots=True)
class Look:
    """How text for people is shown: language, colour, columns of the screen.

    `here`: where people stand, from where paths lead on their screen; None: as they are.
    `wraps`: words that do not fit into the columns go to the next line. `manuals`: the address of
    the folder with a page for every check, or nothing.
    """

    translate: Translate = str
    color: bool = False
    width: int = 100
    here: Path | None = None
    wraps: bool = False
    manuals: str = ""

    def manual_of(self, check: Check) -> str | None:
        """Return the address of a check's page, where there is one."""
        return f"{self.manuals}/{check.code}.html" if self.manuals else None
