"""What documents are made with: the edition, and the tools of the painters."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from soptool.export.pdf.typesetting import Typesetter
from soptool.export.templates import Templates
from soptool.finding import Finding
from soptool.form.edition import Edition
from soptool.lint.scorecard import Scorecard


@dataclass(frozen=True)
class Press(Edition):
    """An edition with its templates; `scorecard` is what evaluation sheets are made from.

    `findings` collects what is said of the documents made.
    """

    templates: Templates = field(default_factory=Templates)
    findings: list[Finding] = field(default_factory=list, compare=False)
    scorecard: Scorecard | None = None

    @cached_property
    def typesetter(self) -> Typesetter:
        """What sets PDF documents; raises UsageError where Typst is missing."""
        workspace = self.workspace
        return Typesetter(self.templates.user, self.logo, self.settings.fonts, workspace.root)
