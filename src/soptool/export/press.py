"""What all painters of one run work with."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from soptool.export.templates import Templates
from soptool.export.versions import VERSION
from soptool.form.edition import Edition
from soptool.form.measure.service import Measure
from soptool.lint.scorecard import Scorecard


@dataclass(frozen=True)
class Press:
    """The edition that is made, and the painters' tools.

    `scorecard` is what evaluation sheets are made from; `data_version`: the shape of JSON.
    `attaches_source`: PDFs carry the files that they were made from.
    """

    edition: Edition
    templates: Templates = field(default_factory=Templates)
    scorecard: Scorecard | None = None
    data_version: int = VERSION
    attaches_source: bool = False

    @cached_property
    def measure(self) -> Measure:
        """How high texts are; it loads Typst when it is asked."""
        return Measure(self.edition, self.templates.user)
